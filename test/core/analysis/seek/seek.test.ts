import assert from "node:assert/strict";
import {
  allocationAt,
  exactFigure,
  lastIndex,
  openQuestion,
  printedFigure,
  readDriver,
  readTarget,
  valueAt,
  type AskedDriver,
  type Question,
  type Target,
} from "../../../../src/core/analysis/response/index.ts";
import { seek, type Goal, type SeekOutcome } from "../../../../src/core/analysis/seek/index.ts";
import { money, ratioText, type MoneyUnit } from "../../../../src/core/money/index.ts";
import type { CounterpartRule, Limit, Plan } from "../../../../src/core/plan/plan.ts";
import {
  attribute,
  byAttribute,
  commune,
  district,
  frozen,
  province,
  smallPlan,
} from "../../allocation/smallPlan.ts";

const name = { vi: "x", en: "x" };

const localities = [
  province,
  district("D1"),
  district("D2"),
  commune("A"),
  commune("B"),
  commune("C", { parent: "D2" }),
];

function planWith(limits: readonly Limit[], method: Plan["roundingMethod"] = "largestRemainder"): Plan {
  const rule: CounterpartRule = {
    id: "one-to-one",
    name,
    base: ["central"],
    counterpart: ["local"],
    types: ["recurrent"],
    from: 2021,
    to: 2021,
    ratio: "1:1",
    mode: "minimum",
    tolerance: money(0),
    level: "province",
    onShortfall: "report",
    legalReference: { document: "QĐ 1", read: true },
  };
  const plan = smallPlan({
    lines: ["central/recurrent 2021 100", "local/recurrent 2021 60"],
    localities,
    attributes: [attribute("people", { A: 3, B: 2, C: 2 }, "whole")],
    weightings: { central: byAttribute("people"), local: byAttribute("people") },
    limits,
    roundingMethod: method,
  });
  return frozen({ ...plan, counterpartRules: [rule] });
}

interface Asked {
  readonly question: Question;
  readonly asked: AskedDriver;
  readonly target: Target;
  readonly goal: Goal;
}

function asked(plan: Plan, driver: string, target: string, goal: string, unit: MoneyUnit = "dong"): Asked {
  const read = readDriver(driver, { plan, unit });
  const aim = readTarget(target, plan);
  assert.ok(read.ok && aim.ok, "the words are understood");
  const [, sign, amount = "0"] = /^(>=|<=)\s*(\d+)$/.exec(goal) ?? [];
  return {
    question: { plan, unit },
    asked: read.value,
    target: aim.value,
    goal: { relation: sign === "<=" ? "atMost" : "atLeast", amount: money(parseInt(amount, 10)) },
  };
}

function sought({ question, asked: { driver, grid }, target, goal }: Asked): SeekOutcome {
  const outcome = seek({ question, driver, grid, target, goal });
  assert.ok(outcome.ok, "there is an answer");
  return outcome.value;
}

/** `least 5 (8/3) not 4 (2)`: the value and its figure, and the neighbour with its own. */
function said(outcome: SeekOutcome): string {
  switch (outcome.kind) {
    case "always":
      return `always, ${outcome.course}`;
    case "never": {
      const { best, bindings, course } = outcome;
      const by = bindings.map(({ id, kind, places }) => ` ${kind} ${id}(${places.join(",")})`).join("");
      return `never, ${course}, best ${ratioText(best.value)} (${best.response === undefined ? "–" : ratioText(best.response)})${by}`;
    }
    case "found": {
      const [at, not] = [outcome.found, outcome.neighbour].map(
        ({ value, response }) =>
          `${ratioText(value)} (${response === undefined ? "–" : ratioText(response)})`,
      );
      return `${outcome.side} ${at ?? ""} not ${not ?? ""}, ${outcome.course}`;
    }
  }
}

const bounded = (kind: "floor" | "cap", places: string[], amount: number): Limit => ({
  kind,
  id: `${kind}-1`,
  name,
  origin: "decided",
  places,
  sources: ["central"],
  amount: money(amount),
});
const held: Limit = {
  kind: "hold",
  id: "hold-1",
  name,
  origin: "decided",
  places: ["A"],
  sources: ["central"],
  amount: money(40),
  owner: "x",
  reason: "x",
};

