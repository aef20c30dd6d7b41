import assert from "node:assert/strict";
import {
  driverText,
  gridOf,
  lastIndex,
  readDriver,
  readTarget,
  stepped,
  valueAt,
  type Driver,
} from "../../../../src/core/analysis/response/index.ts";
import { readSteps } from "../../../../src/core/analysis/response/readFigure.ts";
import { ratioText, readRatio } from "../../../../src/core/money/index.ts";
import type { Limit } from "../../../../src/core/plan/plan.ts";
import type { Scenario } from "../../../../src/core/scenario/index.ts";
import { attribute, byAttribute, norm, smallPlan } from "../../allocation/smallPlan.ts";
import { money } from "../../../../src/core/money/index.ts";

const name = { vi: "x", en: "x" };
const cap: Limit = { kind: "cap", id: "cap-a", name, origin: "decided", places: ["A"], amount: money(40) };
const reserve: Limit = { kind: "reserve", id: "reserve", name, origin: "decided", share: "10%" };
const excluded: Limit = { kind: "excluded", id: "out", name, origin: "decided", places: ["B"], reason: "x" };

const plan = smallPlan({
  lines: ["central/recurrent 2021-2022 100", "local/recurrent 2021 50", "credit 2021-2025 0"],
  weightings: { central: byAttribute("people") },
  attributes: [
    attribute("people", { A: 30, B: 10 }, "whole"),
    attribute("hard", { A: true, B: false }, "yesNo"),
  ],
  norms: [norm({ groups: { big: ["5", "people atLeast 20"] } })],
  limits: [cap, reserve, excluded],
});

const scenario: Scenario = {
  schema: "phanbo/scenario/1",
  id: "s",
  name,
  base: "small",
  parameters: [
    { id: "share", name, value: "80%", origin: "assumed" },
    { id: "top-up", name, value: "7000000", origin: "assumed" },
  ],
  adjustments: [
    { kind: "scaleLines", sources: ["central"], factor: "$share" },
    { kind: "setLines", sources: ["local"], amount: "$top-up" },
  ],
};

const context = { plan, scenario, unit: "dong" } as const;

/** The driver, its present value, and its grid as `from..to by step`; or the keys of the problems. */
function understood(text: string): string {
  const read = readDriver(text, context);
  if (!read.ok) return read.issues.map(({ key }) => key.replace("seek.problem.", "")).join(" ");
  const { driver, grid, current } = read.value;
  const [from, to] = [valueAt(grid, 0), valueAt(grid, lastIndex(grid))].map(ratioText);
  const step = `${grid.step}/${grid.per}`;
  return `${driver.id} | ${driver.quantity} | ${current === undefined ? "?" : ratioText(current)} | ${from}..${to} by ${step}`;
}

describe("the phrases for what is varied", () => {
  for (const [phrase, expected] of [
    ["scale:source=central", "scale:source=central | ratio | 1 | 0..10 by 1/10000"],
    [
      "scale: source=central,local  year=2021",
      "scale:source=central,local from=2021 to=2021 | ratio | 1 | 0..10 by 1/10000",
    ],
    ["set:source=central", "set:source=central | money | 100 | 0..1000 by 1/1"],
    [
      "set source=central from=2021 to=2021 range=5..25 step=5",
      "set:source=central from=2021 to=2021 | money | 50 | 5..25 by 5/1",
    ],
    ["set:source=credit", "set:source=credit | money | 0 | 0..150 by 1/1"],
    ["mobilisation:source=local", "mobilisation:source=local | ratio | 1 | 0..1 by 1/10000"],
    [
      "coefficient:norm=norm group=big",
      "coefficient:norm=norm group=big | ratio | 5 | 1/10000..10 by 1/10000",
    ],
    ["limit:id=cap-a", "limit:id=cap-a | money | 40 | 0..400 by 1/1"],
    ["limit:id=reserve", "limit:id=reserve | ratio | 1/10 | 0..1 by 1/10000"],
    ["attribute:id=people place=A", "attribute:id=people place=A | whole | 30 | 0..300 by 1/1"],
    ["attribute:id=people place=A,B", "attribute:id=people place=A,B | whole | ? | 0..100 by 1/1"],
    ["parameter:id=share range=50%..1", "parameter:id=share | ratio | 4/5 | 1/2..1 by 1/10000"],
    ["parameter:id=top-up", "parameter:id=top-up | money | 7000000 | 0..70000000 by 1/1"],
    ["scale:source=central step=0.000001", "scale:source=central | ratio | 1 | 0..10 by 1/1000000"],
    ["scal:source=central", "unknownDriver.nearest"],
    ["what", "unknownDriver"],
    ["scale:source=centrall typ=recurrent", "unknownKey.nearest unknownId.nearest"],
    ["scale:source=central source=local", "repeatedKey"],
    ["scale:source", "notAPair"],
    ["scale:type=recurrnt year=21", "unknownId.nearest notAYear"],
    ["scale:from=2023 to=2021", "yearsReversed"],
    ["scale:source=local year=2024", "noLines"],
    ["mobilisation:", "missingKey"],
    ["limit:id=out", "notANumber"],
    ["attribute:id=hard place=A", "notANumber"],
    ["set:source=central range=5.000..9", "ambiguousAmount"],
    ["set:source=central range=9..5", "range.reversed"],
    ["set:source=central range=9", "notARange"],
    ["scale:source=central range=a..b", "notARatio notARatio"],
    ["scale:source=central step=0", "range.noStep"],
    ["scale:source=central step=1/7000000000", "range.tooFine"],
  ] as const) {
    it(`${phrase} → ${expected}`, () => {
      assert.equal(understood(phrase), expected);
    });
  }

  it("parameters need a scenario", () => {
    const read = readDriver("parameter:id=share", { plan, unit: "dong" });
    assert.deepEqual(read.ok ? [] : read.issues.map(({ key }) => key), ["seek.problem.noScenario"]);
  });

  it("a driver says itself in words that read as the same driver", () => {
    for (const text of [
      "scale:line=central.recurrent.2021-2022 source=central type=recurrent from=2021 to=2022",
      "mobilisation:source=local from=2021",
      "attribute:id=people place=A,B",
    ]) {
      const read = readDriver(text, context);
      assert.ok(read.ok);
      assert.equal(driverText(read.value.driver.setting), text);
      assert.equal(read.value.driver.id, text);
    }
  });
});

