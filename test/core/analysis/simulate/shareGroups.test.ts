import assert from "node:assert/strict";
import fc from "fast-check";
import { ExactSharing, shareGroup } from "../../../../src/core/analysis/simulate/shareGroups.ts";

interface Money {
  readonly amount: number;
  readonly weights: readonly bigint[];
}

function shared(groups: readonly Money[], units: number): readonly number[] {
  const sharing = new ExactSharing(
    groups.map(({ weights }) => shareGroup(weights)),
    units,
  );
  const out = new Float64Array(units);
  const amounts = Float64Array.from(groups, ({ amount }) => amount);
  // Twice, since nothing may be left over from the draw before.
  sharing.share(
    amounts.map((amount) => Math.floor(amount / 3)),
    out,
  );
  sharing.share(amounts, out);
  return [...out];
}

/** The same by whole numbers over one denominator, with a sort. */
function sharedSlowly(groups: readonly Money[], units: number): readonly number[] {
  const wholes = groups.map(({ weights }) => weights.reduce((sum, weight) => sum + weight, 0n));
  const common = wholes.reduce((product, whole) => product * whole, 1n);
  const parts = Array.from({ length: units }, (_, unit) =>
    groups.reduce(
      (sum, { amount, weights }, group) =>
        sum + (BigInt(amount) * (weights[unit] ?? 0n) * common) / (wholes[group] ?? 1n),
      0n,
    ),
  );
  const floors = parts.map((part) => part / common);
  const total = groups.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const left = Number(total - floors.reduce((sum, floor) => sum + floor, 0n));
  const order = parts
    .map((part, unit) => ({ rest: part % common, unit }))
    .sort((one, other) => (one.rest > other.rest ? -1 : one.rest < other.rest ? 1 : one.unit - other.unit));
  const raised = new Set(order.slice(0, left).map(({ unit }) => unit));
  return floors.map((floor, unit) => Number(floor) + (raised.has(unit) ? 1 : 0));
}

describe("ExactSharing", () => {
  const cases: readonly (readonly [string, readonly Money[], readonly number[]])[] = [
    ["one đồng, three equal claims: to the first", [{ amount: 1, weights: [1n, 1n, 1n] }], [1, 0, 0]],
    ["100 by 1 : 1 : 1", [{ amount: 100, weights: [1n, 1n, 1n] }], [34, 33, 33]],
    [
      "thirds of two groups add up before they are rounded: 1/3 + 2/3 is a whole đồng",
      [
        { amount: 1, weights: [1n, 2n, 0n] },
        { amount: 1, weights: [2n, 0n, 1n] },
      ],
      [1, 1, 0],
    ],
    [
      "3/10 against 1/10 + 2/10, which doubles take for more: equal, so to the first",
      [
        { amount: 1, weights: [3n, 1n, 3n, 3n] },
        { amount: 1, weights: [0n, 2n, 8n, 0n] },
      ],
      [1, 0, 1, 0],
    ],
    ["a unit without a claim gets nothing", [{ amount: 7, weights: [0n, 3n] }], [0, 7]],
    ["nothing to share", [{ amount: 0, weights: [5n, 4n] }], [0, 0]],
  ];
  for (const [what, groups, expected] of cases) {
    it(what, () => {
      assert.deepEqual(shared(groups, expected.length), expected);
    });
  }

  it("shares as whole numbers do, in 5,000 cases: weights small, equal, huge, too fine for doubles", () => {
    const weight = fc.oneof(
      fc.bigInt({ min: 0n, max: 6n }),
      fc.bigInt({ min: 0n, max: 2_000_000n }),
      fc.bigInt({ min: 0n, max: 2n ** 45n }),
      fc.bigInt({ min: 0n, max: 2n ** 90n }),
    );
    const amount = fc.oneof(
      fc.nat({ max: 50 }),
      fc.nat(),
      fc.nat({ max: 2 ** 20 }).map((n) => n * 2 ** 30),
    );
    const input = fc.integer({ min: 1, max: 7 }).chain((units) =>
      fc.tuple(
        fc.constant(units),
        fc.array(
          fc.record({
            amount,
            weights: fc
              .array(weight, { minLength: units, maxLength: units })
              .filter((weights) => weights.some((each) => each > 0n)),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      ),
    );
    fc.assert(
      fc.property(input, ([units, groups]) => {
        assert.deepEqual(shared(groups, units), sharedSlowly(groups, units));
      }),
      { numRuns: 5_000 },
    );
  });
});
