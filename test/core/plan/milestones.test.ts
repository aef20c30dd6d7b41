import assert from "node:assert/strict";
import fc from "fast-check";
import {
  figuresOf,
  milestonesInOrder,
  parsePlan,
  planHash,
  recordMilestone,
  type MilestoneRequest,
  type Plan,
} from "../../../src/core/plan/index.ts";
import { milestoneMoves } from "../../../src/core/report/milestonesData.ts";
import { anyPlan } from "../../laws/planArbitrary.ts";
import { frozen, smallPlan } from "../allocation/smallPlan.ts";

function recorded(plan: Plan, request: Partial<MilestoneRequest>): Plan {
  const result = recordMilestone(frozen(plan), {
    name: "Mốc",
    stage: "draft",
    date: "2022-07-13",
    ...request,
  });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** A plan that the schema takes: the small one has no total, weighting or norm that it would miss. */
const plan = smallPlan({ lines: ["s 2021 100", "t/recurrent 2022 50"] });

/** What is recorded, one after the other | ids in the order of the list | in the order of time. */
const cases: readonly (readonly [readonly Partial<MilestoneRequest>[], string, string])[] = [
  [[{}, {}], "draft draft.2", "draft draft.2"],
  [
    [{ stage: "adjusted" }, { stage: "adjusted" }, { stage: "decided" }],
    "adjusted-1 adjusted-2 decided",
    "decided adjusted-1 adjusted-2",
  ],
  [
    [{ stage: "adjusted", number: 4 }, { stage: "adjusted" }],
    "adjusted-4 adjusted-5",
    "adjusted-4 adjusted-5",
  ],
  [
    [
      { stage: "decided", date: "2022-08-01" },
      { stage: "submitted", date: "2022-07-31" },
    ],
    "decided submitted",
    "submitted decided",
  ],
];

describe("milestones", () => {
  for (const [requests, ids, inOrder] of cases) {
    it(`are named ${ids}, and shown ${inOrder}`, () => {
      const after = requests.reduce<Plan>(recorded, plan);
      assert.equal(after.milestones.map(({ id }) => id).join(" "), ids);
      assert.equal(
        milestonesInOrder(after)
          .map(({ id }) => id)
          .join(" "),
        inOrder,
      );
    });
  }

  it("are refused with a date that is none", () => {
    const result = recordMilestone(plan, { name: "Mốc", stage: "draft", date: "2022-02-30" });
    assert.ok(!result.ok);
    assert.deepEqual(
      result.issues.map(({ code, place }) => [code, place.path]),
      [["plan.wrongText", "milestones[0].date"]],
    );
  });

  it("keep a source's and a type's sum although the line and the source are gone", () => {
    const before = recorded(plan, {});
    const after: Plan = {
      ...before,
      lines: before.lines.filter(({ source }) => source !== "t"),
      sources: before.sources.filter(({ id }) => id !== "t"),
    };
    const rows = milestoneMoves(after).rows.map(({ key, amounts, deltas }) => [key, ...amounts, ...deltas]);
    assert.deepEqual(rows, [
      ["all", 150, 100, -50],
      ["type/recurrent", 50, null, -50],
      ["type/unspecified", 100, 100, 0],
      ["source/s", 100, 100, 0],
      ["source/t", 50, null, -50],
      ["line/s.unspecified.2021", 100, 100, 0],
      ["line/t.recurrent.2022", 50, null, -50],
    ]);
  });

  it("change no hash, hold every amount, and nothing has moved right after, whatever the plan", () => {
    fc.assert(
      fc.property(anyPlan, (file) => {
        const parsed = parsePlan({ ...file, milestones: [] });
        assert.ok(parsed.ok);
        const total = parsed.value.lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
        fc.pre(total <= BigInt(Number.MAX_SAFE_INTEGER));
        const after = recorded(parsed.value, { note: "x" });
        assert.equal(planHash(after), planHash(parsed.value));
        const [milestone] = after.milestones;
        assert.equal(milestone?.plan, planHash(parsed.value));
        assert.deepEqual(milestone.figures, figuresOf(parsed.value));
        const { rows } = milestoneMoves(after);
        assert.ok(rows.every(({ deltas }) => deltas.every((delta) => delta === 0)));
        assert.equal(BigInt(rows.find(({ key }) => key === "all")?.amounts[0] ?? -1), total);
      }),
      { seed: 20_220_713, numRuns: 60 },
    );
  });
});