describe("the phrases for what is looked at", () => {
  for (const [phrase, expected] of [
    ["allocated", '{"kind":"allocated"}'],
    ["place=A source=central", '{"kind":"allocated","places":["A"],"sources":["central"]}'],
    [
      "allocated:place=D1 type=investment",
      '{"kind":"allocated","places":["D1"],"types":["developmentInvestment"]}',
    ],
    [
      "unallocated source=local year=2022",
      '{"kind":"unallocated","sources":["local"],"from":2022,"to":2022}',
    ],
    ["missing", '{"kind":"missing"}'],
    ["missng", "unknownTarget.nearest"],
    ["missing:rule=none", "unknownId"],
    ["unallocated:place=A", "unknownKey"],
    ["place=AA", "unknownId.nearest"],
    ["place=Z year=x", "notAYear unknownId"],
  ] as const) {
    it(`${phrase} → ${expected}`, () => {
      const read = readTarget(phrase, plan);
      const words = read.ok
        ? JSON.stringify(read.value)
        : read.issues.map(({ key }) => key.replace("seek.problem.", "")).join(" ");
      assert.equal(words, expected);
    });
  }
});

describe("steps", () => {
  const driver = (setting: Driver["setting"], quantity: Driver["quantity"]): Driver => ({
    id: "x",
    setting,
    quantity,
    roundTo: "dong",
  });
  const scale = driver({ kind: "scale", slice: {} }, "ratio");
  const set = driver({ kind: "set", slice: {} }, "money");

  for (const [from, of, steps, expected] of [
    ["1", scale, "-10%,+10%", "9/10 11/10"],
    ["3/2", scale, "+10%, =2, -0.5", "33/20 2 1"],
    ["1", scale, "-200%", "below zero"],
    ["105", set, "-10%,+7,=80", "95 112 80"],
    ["105", set, "−50%", "53"],
    ["5", set, "-6", "below zero"],
    ["1", scale, "10%", "notAStep"],
    ["1", scale, " , ", "noSteps"],
    ["1", set, "+1.234,=x", "ambiguousAmount notAnAmount"],
  ] as const) {
    it(`${from} ${steps} → ${expected}`, () => {
      const read = readSteps(steps, of.quantity, "dong");
      const words = read.ok
        ? read.value.map((step) => {
            const value = stepped(of, plan, step, readRatio(from));
            return value === undefined ? "below zero" : ratioText(value);
          })
        : read.issues.map(({ key }) => key.replace("seek.problem.", ""));
      assert.equal(words.join(" "), expected);
    });
  }

  it("a grid of money ends at a whole unit within what is exact", () => {
    const grid = gridOf(set, plan, "million", readRatio("9007199254740991"));
    assert.deepEqual(grid, { per: 1, from: 0, to: 9_007_199_254_000_000, step: 1_000_000 });
  });
});
