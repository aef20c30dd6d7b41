import assert from "node:assert/strict";
import { fittedWidths, type ColumnNeed } from "../../src/workbook/columnFit.ts";

const words = (wanted: number): ColumnNeed => ({ wanted, longestNumber: 0, longestWord: 5, wraps: true });
const numbers = (wanted: number, longestNumber: number): ColumnNeed => ({
  wanted,
  longestNumber,
  longestWord: 5,
  wraps: false,
});

describe("The widths of columns", () => {
  it("are as the table asks where that fits on a page", () => {
    assert.deepEqual(fittedWidths([words(40), numbers(16, 6), numbers(16, 9)]), [40, 16, 16]);
  });

  it("are wider where a number would not fit", () => {
    assert.deepEqual(fittedWidths([words(20), numbers(5, 20)]), [20, 24]);
  });

  it("shrink to a page: numbers to what they need, words to three fifths", () => {
    const fitted = fittedWidths([words(60), words(100), ...Array<ColumnNeed>(4).fill(numbers(16, 8))]);
    const total = fitted.reduce((sum, width) => sum + width, 0);
    assert.ok(total <= 162 + fitted.length, `${total} in all`);
    assert.ok(fitted.slice(2).every((width) => width >= 11 && width < 16));
    assert.ok((fitted[0] ?? 0) >= 36 && (fitted[1] ?? 0) >= 60);
  });

  it("never shrink below the numbers and the words of the heading, however many columns there are", () => {
    const fitted = fittedWidths(Array<ColumnNeed>(40).fill({ ...numbers(16, 12), longestWord: 15 }));
    assert.deepEqual(new Set(fitted), new Set([16]));
    const narrow = fittedWidths(Array<ColumnNeed>(40).fill({ ...numbers(30, 12), longestWord: 15 }));
    assert.deepEqual(new Set(narrow), new Set([18]));
  });
});
