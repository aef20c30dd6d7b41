import assert from "node:assert/strict";
import { checkRounding, roundTable, type MarginTree } from "../../../src/core/rounding/index.ts";
import { distanceOf, searchAll, tableOf, totalsOf, treeOf } from "./smallTables.ts";

/** All fillings of a table with remainders 0 … denominator − 1, as rows of places. */
function* allTables(places: number, lines: number, denominator: number): Generator<number[]> {
  const cells = places * lines;
  for (let number = 0; number < denominator ** cells; number++) {
    const numerators: number[] = [];
    for (let rest = number; numerators.length < cells; rest = Math.floor(rest / denominator)) {
      numerators.push(rest % denominator);
    }
    yield numerators;
  }
}

interface Tally {
  readonly tables: number;
  /** Tables whose rounding is as near to the shares as any. */
  readonly nearest: number;
  /** Mean distance in excess of the least one, as a part of it. */
  readonly gap: number;
}

/** Rounds every table of a size and compares with every possible rounding. */
function roundAll(places: MarginTree, lines: MarginTree, denominator: number): Tally {
  const lineCount = lines.leaves.length;
  const rowsOf = (numerators: readonly number[]) =>
    places.leaves.map((_, place) => numerators.slice(place * lineCount, (place + 1) * lineCount));
  const totals = totalsOf(tableOf(places, lines, rowsOf([]), denominator));
  let tables = 0;
  let nearest = 0;
  let distances = 0;
  let least = 0;
  for (const numerators of allTables(places.leaves.length, lineCount, denominator)) {
    const table = tableOf(places, lines, rowsOf(numerators), denominator);
    const search = searchAll(numerators, denominator, totals);
    const outcome = roundTable(table);
    const label = numerators.join(" ");
    assert.ok(search.feasible, `two trees always have a rounding: ${label}`);
    assert.ok(outcome.kind === "rounded", label);
    assert.deepEqual(checkRounding(table, outcome.rounded), [], label);
    const distance = Math.round(distanceOf(table, outcome.rounded) * denominator);
    assert.ok(distance >= search.leastDistance, label);
    // Each cell is within a unit of its share: no cell is further than its larger side.
    const furthest = numerators.reduce((sum, one) => sum + (one && Math.max(one, denominator - one)), 0);
    assert.ok(distance <= furthest, label);
    tables++;
    if (distance === search.leastDistance) nearest++;
    distances += distance;
    least += search.leastDistance;
  }
  return { tables, nearest, gap: least === 0 ? 0 : distances / least - 1 };
}

/**
 * Trees, the denominator, how many tables that makes; of 100 roundings, at least how many are as near to the shares as any;
 * and at most how much further than the least the mean is, in parts of 100. The two last are measured, not proven.
 */
const cases = `
places         | lines        | denominator | tables | nearest | gap
A B            | a b          | 5           | 625    | 71      | 8
A B            | a b          | 6           | 1296   | 84      | 6
A B C          | a b          | 4           | 4096   | 90      | 4
A B            | a b c        | 4           | 4096   | 87      | 5
A B C          | a b c        | 2           | 512    | 100     | 0
A B C          | a b c        | 3           | 19683  | 74      | 6
D1: A B; D2: C | a b c        | 3           | 19683  | 58      | 11
D1: A B; D2: C | S: a b; T: c | 3           | 19683  | 61      | 10
D1: A B; C     | S: a b; c    | 3           | 19683  | 64      | 9
`;

describe("roundTable on all small tables", () => {
  for (const line of cases.trim().split("\n").slice(1)) {
    const [places = "", lines = "", denominator = "", tables = "", nearest = "", gap = ""] = line
      .split("|")
      .map((cell) => cell.trim());
    it(`${places} × ${lines}, remainders over ${denominator}`, () => {
      const tally = roundAll(treeOf(places), treeOf(lines), Number(denominator));
      assert.equal(tally.tables, Number(tables));
      assert.ok(tally.nearest * 100 >= Number(nearest) * tally.tables, `${tally.nearest} of ${tally.tables}`);
      assert.ok(tally.gap * 100 <= Number(gap), `the mean gap is ${tally.gap}`);
    });
  }
});
