import assert from "node:assert/strict";
import fc from "fast-check";
import { allocate } from "../../src/core/allocation/allocate.ts";
import type { Allocation } from "../../src/core/allocation/allocation.ts";
import { verifyAllocation } from "../../src/core/allocation/verify/verify.ts";
import { largestMoney, money, moneyUnits, type MoneyUnit } from "../../src/core/money/index.ts";
import type { BudgetLine, Locality, Plan } from "../../src/core/plan/plan.ts";
import {
  attribute,
  byAttribute,
  byNorm,
  commune,
  district,
  equalWeighting,
  frozen,
  norm,
  province,
  smallPlan,
} from "../core/allocation/smallPlan.ts";

const years = [2021, 2022, 2023, 2024, 2025];
const seed = 20_220_131;

const amount = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 5_000_000_000 }),
  fc.maxSafeInteger().map((value) => Math.floor(Math.abs(value) / 8)),
);

/** Zero, small and large whole numbers, fractions with many digits, and numbers that JSON writes with an exponent. */
const weight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 2_000_000_000 }),
  fc.integer({ min: 1, max: 99_999 }).map((value) => value / 1000),
  fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
);

const line = fc
  .record({
    source: fc.constantFrom("norm", "size", "equal"),
    type: fc.constantFrom<BudgetLine["type"]>("developmentInvestment", "recurrent", "unspecified"),
    from: fc.constantFrom(...years),
    length: fc.integer({ min: 0, max: 4 }),
    amount,
  })
  .map((made): BudgetLine => ({
    id: "line",
    source: made.source,
    type: made.type,
    from: made.from,
    to: Math.min(2025, made.from + made.length),
    amount: money(made.amount),
    status: "assumed",
    documentPlace: "I",
  }));

const place = fc.record({
  size: weight,
  met: fc.integer({ min: 0, max: 19 }),
  hard: fc.boolean(),
  validity: fc.constantFrom<Partial<Locality>>({}, {}, {}, { validTo: 2023 }, { validFrom: 2023 }),
});

type MadePlace = typeof place extends fc.Arbitrary<infer Value> ? Value : never;

interface Made {
  readonly plan: Plan;
  readonly unit: MoneyUnit;
}

function madePlan(places: fc.Arbitrary<MadePlace[]>): fc.Arbitrary<Made> {
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 7 }),
      places,
      profile: fc.tuple(...years.map(() => fc.constantFrom("1", "2", "1/3", "0.25", "10%"))),
      combination: fc.constantFrom<"highest" | "additive">("highest", "additive"),
      unit: fc.constantFrom(...moneyUnits),
    })
    .map((made) => {
      const codes = made.places.map((_, index) => `P${String(index * 7919 + 1)}`);
      const values = <Value>(pick: (from: MadePlace) => Value): Record<string, Value> =>
        Object.fromEntries(made.places.map((from, index) => [codes[index] ?? "", pick(from)]));
      const plan = smallPlan({
        lines: made.lines,
        localities: [
          province,
          district("D1"),
          ...made.places.map(({ validity }, index) => commune(codes[index] ?? "", validity)),
        ],
        attributes: [
          attribute(
            "size",
            values(({ size }) => size),
            "decimal",
          ),
          attribute(
            "met",
            values(({ met }) => met),
            "whole",
          ),
          attribute(
            "hard",
            values(({ hard }) => hard),
            "yesNo",
          ),
        ],
        norms: [
          norm({
            combination: made.combination,
            excluded: { hard: "hard equal true & met atMost 16" },
            groups: {
              under: ["5", "met atMost 14"],
              middle: ["2.5", "met atLeast 12 & met atMost 18"],
              done: ["1/3", "met atLeast 18 | hard equal true"],
            },
          }),
        ],
        weightings: { norm: byNorm, size: byAttribute("size"), equal: equalWeighting },
        profile: Object.fromEntries(years.map((year, index) => [year, made.profile[index] ?? "1"])),
      });
      return { plan: frozen(plan), unit: made.unit };
    });
}

