import assert from "node:assert/strict";
import fc, { type Arbitrary } from "fast-check";
import { mergePlans, type Merge, type Side } from "../../src/core/merge/index.ts";
import { canonicalText } from "../../src/core/plan/fingerprint.ts";
import { parsePlan, serializePlan, type Plan, type PlanFile } from "../../src/core/plan/index.ts";
import { frozen } from "../core/allocation/smallPlan.ts";
import { anyPlan } from "./planArbitrary.ts";

const parameters = { seed: 20_220_713, numRuns: 100 };

function parsed(file: PlanFile): Plan {
  const plan = parsePlan(file);
  assert.ok(plan.ok, JSON.stringify(plan));
  return frozen(plan.value);
}

function merge(base: Plan, a: Plan, b: Plan, choices: ReadonlyMap<string, Side> = new Map()): Merge {
  const result = mergePlans(
    { base: { plan: base, name: "base" }, a: { plan: a, name: "a" }, b: { plan: b, name: "b" } },
    choices,
  );
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** The plan with the rows of every list but that of sources in the order of their content; so two plans compare but for the order of rows. */
function sorted(plan: Plan | undefined): unknown {
  assert.ok(plan !== undefined);
  return deepSorted(plan, "");
}

function deepSorted(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => deepSorted(item, ""));
    const isRows = value.some((item) => typeof item === "object");
    if (key === "sources" || !isRows) return items;
    return items.sort((one, other) => (canonicalText(one) < canonicalText(other) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([part, held]) => [part, deepSorted(held, part)]));
}

/** Changes that keep a plan a plan, so that two sides can make several of them. */
type Edit =
  | { readonly kind: "amount"; readonly line: number; readonly amount: number }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "locality"; readonly place: number; readonly name: string }
  | { readonly kind: "addTarget"; readonly id: string; readonly count: number }
  | { readonly kind: "dropShares" }
  | { readonly kind: "value"; readonly attribute: number; readonly place: number };

const edit: Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("amount" as const), line: fc.nat(4), amount: fc.nat(9) }),
  fc.record({ kind: fc.constant("name" as const), text: fc.constantFrom("Một", "Hai") }),
  fc.record({
    kind: fc.constant("locality" as const),
    place: fc.nat(3),
    name: fc.constantFrom("Xã Một", "Xã Hai"),
  }),
  fc.record({
    kind: fc.constant("addTarget" as const),
    id: fc.constantFrom("new-1", "new-2"),
    count: fc.nat(2),
  }),
  fc.record({ kind: fc.constant("dropShares" as const) }),
  fc.record({ kind: fc.constant("value" as const), attribute: fc.nat(2), place: fc.nat(3) }),
);
const edits = fc.array(edit, { maxLength: 4 });

function edited(plan: Plan, changes: readonly Edit[]): Plan {
  return frozen(parsed(changes.reduce(applied, serializePlan(plan))));
}

function applied(plan: PlanFile, change: Edit): PlanFile {
  switch (change.kind) {
    case "amount":
      return {
        ...plan,
        lines: plan.lines.map((line, index) =>
          index === change.line % plan.lines.length ? { ...line, amount: change.amount } : line,
        ),
      };
    case "name":
      return { ...plan, name: { ...plan.name, vi: change.text } };
    case "locality":
      return {
        ...plan,
        localities: plan.localities.map((place, index) =>
          index === change.place % plan.localities.length ? { ...place, name: change.name } : place,
        ),
      };
    case "addTarget": {
      if (plan.targets.some(({ id }) => id === change.id)) return plan;
      const { id, count } = change;
      const name = { vi: "Mới", en: "New" };
      const rest = { denominator: null, added: null, baseline: null, kept: false, printedPercent: null };
      const target = { id, set: "s", number: "1", name, count, ...rest, documentPlace: "I" };
      return { ...plan, targets: [target, ...plan.targets] };
    }
    case "dropShares":
      return { ...plan, shares: [] };
    case "value":
      return {
        ...plan,
        attributes: plan.attributes.map((attribute, index) => {
          if (index !== change.attribute % plan.attributes.length) return attribute;
          const codes = Object.keys(attribute.values);
          const dropped = codes[change.place % Math.max(1, codes.length)];
          const values = Object.fromEntries(
            Object.entries(attribute.values).filter(([code]) => code !== dropped),
          );
          return { ...attribute, values };
        }),
      };
  }
}

const versions = fc.tuple(anyPlan, edits, edits).map(([file, ofA, ofB]) => {
  const base = parsed(file);
  return { base, a: edited(base, ofA), b: edited(base, ofB) };
});

/** Every list of records turned round, but that of sources. */
function turned(plan: Plan): Plan {
  const lists = Object.entries(plan).map(([key, value]): readonly [string, unknown] => [
    key,
    Array.isArray(value) && key !== "sources" ? [...(value as readonly unknown[])].reverse() : value,
  ]);
  return parsed(Object.fromEntries(lists) as PlanFile);
}

