/**
 * Splitting one amount by weights: ours against dinero.js, decimal.js and BigInt, and ten million splits against BigInt.
 * Alone: `npx tsx bench/apportion.ts`.
 */
import { Decimal } from "decimal.js";
import { allocate, dinero, toSnapshot } from "dinero.js";
import { VND } from "dinero.js/currencies";
import { fileURLToPath } from "node:url";
import { apportionWithin, type BoundedClaim } from "../src/core/apportionment/index.ts";
import { apportion, apportionInto, money } from "../src/core/money/index.ts";
import { differencesInLevels, numbersFrom } from "../test/core/apportionment/differential.ts";
import { compare, duration, medianMs, ratioRow, type Row } from "./measure.ts";

/** The programme's total need, in đồng. */
const total = money(24_806_000_000_000);

const goals = [
  { size: 181, dinero: 12, decimal: 100, bigInt: 10 },
  { size: 8_225, dinero: 30, decimal: 200, bigInt: 10 },
  { size: 100_000, dinero: 30, decimal: 200, bigInt: 10 },
] as const;

/** The rows of the page on splitting. */
export function apportionRows({ cases = 10_000_000 } = {}): readonly Row[] {
  const rows = goals.flatMap(({ size, ...goal }) => sizeRows(size, goal));
  return [...rows, differentialRow(cases)];
}

function sizeRows(
  size: number,
  goal: { readonly dinero: number; readonly decimal: number; readonly bigInt: number },
): readonly Row[] {
  const random = numbersFrom(size);
  const list = Array.from({ length: size }, () => 1 + random(20_000));
  const weights = Float64Array.from(list);
  const out = new Float64Array(size);
  const ours = (): void => {
    apportionInto(total, weights, out);
  };
  const bigWeights = list.map(BigInt);
  const decimalWeights = list.map((weight) => new Decimal(weight));
  ours();
  const parts = out.join();
  if (
    byBigInt(BigInt(total), bigWeights).join() !== parts ||
    byDecimal(total, decimalWeights).join() !== parts
  ) {
    throw new Error("ours, BigInt and decimal.js split alike");
  }
  const amount = dinero({ amount: total, currency: VND });
  const theirs = allocate(amount, list).map((part) => toSnapshot(part).amount);
  const differing = theirs.filter((part, index) => part !== out[index]).length;
  const named = size.toLocaleString("en-US");
  return [
    ratioRow(
      `dinero.js 2, \`allocate\`, ${named} weights`,
      compare(ours, () => allocate(amount, list)),
      goal.dinero,
    ),
    ratioRow(
      `decimal.js, largest remainder, ${named} weights`,
      compare(ours, () => byDecimal(total, decimalWeights)),
      goal.decimal,
    ),
    ratioRow(
      `BigInt, largest remainder, ${named} weights`,
      compare(ours, () => byBigInt(BigInt(total), bigWeights)),
      goal.bigInt,
    ),
    ratioRow(
      `dinero.js 2 against \`apportion\`, which takes any weights and gives a list of Money, ${named} weights`,
      compare(
        () => apportion(total, list),
        () => allocate(amount, list),
      ),
    ),
    {
      what: `parts of dinero.js 2 that are not those of largest remainder, ${named} weights`,
      measured: `${differing.toLocaleString("en-US")} (${((100 * differing) / size).toFixed(0)} %)`,
      goal: "",
    },
  ];
}

/** Largest remainder as one would write it with BigInt: ties to the larger weight, then the earlier place. */
function byBigInt(amount: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((added, weight) => added + weight, 0n);
  const parts: bigint[] = [];
  const remainders: bigint[] = [];
  let left = amount;
  for (const weight of weights) {
    const product = amount * weight;
    const part = product / sum;
    parts.push(part);
    remainders.push(product - part * sum);
    left -= part;
  }
  const at = (values: readonly bigint[], index: number): bigint => values[index] ?? 0n;
  const order = [...parts.keys()].sort((one, other) => {
    const [mine, theirs] = [at(remainders, one), at(remainders, other)];
    if (mine !== theirs) return mine > theirs ? -1 : 1;
    const [weight, otherWeight] = [at(weights, one), at(weights, other)];
    return weight === otherWeight ? one - other : weight > otherWeight ? -1 : 1;
  });
  for (const index of order.slice(0, Number(left))) parts[index] = at(parts, index) + 1n;
  return parts;
}

