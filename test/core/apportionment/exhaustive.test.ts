import assert from "node:assert/strict";
import {
  apportionWithin,
  type BoundedClaim,
  type RoundingMethod,
} from "../../../src/core/apportionment/index.ts";
import { money, zeroMoney } from "../../../src/core/money/index.ts";

interface Option {
  readonly weight: number;
  readonly floor: number;
  readonly cap: number;
}

const most = 12;
const options: readonly Option[] = [0, 1, 2, 5].flatMap((weight) =>
  [
    { floor: 0, cap: most },
    { floor: 0, cap: 1 },
    { floor: 1, cap: 3 },
    { floor: 2, cap: most },
  ].map((bounds) => ({ weight, ...bounds })),
);

/** All choices of up to four claims; the order of equal ones does not matter. */
function* choices(size: number, from = 0): Generator<readonly Option[]> {
  if (size === 0) yield [];
  else {
    for (let first = from; first < options.length; first++) {
      const option = options[first];
      if (option !== undefined) for (const others of choices(size - 1, first)) yield [option, ...others];
    }
  }
}

/** All whole parts within the bounds that add up to the total; without weight a claim gets its floor. */
function* wholeParts(claims: readonly Option[], total: number): Generator<readonly number[]> {
  const [claim, ...others] = claims;
  if (claim === undefined) {
    if (total === 0) yield [];
    return;
  }
  const last = claim.weight === 0 ? claim.floor : Math.min(claim.cap, total);
  for (let part = claim.floor; part <= last; part++) {
    for (const rest of wholeParts(others, total - part)) yield [part, ...rest];
  }
}

/** What a method makes as small as it can be, in whole numbers; 10 is the least common multiple of the weights. */
const costs: Readonly<Record<string, (parts: readonly number[], claims: readonly Option[]) => number>> = {
  webster: (parts, claims) => parts.reduce((sum, part, at) => sum + costOf(claims[at], part * part), 0),
  jefferson: (parts, claims) =>
    parts.reduce((sum, part, at) => sum + costOf(claims[at], part * (part + 1)), 0),
  adams: (parts, claims) => parts.reduce((sum, part, at) => sum + costOf(claims[at], part * (part - 1)), 0),
};

function costOf(claim: Option | undefined, size: number): number {
  return claim === undefined || claim.weight === 0 ? 0 : (size * 10) / claim.weight;
}

/** The parts of least cost; of equal ones those that give more to larger weights, then to earlier places. */
function leastCost(
  claims: readonly Option[],
  total: number,
  cost: (parts: readonly number[]) => number,
): readonly number[] | undefined {
  const order = [...claims.keys()].sort(
    (one, other) => (claims[other]?.weight ?? 0) - (claims[one]?.weight ?? 0) || one - other,
  );
  let best: { readonly parts: readonly number[]; readonly cost: number } | undefined;
  for (const parts of wholeParts(claims, total)) {
    const mine = cost(parts);
    if (best !== undefined && mine > best.cost + 1e-9) continue;
    if (best !== undefined && Math.abs(mine - best.cost) <= 1e-9) {
      const { parts: other } = best;
      const differs = order.find((index) => parts[index] !== other[index]);
      if (differs === undefined || (parts[differs] ?? 0) < (other[differs] ?? 0)) continue;
    }
    best = { parts, cost: mine };
  }
  return best?.parts;
}

const boundedOf = ({ weight, floor, cap }: Option): BoundedClaim =>
  cap === most ? { weight, floor: money(floor) } : { weight, floor: money(floor), cap: money(cap) };

/** Nobody above its floor has more for its weight than somebody below its cap: what water-filling means, without a level. */
function isLevel(shares: readonly number[], claims: readonly Option[]): boolean {
  return shares.every((share, at) => {
    const { weight = 0, floor = 0 } = claims[at] ?? {};
    if (weight === 0 || share <= floor + 1e-9) return true;
    return shares.every((lower, beside) => {
      const other = claims[beside];
      if (other === undefined || other.weight === 0 || lower >= other.cap - 1e-9) return true;
      return share / weight <= lower / other.weight + 1e-9;
    });
  });
}

describe("apportionment within bounds, all small cases: totals to 12, up to four claims", () => {
  it("exact shares are level, and every method finds what trying everything finds", function () {
    this.timeout(30_000);
    let cases = 0;
    for (let size = 1; size <= 4; size++) {
      for (const claims of choices(size)) {
        const given = claims.map(boundedOf);
        for (let total = 0; total <= most; total++) {
          cases++;
          checkCase(claims, given, total);
        }
      }
    }
    assert.equal(cases, 62_972);
  });
});

function checkCase(claims: readonly Option[], given: readonly BoundedClaim[], total: number): void {
  const title = (): string => `${total} by ${JSON.stringify(claims)}`;
  const exact = apportionWithin(money(total), given);
  const sum = exact.parts.reduce((added, part) => added + part, 0);
  assert.equal(sum + exact.leftOver, total + exact.missing, title());
  assert.ok(exact.leftOver === zeroMoney || exact.missing === zeroMoney, title());
  if (exact.leftOver > 0 || exact.missing > 0) {
    const held = claims.map(({ weight, floor, cap }) => (exact.missing > 0 || weight === 0 ? floor : cap));
    assert.deepEqual(exact.parts, held, title());
    // Uncapped claims may take more than the largest total here, so that nothing is left over with one.
    assert.equal(
      leastCost(claims, total, () => 0),
      undefined,
      title(),
    );
    return;
  }
  const shares = exact.numerators.map((numerator) => Number(numerator) / Number(exact.denominator));
  assert.ok(isLevel(shares, claims), title());
  const distance = (parts: readonly number[]): number =>
    parts.reduce((added, part, at) => added + (part - (shares[at] ?? 0)) ** 2, 0);
  assert.deepEqual(exact.parts, leastCost(claims, total, distance), title());
  const weights = claims.reduce((added, { weight }) => added + weight, 0);
  const fromQuota = (parts: readonly number[]): number =>
    parts.reduce((added, part, at) => added + (part - (total * (claims[at]?.weight ?? 0)) / weights) ** 2, 0);
  const methods: readonly (readonly [RoundingMethod, (parts: readonly number[]) => number])[] = [
    ...Object.entries(costs).map(
      ([name, cost]) => [name as RoundingMethod, (parts: readonly number[]) => cost(parts, claims)] as const,
    ),
    ...(weights === 0 ? [] : [["plainQuota", fromQuota] as const]),
  ];
  for (const [method, cost] of methods) {
    assert.deepEqual(
      apportionWithin(money(total), given, { method }).parts,
      leastCost(claims, total, cost),
      `${method}: ${title()}`,
    );
  }
}