describe("Laws of merging", () => {
  it("what one side alone changed is taken whole: merge(b, b, x) = x = merge(b, x, b), for any two plans", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const [base, x] = [parsed(one), parsed(other)];
        for (const merged of [merge(base, base, x), merge(base, x, base)]) {
          assert.deepEqual(merged.conflicts, []);
          assert.deepEqual(sorted(merged.merged?.plan), sorted(x));
        }
      }),
      parameters,
    );
  });

  it("what both changed alike is taken: merge(b, x, x) = x, for any two plans", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const [base, x] = [parsed(one), parsed(other)];
        const merged = merge(base, x, x);
        assert.deepEqual(merged.conflicts, []);
        assert.deepEqual(sorted(merged.merged?.plan), sorted(x));
        assert.ok(merged.changes.every(({ by }) => by === "both"));
      }),
      parameters,
    );
  });

  it("the sides may be swapped: the same plan, the same conflicts, each with its sides swapped", () => {
    fc.assert(
      fc.property(versions, ({ base, a, b }) => {
        const there = merge(base, a, b);
        const back = merge(base, b, a);
        assert.deepEqual(back.merged?.plan, there.merged?.plan);
        assert.deepEqual(
          back.conflicts.map(({ values, at, ...about }) => ({
            ...about,
            values: { base: values.base, a: values.b, b: values.a },
            at: { base: at.base, a: at.b, b: at.a },
          })),
          there.conflicts,
        );
      }),
      parameters,
    );
  });

  it("the order of rows changes nothing", () => {
    fc.assert(
      fc.property(versions, fc.constantFrom("base", "a", "b"), ({ base, a, b }, which) => {
        const straight = merge(base, a, b);
        const other = merge(
          which === "base" ? turned(base) : base,
          which === "a" ? turned(a) : a,
          which === "b" ? turned(b) : b,
        );
        assert.deepEqual(
          other.conflicts.map(({ key, kind, values }) => canonicalText({ key, kind, ...values })).sort(),
          straight.conflicts.map(({ key, kind, values }) => canonicalText({ key, kind, ...values })).sort(),
        );
        if (straight.merged !== undefined)
          assert.deepEqual(sorted(other.merged?.plan), sorted(straight.merged.plan));
      }),
      parameters,
    );
  });

  it("merging again changes nothing, and a merge holds each side's changes", () => {
    fc.assert(
      fc.property(versions, ({ base, a, b }) => {
        const first = merge(base, a, b).merged?.plan;
        if (first === undefined) return;
        for (const [from, side] of [
          [base, a],
          [base, b],
          [a, a],
          [b, b],
        ] as const) {
          const again = merge(from, first, side);
          assert.deepEqual(again.conflicts, []);
          assert.deepEqual(sorted(again.merged?.plan), sorted(first));
        }
      }),
      parameters,
    );
  });

  it("a field that both changed differently is always a conflict, and each choice gives that side", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.nat(), fc.nat(8), fc.boolean(), (file, one, other, at, isA) => {
        fc.pre(one !== other);
        const base = parsed(file);
        const index = at % base.lines.length;
        const was = base.lines[index]?.amount;
        fc.pre(one !== was && other !== was);
        const a = edited(base, [{ kind: "amount", line: index, amount: one }]);
        const b = edited(base, [{ kind: "amount", line: index, amount: other }]);
        const key = `lines/${base.lines[index]?.id ?? ""}/amount`;
        const { conflicts, merged } = merge(base, a, b);
        assert.deepEqual(
          conflicts.map((conflict) => [conflict.key, conflict.kind, conflict.values]),
          [[key, "changed", { base: was, a: one, b: other }]],
        );
        assert.equal(merged, undefined);
        const settled = merge(base, a, b, new Map([[key, isA ? "a" : "b"]]));
        assert.equal(
          settled.merged?.plan.lines.find(({ id }) => key === `lines/${id}/amount`)?.amount,
          isA ? one : other,
        );
      }),
      parameters,
    );
  });

  it("nothing is taken that no side wrote, and no side's change is lost without a conflict", () => {
    fc.assert(
      fc.property(versions, ({ base, a, b }) => {
        const { merged, conflicts } = merge(base, a, b);
        if (merged === undefined) {
          assert.ok(conflicts.length > 0);
          return;
        }
        const amountIn = (plan: Plan, id: string) => plan.lines.find((line) => line.id === id)?.amount;
        for (const { id, amount } of base.lines) {
          const changed = [amountIn(a, id), amountIn(b, id)].filter((now) => now !== amount);
          assert.deepEqual(amountIn(merged.plan, id), changed.length === 0 ? amount : changed[0]);
        }
      }),
      parameters,
    );
  });
});