describe("what it takes", () => {
  for (const [driver, target, goal, limits, expected] of [
    // A has 3 of 7 of the weight: 3/7 × 117 is the first above 50.
    [
      "set:source=central",
      "place=A source=central",
      ">= 50",
      [],
      "least 117 (351/7) not 116 (348/7), rising",
    ],
    ["set:source=central", "place=D1 source=central", ">= 50", [], "least 70 (50) not 69 (345/7), rising"],
    [
      "set:source=central",
      "place=A source=central",
      "<= 50",
      [],
      "greatest 116 (348/7) not 117 (351/7), rising",
    ],
    ["set:source=local range=0..200", "missing", "<= 0", [], "least 100 (0) not 99 (1), falling"],
    ["counterpart:rule=one-to-one", "missing", "<= 0", [], "greatest 3/5 (0) not 6001/10000 (1), rising"],
    [
      "attribute:id=people place=A range=0..50",
      "place=A source=central",
      ">= 90",
      [],
      "least 36 (90) not 35 (3500/39), rising",
    ],
    [
      "mobilisation:source=central",
      "allocated",
      ">= 150",
      [],
      "least 179/200 (150) not 8949/10000 (149), rising",
    ],
    [
      "limit:id=cap-1",
      "place=A source=central",
      ">= 42",
      [bounded("cap", ["A"], 30)],
      "least 42 (42) not 41 (41), rising",
    ],
    [
      "set:source=central",
      "place=A source=central",
      ">= 50",
      [bounded("cap", ["A"], 30)],
      "never, rising, best 100 (30) cap cap-1(A)",
    ],
    [
      "set:source=central range=0..500",
      "place=D1 source=central",
      ">= 99",
      [bounded("cap", ["D1"], 60)],
      "never, rising, best 100 (60) cap cap-1(D1)",
    ],
    [
      "set:source=central",
      "place=A source=central",
      ">= 50",
      [held],
      "never, flat, best 100 (40) cap hold-1(A)",
    ],
    [
      "set:source=central range=30..90",
      "place=A source=central",
      "<= 10",
      [bounded("floor", ["A"], 25)],
      "never, rising, best 30 (25) floor floor-1(A)",
    ],
    ["set:source=local range=10..20", "place=A source=central", ">= 1", [], "always, flat"],
    ["set:source=local range=10..20", "place=A source=central", ">= 99", [], "never, flat, best 10 (300/7)"],
    // Below 25 the floor cannot be kept: there is no allocation, which is no figure.
    [
      "set:source=central range=0..90",
      "place=A source=central",
      ">= 25",
      [bounded("floor", ["A"], 25)],
      "least 25 (25) not 24 (–), rising",
    ],
  ] as const) {
    it(`${driver} | ${target} ${goal}${limits.map(({ id }) => ` | ${id}`).join("")} → ${expected}`, () => {
      assert.equal(said(sought(asked(planWith(limits), driver, target, goal))), expected);
    });
  }

  it("under Webster it answers for the rounded figures, which are monotone", () => {
    const plan = planWith([], "webster");
    const outcome = sought(asked(plan, "set:source=central", "place=A source=central", ">= 50"));
    assert.equal(said(outcome), "least 116 (50) not 115 (49), rising");
  });

  it("an amount of 2^53 is sought in at most 60 steps", () => {
    const plan = planWith([]);
    const ask = asked(
      plan,
      "set:source=central range=0..9007199254740000",
      "place=D1 source=central",
      ">= 6000000000000001",
    );
    const outcome = sought(ask);

    assert.equal(
      said(outcome),
      "least 8400000000000002 (42000000000000010/7) not 8400000000000001 (42000000000000005/7), rising",
    );
    assert.ok(outcome.points.length <= 60, String(outcome.points.length));
  });

  it("where there is no allocation at any value, says why", () => {
    const {
      question,
      asked: { driver, grid },
      target,
      goal,
    } = asked(planWith([bounded("floor", ["A"], 500)]), "set:source=local", "place=A", ">= 5");
    const outcome = seek({ question, driver, grid, target, goal });
    assert.equal(outcome.ok ? "" : outcome.issues[0]?.code, "limit.impossible");
  });

  it("stops when it is told to", () => {
    const {
      question,
      asked: { driver, grid },
      target,
      goal,
    } = asked(planWith([]), "set:source=local", "place=A", ">= 5");
    const signal = AbortSignal.abort();
    const outcome = seek({ question, driver, grid, target, goal }, { signal });
    assert.deepEqual(outcome.ok ? [] : outcome.issues.map(({ code }) => code), ["work.cancelled"]);
  });

  it("the printed figure keeps a goal of whole units that its total keeps exactly", () => {
    const plan = planWith([]);
    const ask = asked(plan, "set:source=central", "place=A source=central", ">= 50");
    const outcome = sought(ask);
    assert.ok(outcome.kind === "found");
    const opened = openQuestion(ask.question);
    assert.ok(opened.ok);
    const at = allocationAt(opened.value, [{ driver: ask.asked.driver, value: outcome.found.value }]);
    assert.ok(at.ok);
    assert.equal(printedFigure(ask.target, at.value.plan, at.value.allocation), 50);
    assert.equal(ratioText(exactFigure(ask.target, at.value.plan, at.value.allocation)), "351/7");
  });

  it("does not change what it is given", () => {
    const plan = planWith([]);
    const before = JSON.stringify(plan);
    const { asked: a } = asked(plan, "set:source=central", "place=A", ">= 5");
    assert.equal(lastIndex(a.grid), 1000);
    assert.equal(ratioText(valueAt(a.grid, 3)), "3");
    sought(asked(plan, "set:source=central", "place=A", ">= 5"));
    assert.equal(JSON.stringify(plan), before);
  });
});
