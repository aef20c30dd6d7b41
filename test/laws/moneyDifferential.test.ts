import assert from "node:assert/strict";
import { apportion, money } from "../../src/core/money/index.ts";
import { wholeWeights } from "../../src/core/money/weight.ts";

/** Largest remainder as the textbook has it, with BigInt and a sort, sharing no code with the engine. */
function plainApportionment(total: bigint, weights: readonly bigint[], keys: readonly string[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const size = total < 0n ? -total : total;
  const parts = weights.map((weight) => (size * weight) / whole);
  const left = size - parts.reduce((sum, part) => sum + part, 0n);
  weights
    .map((weight, index) => ({ index, weight, key: keys[index] ?? "", remainder: (size * weight) % whole }))
    .sort((one, other) => {
      if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
      if (one.weight !== other.weight) return one.weight > other.weight ? -1 : 1;
      return one.key < other.key ? -1 : 1;
    })
    .slice(0, Number(left))
    .forEach(({ index }) => {
      parts[index] = (parts[index] ?? 0n) + 1n;
    });
  return total < 0n ? parts.map((part) => -part) : parts;
}

/** A generator with 2^32 states of its own (mulberry32): the cases are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const high = (mixed ^ (mixed >>> 14)) >>> 0;
    state = (state + 0x6d2b79f5) | 0;
    const low = Math.imul(state ^ (state >>> 13), state | 1) >>> 0;
    return Math.floor(((high * 2 ** 21 + (low >>> 11)) / 2 ** 53) * below);
  };
}

/** Kinds of weights: text, and the number of decimals that its whole number is scaled by. */
const kinds: readonly {
  readonly name: string;
  readonly decimals: number;
  readonly digits: (random: (below: number) => number) => string;
}[] = [
  { name: "tiny", decimals: 0, digits: (random) => String(random(6)) },
  { name: "norm coefficients", decimals: 0, digits: (random) => ["5", "3", "1", "0"][random(4)] ?? "1" },
  { name: "populations", decimals: 0, digits: (random) => String(random(20_000)) },
  { name: "decimal", decimals: 3, digits: (random) => String(random(100_000)) },
  { name: "amounts in đồng", decimals: 0, digits: (random) => String(random(1e13)) },
  { name: "near the limit of doubles", decimals: 0, digits: (random) => String(random(2 ** 47)) },
  { name: "huge", decimals: 0, digits: (random) => `${random(9e15)}${String(random(1e9)).padStart(9, "0")}` },
  {
    name: "long decimals",
    decimals: 20,
    digits: (random) => `${random(9e15)}${String(random(1e9)).padStart(9, "0")}`,
  },
];

function weightText(digits: string, decimals: number): string {
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, "0");
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

describe("apportion against plain BigInt", () => {
  it("gives the very same parts in 10,000 random cases up to 9e15, by doubles and by BigInts", function () {
    this.timeout(30_000);
    const random = randomFrom(160);
    const ways = { doubles: 0, bigInts: 0 };
    let differences = 0;
    for (let number = 0; number < 10_000; number++) {
      const kind = kinds[number % kinds.length] ?? { decimals: 0, digits: () => "1" };
      const length = 1 + random(number % 100 === 0 ? 400 : 30);
      const digits = Array.from({ length }, () => kind.digits(random));
      if (digits.every((item) => /^0*$/.test(item))) digits[0] = "1";
      const texts = digits.map((item) => weightText(item, kind.decimals));
      const keys = digits.map((_, index) => String((index * 7919 + number) % 10_007).padStart(5, "0"));
      const size = random(2) === 0 ? random(9e15) : random(10 ** (1 + random(15)));
      const total = random(4) === 0 ? 0 - size : size;
      const exact = plainApportionment(BigInt(total), digits.map(BigInt), keys).join();
      const asNumbers = texts.every((text) => /^\d{1,15}$/.test(text)) && number % 2 === 0;
      const weights = asNumbers ? texts.map(Number) : texts;
      ways[wholeWeights(weights).kind]++;
      if (apportion(money(total), weights, "dong", keys).join() !== exact) differences++;
    }
    assert.equal(differences, 0);
    assert.ok(ways.doubles > 2_000 && ways.bigInts > 2_000, JSON.stringify(ways));
  });
});