function allocationOf({ plan, unit }: Made): Allocation {
  const result = allocate(plan, { unit });
  assert.ok(result.ok, result.ok ? "" : JSON.stringify(result.issues));
  return result.value;
}

const somePlaces = fc.array(place, { minLength: 1, maxLength: 30 });

describe("laws of the allocation", () => {
  it("satisfies the independent verifier on random plans", () => {
    fc.assert(
      fc.property(madePlan(somePlaces), (made) => {
        assert.deepEqual(verifyAllocation(made.plan, allocationOf(made)), []);
      }),
      { seed, numRuns: 600 },
    );
  });

  it("satisfies it with thousands of places", () => {
    fc.assert(
      fc.property(madePlan(fc.array(place, { minLength: 2_000, maxLength: 4_000, size: "max" })), (made) => {
        assert.deepEqual(verifyAllocation(made.plan, allocationOf(made)), []);
      }),
      { seed, numRuns: 4 },
    );
  });

  it("gives one place all that can be given, and nothing to nobody", () => {
    fc.assert(
      fc.property(madePlan(fc.array(place, { minLength: 1, maxLength: 1 })), (made) => {
        const allocation = allocationOf(made);
        assert.deepEqual(verifyAllocation(made.plan, allocation), []);
        for (const { source, type, year, amount: available } of allocation.envelopes) {
          const same = (row: { source: string; type: string; year: number }): boolean =>
            row.source === source && row.type === type && row.year === year;
          const cell = allocation.cells.find(same);
          const left = allocation.unallocated.filter(same).reduce((sum, { amount: rest }) => sum + rest, 0);
          assert.equal((cell?.amount ?? 0) + left, available);
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(madePlan(somePlaces), fc.integer(), (made, turn) => {
        const mixed = <Item>(items: readonly Item[]): readonly Item[] => {
          const cut = Math.abs(turn) % items.length;
          return [...items.slice(cut), ...items.slice(0, cut)].reverse();
        };
        const { plan } = made;
        const other: Plan = {
          ...plan,
          lines: mixed(plan.lines),
          localities: mixed(plan.localities),
          attributes: mixed(plan.attributes),
          weightings: mixed(plan.weightings),
          weightingUses: mixed(plan.weightingUses),
        };
        assert.deepEqual(allocationOf({ ...made, plan: other }), allocationOf(made));
      }),
      { seed, numRuns: 200 },
    );
  });

  it("is the same when all weights are ten times as large", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        amount,
        (sizes, total) => {
          const planOf = (factor: number): Plan =>
            smallPlan({
              lines: [`s 2021-2025 ${total}`],
              localities: sizes.map((_, index) => commune(`P${index}`, { parent: null })),
              attributes: [
                attribute(
                  "size",
                  Object.fromEntries(sizes.map((size, index) => [`P${index}`, size * factor])),
                  "whole",
                ),
              ],
              weightings: { s: byAttribute("size") },
            });
          const rowsOf = (factor: number): unknown => {
            const { cells, receipt, unallocated } = allocationOf({ plan: planOf(factor), unit: "dong" });
            return { cells, receipt, unallocated };
          };
          assert.deepEqual(rowsOf(10), rowsOf(1));
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  it("splits the largest amount that can be held", () => {
    const plan = smallPlan({
      lines: [`s 2021-2025 ${largestMoney}`],
      localities: Array.from({ length: 97 }, (_, index) => commune(`P${index}`, { parent: null })),
    });
    const allocation = allocationOf({ plan, unit: "dong" });
    assert.deepEqual(verifyAllocation(plan, allocation), []);
    assert.equal(
      allocation.cells.reduce((total, cell) => total + BigInt(cell.amount), 0n),
      BigInt(largestMoney),
    );
  });
});
