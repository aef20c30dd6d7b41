import type { BlockCell, CellValue, Grid, SheetBlock } from "./port.ts";

/** A value as the port gives it: text in NFC, empty text as no value, minus zero as zero. */
export function portValue(value: CellValue): CellValue {
  if (typeof value === "string") return value === "" ? null : value.normalize("NFC");
  return value === 0 ? 0 : value;
}

/** The grid of `rows` without the empty cells and rows at their end, so that every adapter gives the same. */
export function trimmedGrid(sheet: string, rows: readonly (readonly CellValue[])[]): Grid {
  const trimmed = rows.map((row) => withoutTail(row, (value) => value === null));
  return { sheet, rows: withoutTail(trimmed, (row) => row.length === 0) };
}

/** What reading the block back gives: the values of its cells. */
export function gridOf(block: SheetBlock): Grid {
  const value = (cell: BlockCell) => portValue(cell.value);
  return trimmedGrid(
    block.sheet,
    block.rows.map((row) => row.map(value)),
  );
}

function withoutTail<Item>(items: readonly Item[], isEmpty: (item: Item) => boolean): readonly Item[] {
  const last = items.reduce((found, item, index) => (isEmpty(item) ? found : index), -1);
  return last === items.length - 1 ? items : items.slice(0, last + 1);
}
