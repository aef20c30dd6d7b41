import assert from "node:assert/strict";
import {
  checkRounding,
  columnOfFractions,
  columnOfWeights,
  keyOfPath,
  roundTable,
  treeOfPaths,
  type RoundedTable,
  type RoundingTable,
} from "../../../src/core/rounding/index.ts";
import { rowsOf, tableOf, treeOf } from "./smallTables.ts";

function rounded(table: RoundingTable): RoundedTable {
  const outcome = roundTable(table);
  assert.ok(outcome.kind === "rounded");
  assert.deepEqual(checkRounding(table, outcome.rounded), []);
  return outcome.rounded;
}

describe("roundTable", () => {
  it("gives two places a half each of two lines one unit of one line each", () => {
    const half = columnOfWeights(1, [1, 1]);
    const table = { places: treeOf("D: A B"), lines: treeOf("2021 2022"), columns: [half, half] };
    assert.equal(rounded(table).amounts.map(String).join(" "), "0,1 1,0");
  });

  it("keeps zero at zero and whole shares whole", () => {
    const table = tableOf(treeOf("A B"), treeOf("a b"), [[0, 10], [20, 30]], 10); // prettier-ignore
    assert.deepEqual(rowsOf(table, rounded(table)), [
      [0, 1],
      [2, 3],
    ]);
  });

  it("moves a unit where largest remainder a line leaves a place with two too many", () => {
    // Each line alone gives its unit to A, whose total of 1.2 would become 3.
    const table = tableOf(treeOf("A B C"), treeOf("a b c"), [[4, 4, 4], [3, 3, 3], [3, 3, 3]], 10); // prettier-ignore
    const rows = rowsOf(table, rounded(table));
    const totals = rows.map((row) => row.reduce((sum, one) => sum + one, 0));
    assert.ok(totals.every((total) => total <= 2));
    assert.deepEqual([0, 1, 2].map((line) => rows.reduce((sum, row) => sum + (row[line] ?? 0), 0)), [1, 1, 1]); // prettier-ignore
  });

  it("gives the same amounts whatever the order of rows and lines", () => {
    const lines = treeOfPaths([["S", "x"], ["S", "y"], ["T", "x"]]); // prettier-ignore
    const forward: RoundingTable = {
      places: treeOf("D1: A B; D2: C D E"),
      lines,
      columns: [[3, 1, 4, 1, 5], [9, 2, 6, 5, 3], [5, 8, 9, 7, 9]].map((w) => columnOfWeights(17, w)), // prettier-ignore
    };
    const backward: RoundingTable = {
      places: treeOf("D2: E C D; D1: B A"),
      lines: { inner: [...lines.inner].reverse(), leaves: [...lines.leaves].reverse() },
      columns: [[9, 9, 7, 8, 5], [3, 6, 5, 2, 9], [5, 4, 1, 1, 3]].map((w) => columnOfWeights(17, w)), // prettier-ignore
    };
    const one = rowsOf(forward, rounded(forward));
    const other = rowsOf(backward, rounded(backward));
    const again = [4, 3, 1, 2, 0].map((place) => [...(other[place] ?? [])].reverse());
    assert.deepEqual(one, again);
  });

  it("rounds amounts up to 2^53 − 1 with weights of many digits", () => {
    const weights = ["0.123456789012345678901", "0.3333333333333333333", "98765432109876543210.5", 7];
    const columns = [Number.MAX_SAFE_INTEGER, 9_000_000_000_000_001].map((total) => columnOfWeights(total, weights)); // prettier-ignore
    const table = { places: treeOf("D1: A B; D2: C D"), lines: treeOf("a b"), columns };
    assert.equal(typeof columns[0]?.denominator, "bigint");
    rounded(table);
  });

  it("tells totals that are a hair from whole from whole ones", () => {
    // Three thirds are whole; with 10^-30 more in one place they are not.
    const tiny = 10n ** 30n;
    const third = columnOfFractions([1n, 1n, 1n], 3n);
    const more = columnOfFractions([tiny, tiny, tiny + 1n], 3n * tiny);
    const table = { places: treeOf("A B C"), lines: treeOf("a b"), columns: [third, more] };
    const [a, b] = rounded(table).amounts.map((column) => column.reduce((sum, one) => sum + one, 0));
    assert.equal(a, 1);
    assert.ok(b === 1 || b === 2);
  });

  it("rounds a table of one place, of one line, and of none", () => {
    rounded(tableOf(treeOf("A"), treeOf("S: a b; T: c"), [[5, 5, 10]], 10));
    rounded(tableOf(treeOf("A B"), treeOf("a"), [[5], [5]], 10));
    const none = { places: { inner: [], leaves: [] }, lines: { inner: [], leaves: [] }, columns: [] };
    assert.deepEqual(rounded(none).amounts, []);
  });

  it("keeps the totals of places that have places of several levels below them", () => {
    const places = treeOf("P: ; D1 < P: A B; C1 < D1: D; E");
    rounded(tableOf(places, treeOf("a b"), [[5, 5], [5, 4], [3, 3], [7, 8]], 10)); // prettier-ignore
  });

  it("refuses tables that are not ones", () => {
    const column = columnOfFractions([1n, 1n], 2n);
    const good = { places: treeOf("A B"), lines: treeOf("a"), columns: [column] };
    const wrong: readonly RoundingTable[] = [
      { ...good, columns: [] },
      { ...good, columns: [columnOfFractions([1n], 2n)] },
      { ...good, places: treeOf("A A") },
      { ...good, places: { inner: [], leaves: [{ key: "A" }, { key: "B", parent: "X" }] } },
      { ...good, places: { inner: [{ key: "X", parent: "X" }], leaves: [{ key: "A" }, { key: "B", parent: "X" }] } }, // prettier-ignore
      { ...good, columns: [{ ...column, remainders: Float64Array.of(2, 0) }] },
      { ...good, columns: [{ ...column, remainders: Float64Array.of(-1, 1) }] },
      { ...good, pins: [{ place: "Z", line: "a", direction: "up" }] },
      { ...good, linked: [["a", "z"]] },
    ];
    for (const table of wrong) assert.throws(() => roundTable(table), { name: "InvariantError" });
  });
});

