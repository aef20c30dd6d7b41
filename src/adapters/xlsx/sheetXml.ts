import { invariant } from "../../core/issue/index.ts";
import { cellAddress } from "../../workbook/address.ts";
import type { BlockCell, SheetBlock } from "../../workbook/port.ts";

/** The longest text that a cell of a workbook can hold. */
const longestText = 32_767;
const longestFormula = 8_192;

/**
 * The cells of a sheet as a workbook file writes them. The engine's own way loses what a formula was computed to be (it
 * marks every result as text), and a reader that does not calculate would show nothing; so the cells are written here.
 */
export function sheetDataXml(block: SheetBlock, styleOf: (cell: BlockCell) => number): string {
  const rows = block.rows.map((row, index) => {
    const height = block.rowHeights?.[index] ?? null;
    const stated = height === null ? "" : ` ht="${height}" customHeight="1"`;
    const cells = row.map((cell, column) =>
      cellXml(cell, cellAddress({ row: index + 1, column: column + 1 }), styleOf(cell)),
    );
    return `<row r="${index + 1}"${stated}>${cells.join("")}</row>`;
  });
  return `<sheetData>${rows.join("")}</sheetData>`;
}

/** Text as XML holds it, with what a workbook must not contain written as `_xHHHH_`. */
export function xmlText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/_x[0-9A-Fa-f]{4}_/g, (escape) => `_x005F${escape}`)
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, hexEscape)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function cellXml(cell: BlockCell, address: string, style: number): string {
  const { value } = cell;
  const formula = cell.formula === undefined ? "" : formulaXml(cell.formula, address);
  const start = `<c r="${address}" s="${style}"`;
  if (value === null) return formula === "" ? `${start}/>` : `${start}>${formula}</c>`;
  if (typeof value === "boolean") return `${start} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "number") {
    invariant(Number.isFinite(value), `${address} holds a finite number`);
    return `${start}>${formula}<v>${value === 0 ? 0 : value}</v></c>`;
  }
  invariant(value.length <= longestText, `${address} holds at most ${longestText} characters`);
  if (formula !== "") return `${start} t="str">${formula}<v>${xmlText(value)}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

function formulaXml(formula: string, address: string): string {
  invariant(!formula.startsWith("="), `the formula of ${address} is written without its =`);
  invariant(formula.length <= longestFormula, `the formula of ${address} is at most ${longestFormula} long`);
  return `<f>${xmlText(formula)}</f>`;
}

function hexEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
