import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import { verifyAllocation } from "../../../src/core/allocation/verify/verify.ts";
import type { Allocation } from "../../../src/core/allocation/allocation.ts";
import { limitedPlan, ruleOf } from "./limitedPlan.ts";
import { frozen } from "./smallPlan.ts";

function cellsOf({ cells }: Allocation): string {
  const isOne = new Set(cells.map(({ source, year }) => `${source} ${year}`)).size <= 1;
  const rows = new Map<string, string[]>();
  for (const { place, source, year, origin, amount } of cells) {
    const key = isOne ? "" : `${source} ${year}${origin === undefined ? "" : `<${origin}`}: `;
    rows.set(key, [...(rows.get(key) ?? []), `${place}=${amount}`]);
  }
  return [...rows].map(([key, parts]) => key + parts.join(" ")).join("; ");
}

function leftOf({ unallocated }: Allocation): string {
  return unallocated
    .map(({ year, amount, reason, by }) => `${year}: ${amount} ${reason} ${by ?? ""}`.trim())
    .join("; ");
}

describe("limits", () => {
  const cases = `
what                                         | money                | sizes    | limits                                         | cells                                        | left
nothing                                      | s 2021 100           | 1 1 1 1  |                                                | A=25 B=25 C=25 D=25                          |
a floor takes from all others by weight      | s 2021 100           | 1 1 1 1  | floor A 40                                     | A=40 B=20 C=20 D=20                          |
a floor that the weight reaches anyway       | s 2021 100           | 1 1 1 1  | floor A 20                                     | A=25 B=25 C=25 D=25                          |
a cap is spread again by weight              | s 2021 100           | 2 1 1 1  | cap A 10                                       | A=10 B=30 C=30 D=30                          |
caps one after the other                     | s 2021 100           | 1 1 1 1  | cap A 10; cap B 28                             | A=10 B=28 C=31 D=31                          |
a cap as a share of the money                | s 2021 100           | 1 1 1 1  | cap A 10%                                      | A=10 B=30 C=30 D=30                          |
all at their caps: the rest is left over     | s 2021 100           | 1 1 1 1  | cap all 20 [each=place]                        | A=20 B=20 C=20 D=20                          | 2021: 20 capsReached l0
a hold                                       | s 2021 100           | 1 1 1 1  | hold B 1                                       | A=33 B=1 C=33 D=33                           |
levels of each commune                       | s 2021 100           | 1 1 1 1  | hold all levels [each=place]                   | A=10 B=25 C=40 D=25                          |
excluded                                     | s 2021 100           | 1 1 1 1  | excluded D1                                    | C=50 D=50                                    |
a district's floor                           | s 2021 100           | 1 1 1 1  | floor D2 70                                    | A=15 B=15 C=35 D=35                          |
a district's cap, with a floor inside        | s 2021 100           | 1 1 1 1  | cap D1 30; floor A 20                          | A=20 B=10 C=35 D=35                          |
reserve                                      | s 2021 100           | 1 1 1 1  | reserve all 10%                                | A=23 B=22 C=23 D=22                          | 2021: 10 reserve l0
a minimum for each commune                   | s 2021 100           | 97 1 1 1 | floor all 5 [each=place]                       | A=85 B=5 C=5 D=5                             |
tiers: C to its cap, then D, then the others | s 2021 100           | 1 1 1 1  | tier C 1; tier D 2; cap C 60; cap D 30         | A=5 B=5 C=60 D=30                            |
tiers: floors are owed whatever the tier     | s 2021 100           | 1 1 1 1  | tier C 1; floor A 30                           | A=30 B=0 C=70 D=0                            |
a hold where there is no weight              | s 2021 100           | 0 1 1 1  | hold A 10                                      | A=10 B=30 C=30 D=30                          |
a minimum for all is not for those without   | s 2021 100           | 0 1 1 1  | floor all 5 [each=place]                       | B=33 C=34 D=33                               |
a cap over two years is used up in order     | s 2021 100; s 2022 100 | 1 1 1 1 | cap A 40                                      | s 2021: A=25 B=25 C=25 D=25; s 2022: A=15 B=28 C=29 D=28 |
a floor over two years in proportion         | s 2021 100; s 2022 300 | 1 1 1 1 | floor A 200                                   | s 2021: A=50 B=17 C=17 D=16; s 2022: A=150 B=50 C=50 D=50 |
a cap in each year                           | s 2021 100; s 2022 300 | 1 1 1 1 | cap A 20 [each=year]                          | s 2021: A=20 B=27 C=26 D=27; s 2022: A=20 B=93 C=94 D=93 |
a hold over two sources                      | s 2021 100; t 2021 100 | 1 1 1 1 | hold A 80                                     | s 2021: A=40 B=20 C=20 D=20; t 2021: A=40 B=20 C=20 D=20 |
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [what = "", lines = "", sizes = "", limits = "", cells = "", left = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(what, () => {
      const plan = frozen(limitedPlan(lines, sizes, limits));
      const outcome = allocate(plan, { unit: "dong" });
      assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.issues));
      assert.equal(cellsOf(outcome.value), cells);
      assert.equal(leftOf(outcome.value), left);
      assert.deepEqual(verifyAllocation(plan, outcome.value), []);
    });
  }
});

describe("order of use and carry-over", () => {
  const cases = `
what                                              | money                   | limits                  | uses         | cells                                                                                             | left
central first: its money fills the cap            | c 2021 80; l 2021 80    | cap A 30                | c=1 l=2      | c 2021: A=20 B=20 C=20 D=20; l 2021: A=10 B=23 C=24 D=23                                           |
local first                                       | c 2021 80; l 2021 80    | cap A 30                | l=1 c=2      | c 2021: A=10 B=23 C=24 D=23; l 2021: A=20 B=20 C=20 D=20                                           |
left over is not carried unless the source may    | s 2021 100; s 2022 40   | cap all 20 [each=place+year] | s=1     | s 2021: A=20 B=20 C=20 D=20; s 2022: A=10 B=10 C=10 D=10                                           | 2021: 20 capsReached l0
carried over, the older money first               | s 2021 100; s 2022 40   | cap all 20 [each=place+year] | s=1+     | s 2021: A=20 B=20 C=20 D=20; s 2022: A=10 B=10 C=10 D=10; s 2022<2021: A=5 B=5 C=5 D=5             |
carried to the end, the rest unallocated by origin | s 2024 100; s 2025 70  | cap all 20 [each=place+year] | s=1+     | s 2024: A=20 B=20 C=20 D=20; s 2025: A=15 B=15 C=15 D=15; s 2025<2024: A=5 B=5 C=5 D=5             | 2025: 10 capsReached l0
room for the floors of its own year is kept free of older money | s 2024 100; s 2025 100 | cap all 10 [each=place+year]; floor all 5 [each=place+year] | s=1+ | s 2024: A=10 B=10 C=10 D=10; s 2025: A=5 B=5 C=5 D=5; s 2025<2024: A=5 B=5 C=5 D=5 | 2024: 40 capsReached l0; 2025: 80 capsReached l0
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [what = "", lines = "", limits = "", uses = "", cells = "", left = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(what, () => {
      const sourceUses = uses.split(" ").map((use) => {
        const [, source = "", rank = "", carry = ""] = /^(\w+)=(\d+)(\+?)$/.exec(use) ?? [];
        return { source, rank: Number(rank), carryOver: carry === "+" };
      });
      const plan = frozen(limitedPlan(lines, "1 1 1 1", limits, { sourceUses }));
      const outcome = allocate(plan, { unit: "dong" });
      assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.issues));
      assert.equal(cellsOf(outcome.value), cells);
      assert.equal(leftOf(outcome.value), left);
      assert.deepEqual(verifyAllocation(plan, outcome.value), []);
    });
  }
});