describe("roundTable with pins", () => {
  const places = treeOf("A B C");
  const table = tableOf(places, treeOf("a b"), [[5, 5], [5, 5], [10, 10]], 10); // prettier-ignore

  it("rounds the pinned cells as they are pinned", () => {
    for (const direction of ["up", "down"] as const) {
      const pinned: RoundingTable = { ...table, pins: [{ place: "A", line: "a", direction }] };
      assert.equal(rowsOf(pinned, rounded(pinned))[0]?.[0], direction === "up" ? 1 : 0);
    }
  });

  it("names the totals and the pins that contradict each other", () => {
    const pins = [
      { place: "A", line: "a", direction: "up" },
      { place: "B", line: "a", direction: "up" },
    ] as const;
    const outcome = roundTable({ ...table, pins });
    assert.ok(outcome.kind === "impossible");
    assert.deepEqual(outcome.conflict.totals.filter(({ place }) => place === ""), [{ place: "", line: "a" }]); // prettier-ignore
    assert.deepEqual(outcome.conflict.pins, pins);
    // Either pin alone can be kept.
    for (const pin of pins) rounded({ ...table, pins: [pin] });
  });
});

describe("roundTable with linked lines", () => {
  it("rounds lines of a 1:1 counterpart alike, with the totals of each source kept", () => {
    const lines = treeOfPaths(["central", "local"].flatMap((s) => ["2022", "2023"].map((y) => [s, y])));
    const years = [[3, 1, 4, 1], [2, 7, 1, 8]].map((w) => columnOfWeights(10, w)); // prettier-ignore
    const table: RoundingTable = {
      places: treeOf("D1: A B; D2: C D"),
      lines,
      columns: [...years, ...years],
      linked: [["central/2022", "local/2022"], ["central/2023", "local/2023"]], // prettier-ignore
    };
    const outcome = roundTable(table);
    assert.ok(outcome.kind === "rounded");
    const [a, b, c, d] = outcome.rounded.amounts;
    assert.deepEqual([a, b], [c, d]);
    for (const violation of checkRounding(table, outcome.rounded)) {
      // Only a place's total over both sources may be outside, by less than the two units that two sources can make.
      assert.ok(violation.kind === "margin" && violation.margin.line === "");
      assert.ok(violation.outside === 1n || violation.outside === -1n);
    }
  });

  it("refuses to link lines whose shares differ", () => {
    const columns = [columnOfWeights(10, [1, 2]), columnOfWeights(10, [2, 1])];
    const table = { places: treeOf("A B"), lines: treeOf("a b"), columns, linked: [["a", "b"]] };
    assert.throws(() => roundTable(table), { name: "InvariantError" });
  });
});

describe("long roundings", () => {
  const places = treeOfPaths(Array.from({ length: 300 }, (_, i) => [`D${i % 9}`, `C${i}`]));
  const lines = treeOfPaths(Array.from({ length: 20 }, (_, i) => [`s${i % 4}`, `t${i}`]));
  const columns = lines.leaves.map(
    (_, line) =>
    columnOfWeights(10_007 + line, places.leaves.map((_, place) => 1 + ((place * 7919 + line * 31) % 97))), // prettier-ignore
  );

  it("tell how far they are", () => {
    const seen: number[] = [];
    const outcome = roundTable({ places, lines, columns }, { onProgress: ({ unitsLeft }) => seen.push(unitsLeft) }); // prettier-ignore
    assert.ok(outcome.kind === "rounded" && outcome.effort.units > 0);
    assert.ok(seen.length > 1);
    assert.deepEqual(
      seen,
      [...seen].sort((left, right) => right - left),
    );
    assert.equal(seen.at(-1), 0);
  });

  it("stop when asked to, at the start and on the way", () => {
    assert.deepEqual(roundTable({ places, lines, columns }, { signal: { aborted: true } }), { kind: "cancelled" }); // prettier-ignore
    const controller = new AbortController();
    const onProgress = (): void => {
      controller.abort();
    };
    const outcome = roundTable({ places, lines, columns }, { signal: controller.signal, onProgress });
    assert.deepEqual(outcome, { kind: "cancelled" });
  });
});

describe("keys of lines", () => {
  it("stay apart when parts hold slashes", () => {
    assert.equal(keyOfPath(["a/b", "c~1"]), "a~1b/c~01");
    assert.notEqual(keyOfPath(["a/b"]), keyOfPath(["a", "b"]));
  });
});
