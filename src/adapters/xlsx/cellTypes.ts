import { cellAddress } from "../../workbook/address.ts";
import { done, type Engine, type File } from "./engine.ts";
import { attribute } from "./parts.ts";

export type FileCellType = "number" | "boolean" | "text";

/** The type of the cell in a row and column, both from 1. */
export type CellTypes = (row: number, column: number) => FileCellType;

const typeNames: Readonly<Record<string, FileCellType>> = { "": "number", n: "number", b: "boolean" };

/**
 * The types of the cells of a sheet, from its XML in one go; asking the engine for each takes longer than all the rest of
 * reading. Nothing for a sheet that is written in a less usual way (cells without addresses, names with prefixes).
 */
export function typesInXml(xml: string): CellTypes | undefined {
  if (!xml.includes("<sheetData")) return undefined;
  const types = new Map<string, FileCellType>();
  for (const [element] of xml.matchAll(/<c(?=[\s/>])[^>]*>/g)) {
    const address = attribute(element, "r");
    if (address === "") return undefined;
    types.set(address, typeNames[attribute(element, "t")] ?? "text");
  }
  return (row, column) => types.get(cellAddress({ row, column })) ?? "text";
}

/** The types of the cells of a sheet, asked of the engine one by one. */
export function typesByEngine(engine: Engine, file: File, sheet: string): CellTypes {
  return (row, column) => {
    const address = cellAddress({ row, column });
    const { cellType } = done(file.GetCellType(sheet, address), `reading ${sheet}!${address}`);
    if (cellType === engine.CellTypeBool) return "boolean";
    return cellType === engine.CellTypeUnset || cellType === engine.CellTypeNumber ? "number" : "text";
  };
}
