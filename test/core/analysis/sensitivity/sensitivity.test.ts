import assert from "node:assert/strict";
import { openQuestion, readDriver, type Question } from "../../../../src/core/analysis/response/index.ts";
import { readSteps } from "../../../../src/core/analysis/response/readFigure.ts";
import {
  sensitivity,
  twoWay,
  usualDrivers,
  usualTargets,
  type VariedDriver,
} from "../../../../src/core/analysis/sensitivity/index.ts";
import { driverText, type Target } from "../../../../src/core/analysis/response/index.ts";
import { money, ratioText } from "../../../../src/core/money/index.ts";
import type { Limit, Plan } from "../../../../src/core/plan/plan.ts";
import { attribute, byAttribute, frozen, smallPlan } from "../../allocation/smallPlan.ts";

const name = { vi: "x", en: "x" };
const floor: Limit = {
  kind: "floor",
  id: "floor-a",
  name,
  origin: "decided",
  places: ["A"],
  sources: ["central"],
  amount: money(60),
};

function planWith(limits: readonly Limit[] = []): Plan {
  const plan = smallPlan({
    lines: ["central/recurrent 2021 100", "local/recurrent 2021 80", "credit 2021 1000", "empty 2021 0"],
    attributes: [attribute("people", { A: 1, B: 2 }, "whole")],
    weightings: { central: byAttribute("people") },
    limits,
  });
  const sources: Plan["sources"] = [
    { kind: "centralBudget", id: "central", name },
    { kind: "localBudget", id: "local", name, level: "all" },
    { kind: "credit", id: "credit", name, creditType: "x" },
    { kind: "enterprise", id: "empty", name, group: "x" },
  ];
  const rule: Plan["counterpartRules"][number] = {
    id: "rule",
    name,
    base: ["central"],
    counterpart: ["local"],
    types: ["recurrent"],
    from: 2021,
    to: 2021,
    ratio: "0.8",
    mode: "minimum",
    tolerance: money(0),
    level: "province",
    onShortfall: "report",
    legalReference: { document: "QĐ 1", read: true },
  };
  return frozen({ ...plan, sources, counterpartRules: [rule] });
}

function varied(plan: Plan, text: string, steps: string): VariedDriver {
  const driver = readDriver(text, { plan, unit: "dong" });
  assert.ok(driver.ok, "the driver is understood");
  const read = readSteps(steps, driver.value.driver.quantity, "dong");
  assert.ok(read.ok, "the steps are understood");
  return { driver: driver.value.driver, steps: read.value };
}

/** The bars of one target: `driver low→delta high→delta swing`. */
function bars(question: Question, drivers: readonly VariedDriver[], target: Target): readonly string[] {
  const outcome = sensitivity({ question, drivers, targets: [target] });
  assert.ok(outcome.ok, "there is an answer");
  const [tornado] = outcome.value.tornados;
  return (tornado?.bars ?? []).map(({ driver, low, high, swing }) => {
    const id = outcome.value.drivers[driver]?.driver.id ?? "";
    return `${id} ${ratioText(low.value)}→${low.delta} ${ratioText(high.value)}→${high.delta} ${swing}`;
  });
}

