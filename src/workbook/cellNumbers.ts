import { invariant } from "../core/issue/index.ts";
import { Decimal, inUnit } from "../core/money/index.ts";
import type { Cell } from "../core/report/table.ts";
import { labelText, type Writing } from "../text/language.ts";

/** What a check cell shows where nothing is wrong, in every language. */
export const agreed = "OK";

/** The exact number that a cell shows, money in the reader's unit; an empty cell counts as 0, as in a sheet. */
export function exactNumber(cell: Cell, writing: Writing): Decimal {
  switch (cell.kind) {
    case "empty":
      return new Decimal(0);
    case "money":
      return inUnit(cell.amount, writing.unit);
    case "check":
      return inUnit(cell.difference, writing.unit);
    case "decimal":
      return new Decimal(cell.value);
    case "count":
      return new Decimal(cell.value);
    case "code":
      return notANumber(cell.text);
    case "text":
      return notANumber(labelText(writing, cell.label));
  }
}

/** What a cell is matched by: the words of texts and codes, the digits of counts. */
export function matchText(cell: Cell, writing: Writing): string {
  switch (cell.kind) {
    case "empty":
      return "";
    case "code":
      return cell.text.normalize("NFC");
    case "text":
      return labelText(writing, cell.label).normalize("NFC");
    case "count":
    case "decimal":
    case "money":
    case "check":
      return exactNumber(cell, writing).toString();
  }
}

function notANumber(text: string): never {
  invariant(false, `a formula counts with numbers, not with "${text}"`);
}
