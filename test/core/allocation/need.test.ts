import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import {
  needOf,
  type Need,
  type NeedAnswer,
  type NeedChange,
} from "../../../src/core/allocation/trace/need.ts";
import type { Trace } from "../../../src/core/allocation/trace/trace.ts";
import { openTraces } from "../../../src/core/allocation/trace/traceBook.ts";
import { money } from "../../../src/core/money/index.ts";
import type { Limit, Plan } from "../../../src/core/plan/plan.ts";
import { allocationOf } from "./explained.ts";
import { attribute, byAttribute, commune, district, province, smallPlan } from "./smallPlan.ts";

interface Small {
  readonly total?: number;
  /** Weight of each of the communes A, B, C, D; A and B are in district D1, C and D in D2. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly limits?: readonly Limit[];
}

const weights = { A: 5, B: 3, C: 1, D: 0 };

/** One envelope of one year, shared by weight. */
function planOf({ total = 1_000, limits = [], weights: given = weights }: Small): Plan {
  return smallPlan({
    lines: [`s 2021 ${total}`],
    localities: [
      province,
      district("D1"),
      district("D2"),
      commune("A"),
      commune("B"),
      commune("C", { parent: "D2" }),
      commune("D", { parent: "D2" }),
    ],
    attributes: [attribute("weight", given, "decimal")],
    weightings: { s: byAttribute("weight") },
    limits,
  });
}

const key = { source: "s", type: "unspecified", year: 2021 } as const;

function traceIn(plan: Plan, place: string): Trace {
  const trace = openTraces(plan, allocationOf(plan, "dong")).traceOf({ place, ...key });
  assert.ok(trace !== undefined);
  return trace;
}

function need(small: Small, place: string, wanted: number): Need {
  const plan = planOf(small);
  const allocation = allocationOf(plan, "dong");
  const book = openTraces(plan, allocation);
  const [pool, trace] = [book.poolOf(key), book.traceOf({ place, ...key })];
  assert.ok(pool !== undefined && trace !== undefined);
  return needOf(plan, allocation, pool, trace, money(wanted));
}

const common = { name: { vi: "giới hạn", en: "limit" }, origin: "assumed" as const };

function limit(kind: "floor" | "cap", places: string, amount: number): Limit {
  return { kind, id: `${kind}-${places.toLowerCase()}`, ...common, places: [places], amount: money(amount) };
}

/** The same plan with the value of an answer in it. */
function changed(small: Small, place: string, change: NeedChange, value: string): Small {
  const number = value.includes("/")
    ? value
        .split("/")
        .map(Number)
        .reduce((one, other) => one / other)
    : Number(value);
  switch (change) {
    case "weight":
      return { ...small, weights: { ...weights, ...small.weights, [place]: number } };
    case "envelope":
      return { ...small, total: number };
    case "cap":
    case "hold":
      return {
        ...small,
        limits: (small.limits ?? []).map((each) =>
          each.kind === change ? { ...each, amount: money(number) } : each,
        ),
      };
  }
}

/** `weight 5 → 7.5`, `cap none: aboveMoney`. */
function shown({ answers }: Need): readonly string[] {
  return answers.map((answer) =>
    answer.kind === "none"
      ? `${answer.change}: ${answer.obstacle}`
      : `${answer.change} ${answer.from} → ${answer.at.value}`,
  );
}

/** Holds both sides of a certificate against an allocation of a plan that was changed so. */
function holdCertificate(small: Small, place: string, wanted: number, answer: NeedAnswer): void {
  if (answer.kind === "none") return;
  const shareAt = (value: string): Trace["exact"] =>
    traceIn(planOf(changed(small, place, answer.change, value)), place).exact;
  assert.deepEqual(shareAt(answer.at.value), answer.at.share, `${answer.change} at ${answer.at.value}`);
  assert.ok(Number(answer.at.share.decimal) >= wanted);
  if (answer.below === "least") return;
  if (answer.below === "floors") {
    const less = String(Number(answer.at.value) - Number(answer.step));
    const outcome = allocate(planOf(changed(small, place, answer.change, less)), { unit: "dong" });
    assert.deepEqual(!outcome.ok && outcome.issues[0]?.code, "limit.impossible");
    return;
  }
  assert.deepEqual(shareAt(answer.below.value), answer.below.share, `${answer.change} below`);
  assert.ok(Number(answer.below.share.decimal) < wanted);
}

describe("what must change for a place to get an amount", () => {
  const reserve: Limit = { kind: "reserve", id: "kept", ...common, share: "10%" };
  const cases: readonly (readonly [string, Small, string, number, readonly string[]])[] = [
    ["by weight alone", {}, "A", 600, ["weight 5 → 6", "envelope 1000 → 1080"]],
    ["less than now", {}, "A", 500, ["weight 5 → 4", "envelope 1000 → 900"]],
    ["nothing", {}, "A", 0, ["weight 5 → 0", "envelope 1000 → 0"]],
    [
      "a reserve grows with the envelope",
      { limits: [reserve] },
      "A",
      600,
      ["weight 5 → 8", "envelope 1000 → 1200"],
    ],
    ["a weight of its own", {}, "D", 100, ["weight 0 → 1", "envelope: zeroWeight"]],
    ["more than all", {}, "A", 1_001, ["weight: aboveMoney", "envelope 1000 → 1802"]],
    ["all of it", {}, "A", 1_000, ["weight: all", "envelope 1000 → 1800"]],
    [
      "its own cap",
      { limits: [limit("cap", "A", 400)] },
      "A",
      450,
      ["weight: cap", "envelope: cap", "cap 400 → 450"],
    ],
    [
      "the cap of its district",
      { limits: [limit("cap", "D1", 400)] },
      "A",
      300,
      ["weight 5 → 9", "envelope: unitCap", "cap 400 → 480"],
    ],
    [
      "the floors of others",
      { limits: [limit("floor", "B", 300), limit("floor", "C", 100)] },
      "A",
      700,
      ["weight: others", "envelope 1000 → 1260"],
    ],
    [
      "floors that no longer fit",
      { total: 400, limits: [limit("floor", "B", 300), limit("floor", "C", 50)] },
      "A",
      20,
      ["weight 5 → 0.25", "envelope 400 → 370"],
    ],
    [
      "no less than floors need",
      { total: 400, limits: [limit("floor", "B", 300), limit("floor", "C", 50)] },
      "A",
      0,
      ["weight 5 → 0", "envelope 400 → 350"],
    ],
    [
      "an earlier tier",
      { limits: [{ kind: "tier", id: "first", ...common, tier: 1, places: ["D1"] }] },
      "C",
      50,
      ["weight: tier", "envelope: tooLarge"],
    ],
    [
      "exclusion",
      { limits: [{ kind: "excluded", id: "out", ...common, places: ["A"], reason: "out" }] },
      "A",
      50,
      ["weight: excluded", "envelope: excluded"],
    ],
  ];
  for (const [title, small, place, wanted, expected] of cases) {
    it(title, () => {
      const found = need(small, place, wanted);
      assert.deepEqual(
        shown(found).map((line) =>
          line.replace(/(\d+)\/(\d+)/, (_, one, other) => String(Number(one) / Number(other))),
        ),
        expected,
      );
      for (const answer of found.answers) holdCertificate(small, place, wanted, answer);
    });
  }

  it("raises a fixed amount as far as the other floors let it", () => {
    const hold: Limit = {
      kind: "hold",
      id: "fixed",
      ...common,
      places: ["A"],
      amount: money(200),
      owner: "owner",
      reason: "reason",
    };
    const small = { limits: [hold, limit("floor", "B", 300)] };
    const enough = need(small, "A", 650);
    assert.deepEqual(shown(enough), ["weight: hold", "envelope: hold", "hold 200 → 650"]);
    for (const answer of enough.answers) holdCertificate(small, "A", 650, answer);
    assert.deepEqual(shown(need(small, "A", 750)).at(-1), "hold: hold");
  });
});
