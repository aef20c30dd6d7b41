import assert from "node:assert/strict";
import fc from "fast-check";
import {
  absoluteRange,
  cellAddress,
  checkSheetName,
  columnName,
  lastPosition,
  parseAddress,
  parseRange,
  quotedSheet,
  rangeAddress,
  sheetKey,
} from "../../src/workbook/address.ts";
import { mergedRanges } from "../../src/workbook/cellRanges.ts";

describe("Addresses", () => {
  const columns: readonly (readonly [column: number, name: string])[] = [
    [1, "A"],
    [26, "Z"],
    [27, "AA"],
    [52, "AZ"],
    [53, "BA"],
    [702, "ZZ"],
    [703, "AAA"],
    [16_384, "XFD"],
  ];
  for (const [column, name] of columns) {
    it(`calls column ${column} ${name}`, () => {
      assert.equal(columnName(column), name);
      assert.deepEqual(parseAddress(`${name}7`), { row: 7, column });
    });
  }

  it("reads back what it writes, anywhere on a sheet", () => {
    const anywhere = fc.record(
      {
        row: fc.integer({ min: 1, max: lastPosition.row }),
        column: fc.integer({ min: 1, max: lastPosition.column }),
      },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        assert.deepEqual(parseAddress(cellAddress(from)), from);
        assert.deepEqual(parseRange(rangeAddress({ from, to })), { from, to });
        assert.deepEqual(parseRange(absoluteRange({ from, to })), { from, to });
      }),
      { seed: 2021 },
    );
  });

  for (const wrong of ["", "A", "7", "A0", "a1", "A1048577", "XFE1", "AAAA1", "A1:B2", "A-1", "Nguồn!A1"]) {
    it(`takes ${JSON.stringify(wrong)} for no cell`, () => {
      assert.equal(parseAddress(wrong), undefined);
    });
  }

  for (const wrong of [0, -1, 1.5, 16_385]) {
    it(`has no column ${wrong}`, () => {
      assert.throws(() => columnName(wrong), { name: "InvariantError" });
    });
  }

  it("quotes sheet names", () => {
    assert.equal(quotedSheet("Nguồn vốn"), "'Nguồn vốn'");
    assert.equal(quotedSheet("Hợp 'lệ"), "'Hợp ''lệ'");
  });

  it("finds a sheet by name in any case and any form of Unicode", () => {
    assert.equal(sheetKey("NGUỒN VỐN"), sheetKey("Nguồn vốn".normalize("NFD")));
    assert.notEqual(sheetKey("Nguồn vốn"), sheetKey("Nguon von"));
  });

  it("allows names of 31 characters and no more", () => {
    checkSheetName("ă".repeat(31));
    assert.throws(() => {
      checkSheetName("ă".repeat(32));
    }, /1 to 31/);
  });
});

describe("Ranges of cells", () => {
  const cases = `
    B5 B6 B7 B8 B9 B11  | B5:B9 B11
    B7 B5 B6            | B5:B7
    B5 C5 D5            | B5:D5
    B5 B6 C5 C6         | B5:C6
    B5 B6 C5            | B5:B6 C5
    B5 B5               | B5 B5
    B5 D5               | B5 D5
    A1                  | A1
    A1 B2 C3            | A1 B2 C3
  `;
  for (const line of cases.trim().split("\n")) {
    const [cells = "", ranges] = line.split("|").map((side) => side.trim());
    it(`joins ${cells} to ${String(ranges)}`, () => {
      const positions = cells.split(" ").map((address) => parseAddress(address) ?? assert.fail(address));
      assert.equal(mergedRanges(positions).map(rangeAddress).join(" "), ranges);
    });
  }

  it("names each cell exactly as often as it was given", () => {
    const cell = fc.record({ row: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 25 }), (cells) => {
        const named = mergedRanges(cells).flatMap(({ from, to }) =>
          Array.from({ length: to.row - from.row + 1 }, (_, row) =>
            Array.from({ length: to.column - from.column + 1 }, (__, column) =>
              cellAddress({ row: from.row + row, column: from.column + column }),
            ),
          ).flat(),
        );
        assert.deepEqual(named.sort(), cells.map(cellAddress).sort());
      }),
      { seed: 2022 },
    );
  });
});