describe("what matters most", () => {
  const plan = planWith();
  const question: Question = { plan, unit: "dong" };

  it("by itself varies budgets, what is mobilised, and counterpart ratios; sources without money are left out", () => {
    assert.deepEqual(usualDrivers(plan).map(driverText), [
      "scale:source=central",
      "scale:source=local",
      "mobilisation:source=credit",
      "counterpart:rule=rule",
    ]);
    assert.deepEqual(usualTargets, [{ kind: "allocated" }, { kind: "missing" }]);
  });

  const usual = [
    "scale:source=central",
    "scale:source=local",
    "mobilisation:source=credit",
    "counterpart:rule=rule",
  ];
  for (const [what, target, expected] of [
    [
      "all money",
      { kind: "allocated" },
      [
        "mobilisation:source=credit 9/10→-100 11/10→100 200",
        "scale:source=central 9/10→-10 11/10→10 20",
        "scale:source=local 9/10→-8 11/10→8 16",
        "counterpart:rule=rule 18/25→0 22/25→0 0",
      ],
    ],
    [
      "missing counterpart: 0 as it is, and what lowers the need is not below 0",
      { kind: "missing" },
      [
        "counterpart:rule=rule 18/25→0 22/25→8 8",
        "scale:source=central 9/10→0 11/10→8 8",
        "scale:source=local 9/10→8 11/10→0 8",
        "mobilisation:source=credit 9/10→0 11/10→0 0",
      ],
    ],
    [
      "central money of A: thirds, rounded to đồng for showing",
      { kind: "allocated", places: ["A"], sources: ["central"] },
      [
        "scale:source=central 9/10→-3 11/10→4 7",
        "counterpart:rule=rule 18/25→0 22/25→0 0",
        "mobilisation:source=credit 9/10→0 11/10→0 0",
        "scale:source=local 9/10→0 11/10→0 0",
      ],
    ],
  ] as const) {
    it(what, () => {
      const drivers = usual.map((text) => varied(plan, text, "-10%,+10%"));
      assert.deepEqual(bars(question, drivers, target), expected);
    });
  }

  it("takes steps in any order, more than two, and the widest for the bar", () => {
    const drivers = [varied(plan, "scale:source=central", "+10%,-50%,=2,-10%")];
    assert.deepEqual(bars(question, drivers, { kind: "allocated" }), [
      "scale:source=central 1/2→-50 2→100 150",
    ]);
  });

  it("says where there is no allocation, and leaves it out of the bars", () => {
    const tight = planWith([floor]);
    const outcome = sensitivity({
      question: { plan: tight, unit: "dong" },
      drivers: [varied(tight, "scale:source=central", "-50%,+50%")],
      targets: [{ kind: "allocated", places: ["A"], sources: ["central"] }],
    });
    assert.ok(outcome.ok);
    const outcomes = outcome.value.drivers[0]?.outcomes ?? [];
    assert.deepEqual(
      outcomes.map(({ run, issues }) => run?.figures[0]?.amount ?? issues[0]?.code),
      ["limit.impossible", 60],
    );
    assert.equal(outcome.value.tornados[0]?.bars[0]?.low.amount, 60);
  });

  it("a plan that cannot be allocated as it is has issues and no bars", () => {
    const broken = planWith([{ ...floor, amount: money(101) }]);
    const drivers = [varied(broken, "scale:source=central", "+50%")];
    const outcome = sensitivity({ question: { plan: broken, unit: "dong" }, drivers, targets: usualTargets });
    assert.equal(outcome.ok ? "" : outcome.issues[0]?.code, "limit.impossible");
  });
});

describe("two at a time", () => {
  const plan = planWith();
  const question: Question = { plan, unit: "dong" };

  it("each pair of values, the present ones in their places", () => {
    const outcome = twoWay({
      question,
      rows: varied(plan, "scale:source=central", "-10%,+10%"),
      columns: varied(plan, "scale:source=local", "-50%,+10%"),
      target: { kind: "missing" },
    });
    assert.ok(outcome.ok);
    const { rows, columns, cells } = outcome.value;
    assert.deepEqual(rows.values.map(ratioText), ["9/10", "1", "11/10"]);
    assert.deepEqual(columns.values.map(ratioText), ["1/2", "1", "11/10"]);
    // 0.8 × 90, 100, 110 less 40, 80, 88.
    assert.deepEqual(
      cells.map((line) => line.map(({ figure }) => figure?.amount)),
      [
        [32, 0, 0],
        [40, 0, 0],
        [48, 8, 0],
      ],
    );
  });

  it("two drivers of one thing contradict each other, where both change it", () => {
    const outcome = twoWay({
      question,
      rows: varied(plan, "set:source=central", "=90"),
      columns: varied(plan, "scale:source=central", "-10%"),
      target: { kind: "allocated" },
    });
    assert.ok(outcome.ok);
    assert.deepEqual(
      outcome.value.cells.map((line) => line.map(({ figure, issues }) => figure?.amount ?? issues[0]?.code)),
      [
        ["scenario.contradiction", 1170],
        [1170, 1180],
      ],
    );
  });

  it("under a scenario, drivers start from where the scenario has come to", () => {
    const scenario = {
      schema: "phanbo/scenario/1",
      id: "half",
      name,
      base: "small",
      parameters: [{ id: "part", name, value: "50%", origin: "assumed" }],
      adjustments: [{ kind: "scaleLines", sources: ["central"], factor: "$part" }],
    } as const;
    const under: Question = { plan, unit: "dong", scenario: { scenario, library: new Map() } };
    const opened = openQuestion(under);
    assert.ok(opened.ok);
    const { plan: halved } = opened.value.base;
    const scale = varied(halved, "scale:source=central", "-10%,+10%");
    assert.deepEqual(bars(under, [scale], { kind: "allocated" }), [
      "scale:source=central 9/10→-5 11/10→5 10",
    ]);
    const parameter = readDriver("parameter:id=part", { plan: halved, scenario, unit: "dong" });
    assert.ok(parameter.ok);
    const steps = readSteps("+0.5,=0.1", "ratio", "dong");
    assert.ok(steps.ok);
    const drivers = [{ driver: parameter.value.driver, steps: steps.value }];
    assert.deepEqual(bars(under, drivers, { kind: "allocated" }), ["parameter:id=part 1/10→-40 1→50 90"]);
  });
});
