import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { apportion, money } from "../../../src/core/money/index.ts";

interface Oracle {
  readonly source: string;
  readonly method: string;
  readonly cases: readonly {
    readonly total: number;
    readonly weights: readonly string[];
    readonly parts: readonly number[];
    readonly note?: string;
  }[];
}

function oracle(name: string): Oracle {
  return JSON.parse(readFileSync(new URL(`oracles/${name}.json`, import.meta.url), "utf8")) as Oracle;
}

/** The cases in which a published answer is not ours, and why. Whatever is not listed must agree. */
const differing: readonly {
  readonly file: string;
  readonly total: number;
  readonly weights: string;
  readonly ours: string;
  readonly why: string;
}[] = [
  {
    file: "moneyPhp",
    total: 5,
    weights: "3 7",
    ours: "1 4",
    why: "the remainders are equal; there the earlier position, here the larger weight comes first",
  },
  {
    file: "moneyPhp",
    total: 5,
    weights: "0 3 7",
    ours: "0 1 4",
    why: "as above",
  },
  {
    file: "moneyPhp",
    total: -5,
    weights: "7 3",
    ours: "-4 -1",
    why: "the remainders are equal; here a negative total is the mirror image of the positive one",
  },
  ...[1, -1].map((sign) => ({
    file: "rubyMoney",
    total: sign * 700_273,
    weights: `${"1.1818583143661 ".repeat(7)}1.170126087450276 1 1 1 1`,
    ours: [...new Array<number>(7).fill(61_565), 60_954, ...new Array<number>(4).fill(52_091)]
      .map((part) => sign * part)
      .join(" "),
    why: "eight units are left for the eight largest remainders (seven of 0.77, one of 0.62); there the first part gets two of them",
  })),
];

describe("published apportionments", () => {
  for (const file of ["adversarial", "balinskiYoung", "brickMoney", "house1790", "moneyPhp", "rubyMoney"]) {
    const { source, cases } = oracle(file);
    describe(source, () => {
      for (const { total, weights, parts, note } of cases) {
        const other = differing.find(
          (entry) => entry.file === file && entry.total === total && entry.weights === weights.join(" "),
        );
        it(`${total} by ${weights.join(" ")}${note === undefined ? "" : ` (${note})`}${other === undefined ? "" : `, not as there: ${other.why}`}`, () => {
          const ours = apportion(money(total), weights).join(" ");
          assert.equal(ours, other?.ours ?? parts.join(" "));
          if (other !== undefined) assert.notEqual(ours, parts.join(" "));
        });
      }
    });
  }

  it("knows each difference from a case that is there", () => {
    for (const { file, total, weights } of differing) {
      assert.ok(
        oracle(file).cases.some((entry) => entry.total === total && entry.weights.join(" ") === weights),
      );
    }
  });
});
