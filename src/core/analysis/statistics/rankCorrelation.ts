import { invariant } from "../../issue/index.ts";

/**
 * Spearman's rank correlation of two columns of one length: Pearson's correlation of their ranks, equal values sharing the mean of
 * theirs. Nothing where a column has one value alone, since then nothing can go together with it.
 */
export function spearman(left: Float64Array, right: Float64Array): number | undefined {
  invariant(left.length === right.length, "the columns are of one length");
  const [leftRanks, rightRanks] = [centredRanks(left), centredRanks(right)];
  const spread = Math.sqrt(product(leftRanks, leftRanks)) * Math.sqrt(product(rightRanks, rightRanks));
  return spread === 0 ? undefined : product(leftRanks, rightRanks) / spread;
}

/** Twice the ranks of the values less twice their mean: whole numbers, with halves for none. */
function centredRanks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, index) => index).sort(
    (one, other) => (values[one] ?? 0) - (values[other] ?? 0),
  );
  const ranks = new Float64Array(values.length);
  let first = 0;
  while (first < order.length) {
    const value = values[order[first] ?? 0];
    let after = first + 1;
    while (after < order.length && values[order[after] ?? 0] === value) after += 1;
    for (let place = first; place < after; place++) ranks[order[place] ?? 0] = first + after - values.length;
    first = after;
  }
  return ranks;
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}