describe("counterpart", () => {
  const cases = `
what                                             | money                  | rule                           | sizes   | limits                       | cells                                                     | left
province: base limited to what is matched        | c 2021 100; l 2021 60  | 1:1 minimum province limitBase | 1 1 1 1 |                              | c 2021: A=15 B=15 C=15 D=15; l 2021: A=15 B=15 C=15 D=15   | 2021: 40 counterpartMissing match
province: only reported                          | c 2021 100; l 2021 60  | 1:1 minimum province report    | 1 1 1 1 |                              | c 2021: A=25 B=25 C=25 D=25; l 2021: A=15 B=15 C=15 D=15   |
communes match what they get                     | c 2021 100; l 2021 100 | 1:1 exact commune limitBase    | 1 1 1 1 | floor A 40 [source=c]        | c 2021: A=40 B=20 C=20 D=20; l 2021: A=40 B=20 C=20 D=20   |
at least, and the rest by weight                 | c 2021 40; l 2021 100  | 1:1 minimum commune limitBase  | 1 1 1 1 | hold A 34 [source=c]         | c 2021: A=34 B=2 C=2 D=2; l 2021: A=34 B=22 C=22 D=22      |
exact: local money beyond the ratio is left      | c 2021 40; l 2021 100  | 1:1 exact commune limitBase    | 1 1 1 1 |                              | c 2021: A=10 B=10 C=10 D=10; l 2021: A=10 B=10 C=10 D=10   | 2021: 60 counterpartSurplus match
what A cannot match goes to the others           | c 2021 100; l 2021 100 | 1:1 exact commune limitBase    | 1 1 1 1 | cap A 10 [source=l]          | c 2021: A=10 B=30 C=30 D=30; l 2021: A=10 B=30 C=30 D=30   |
districts match, communes need not               | c 2021 100; l 2021 100 | 1:1 exact district limitBase   | 1 1 1 1 | hold A 40 [source=c]; hold A 0 [source=l] | c 2021: A=40 B=20 C=20 D=20; l 2021: A=0 B=60 C=20 D=20 |
5%: the base in twenties, so that local is whole | c 2021 110; l 2021 10  | 5% exact commune limitBase     | 1 1 1 1 |                              | c 2021: A=40 B=20 C=20 D=20; l 2021: A=2 B=1 C=1 D=1       | 2021: 10 counterpartMissing match; 2021: 5 counterpartSurplus match
1:1.5 at least, rounded up                       | c 2021 7; l 2021 12    | 1:1.5 minimum commune limitBase | 1 1 1 1 |                             | c 2021: A=2 B=2 C=2 D=1; l 2021: A=3 B=3 C=3 D=3           |
1:1.5: base given up where rounding up lacks     | c 2021 7; l 2021 11    | 1:1.5 minimum commune limitBase | 1 1 1 1 |                             | c 2021: A=2 B=2 C=2 D=1; l 2021: A=3 B=3 C=3 D=2           |
reported: each gets its part of what there is    | c 2021 100; l 2021 40  | 1:1 minimum commune report     | 1 1 1 1 | hold A 40 [source=c]         | c 2021: A=40 B=20 C=20 D=20; l 2021: A=16 B=8 C=8 D=8      |
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [what = "", lines = "", rule = "", sizes = "", limits = "", cells = "", left = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(what, () => {
      const plan = frozen(limitedPlan(lines, sizes, limits, { counterpartRules: [ruleOf(rule)] }));
      const outcome = allocate(plan, { unit: "dong" });
      assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.issues));
      assert.equal(cellsOf(outcome.value), cells);
      assert.equal(leftOf(outcome.value), left);
      assert.deepEqual(verifyAllocation(plan, outcome.value), []);
    });
  }
});