function byDecimal(amount: number, weights: readonly Decimal[]): readonly Decimal[] {
  const whole = new Decimal(amount);
  const sum = weights.reduce((added, weight) => added.plus(weight), new Decimal(0));
  const parts: Decimal[] = [];
  const remainders: Decimal[] = [];
  let left = whole;
  for (const weight of weights) {
    const product = whole.times(weight);
    const part = product.divToInt(sum);
    parts.push(part);
    remainders.push(product.minus(part.times(sum)));
    left = left.minus(part);
  }
  const zero = new Decimal(0);
  const order = [...parts.keys()].sort(
    (one, other) =>
      (remainders[other] ?? zero).comparedTo(remainders[one] ?? zero) ||
      (weights[other] ?? zero).comparedTo(weights[one] ?? zero) ||
      one - other,
  );
  for (const index of order.slice(0, left.toNumber())) parts[index] = (parts[index] ?? zero).plus(1);
  return parts;
}

/** Sizes of weights: few different ones, populations, money, and up to what doubles can hold. */
const weightSizes = [4, 20_000, 1e9, 2 ** 46] as const;

/** Splits of two to six weights, totals up to 2^53 − 1, each compared part by part. */
function differentialRow(cases: number): Row {
  const random = numbersFrom(160);
  let differences = 0;
  for (let number = 0; number < cases; number++) {
    const size = 2 + (number % 5);
    const weightSize = weightSizes[number % weightSizes.length] ?? 4;
    const weights = new Float64Array(size);
    for (let index = 0; index < size; index++) weights[index] = random(weightSize);
    weights[number % size] = 1 + random(weightSize);
    const amount = random(number % 3 === 0 ? 1000 : Number.MAX_SAFE_INTEGER);
    const out = new Float64Array(size);
    apportionInto(money(amount), weights, out);
    const exact = byBigInt(BigInt(amount), Array.from(weights, BigInt));
    for (let index = 0; index < size; index++) {
      if (exact[index] !== BigInt(out[index] ?? -1)) {
        differences++;
        break;
      }
    }
  }
  return {
    what: `splits that differ from BigInt, of ${cases.toLocaleString("en-US")}`,
    measured: `${differences}`,
    goal: "0",
    reached: differences === 0,
  };
}

/** Splits within floors and caps: how the time grows with the claims, and the level by doubles against the one by BigInt. */
export function boundedRows({ levels = 1_000_000 } = {}): readonly Row[] {
  const { differences, unsettled } = differencesInLevels(numbersFrom(160), levels);
  return [
    ...[1_000, 10_000, 100_000].flatMap((size) => growthRows(size)),
    {
      what: `water levels that differ from BigInt, of ${levels.toLocaleString("en-US")}`,
      measured: `${differences + unsettled}`,
      goal: "0",
      reached: differences + unsettled === 0,
    },
  ];
}

/** A third of the claims capped, most with a floor; few enough bounds hold that money still goes by weight. */
function growthRows(size: number): readonly Row[] {
  const random = numbersFrom(size);
  const mean = Math.floor(total / size);
  const claims = Array.from({ length: size }, (_, index): BoundedClaim => {
    const floor = money(random(mean));
    const claim = { weight: 1 + random(20_000), floor };
    return index % 3 === 0 ? { ...claim, cap: money(floor + random(mean)) } : claim;
  });
  return (["largestRemainder", "webster"] as const).map((method) => {
    const milliseconds = medianMs(() => apportionWithin(total, claims, { method }));
    return {
      what: `${size.toLocaleString("en-US")} claims with floors and caps, ${method === "webster" ? "Webster" : "largest remainder"}`,
      measured: `${duration(milliseconds)} (${((milliseconds * 1e6) / size).toFixed(0)} ns a claim)`,
      goal: "",
    };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.table(apportionRows({ cases: 1_000_000 }));
  console.table(boundedRows({ levels: 100_000 }));
}
