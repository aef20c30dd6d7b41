import { invariant } from "../../core/issue/index.ts";
import { cellAddress, columnName, parseRange, quotedSheet } from "../../workbook/address.ts";
import type { SheetBlock, Validation } from "../../workbook/port.ts";
import { done, type Engine, type File } from "./engine.ts";
import { fontFamily } from "./style.ts";

const paperA4 = 9;
const millimetresPerInch = 25.4;
/** Decree 30/2020, for A4: 20 mm above and below, 30 mm left (binding), 15 mm right; the page number in the top margin. */
const margins = { top: 20, bottom: 20, left: 30, right: 15, header: 10, footer: 8 } as const;
const longestInlineList = 255;
const longestFooter = 255;
const printTitles = "_xlnm.Print_Titles";
const wholeSheet = ["A1", "XFD1048576"] as const;

/** Adds an empty sheet. Codes in it are text on purpose: without the mark Excel shows a green corner at each. */
export function addSheet(engine: Engine, file: File, sheet: string): void {
  done(file.NewSheet(sheet), "NewSheet");
  const range = wholeSheet.join(":");
  done(file.AddIgnoredErrors(sheet, range, engine.IgnoredErrorsNumberStoredAsText), "AddIgnoredErrors");
}

/** Takes from a sheet all that `setUpSheet` gives, so that writing it again starts from nothing. */
export function clearSheet(file: File, sheet: string): void {
  for (const table of done(file.GetTables(sheet), "GetTables").tables) {
    if (table.Name !== undefined) done(file.DeleteTable(table.Name), "DeleteTable");
  }
  done(file.DeleteDataValidation(sheet), "DeleteDataValidation");
  done(file.UnmergeCell(sheet, ...wholeSheet), "UnmergeCell");
  done(file.SetPanes(sheet, { Freeze: false, Split: false }), "SetPanes");
  const names = done(file.GetDefinedName(), "GetDefinedName").definedNames;
  if (names.some((name) => name.Name === printTitles && name.Scope === sheet)) {
    done(file.DeleteDefinedName({ Name: printTitles, Scope: sheet }), "DeleteDefinedName");
  }
}

/** Everything of a sheet but its cells: widths, tables, lists, frozen panes, merged cells, the page. */
export function setUpSheet(file: File, block: SheetBlock): void {
  const { sheet } = block;
  block.columnWidths.forEach((width, index) => {
    const column = columnName(index + 1);
    done(file.SetColWidth(sheet, column, column, width), "SetColWidth");
  });
  for (const range of block.merged) {
    const { from, to } = cornersOf(range);
    done(file.MergeCell(sheet, from, to), "MergeCell");
  }
  for (const table of block.tables) addTable(file, block, table);
  for (const validation of block.validations) addValidation(file, sheet, validation);
  freeze(file, block);
  setUpPage(file, block);
}

function addTable(file: File, block: SheetBlock, table: SheetBlock["tables"][number]): void {
  const range = parseRange(table.range);
  invariant(range !== undefined, `${table.range} is a range`);
  const { from, to } = range;
  const headings = new Set<string>();
  for (let column = from.column; column <= to.column; column++) {
    const heading = block.rows[from.row - 1]?.[column - 1]?.value;
    invariant(typeof heading === "string", `the table ${table.name} has a heading in each column`);
    invariant(!headings.has(heading.toLowerCase()), `the table ${table.name} has one column "${heading}"`);
    headings.add(heading.toLowerCase());
    done(file.SetCellStr(block.sheet, cellAddress({ row: from.row, column }), heading), "SetCellStr");
  }
  const options = { Range: table.range, Name: table.name, StyleName: "", ShowRowStripes: false };
  done(file.AddTable(block.sheet, options), `table ${table.name}`);
}

function addValidation(file: File, sheet: string, validation: Validation): void {
  const options = {
    Sqref: validation.range,
    Type: "list",
    Formula1: inXml("range" in validation.list ? validation.list.range : inlineList(validation.list)),
    Error: validation.error,
    ErrorStyle: "stop",
    ShowErrorMessage: true,
    AllowBlank: true,
  };
  done(file.AddDataValidation(sheet, options), `list of ${validation.range}`);
}

/** A list written into the rule itself: Excel separates by commas and takes 255 characters. */
function inlineList(items: readonly string[]): string {
  invariant(
    items.every((item) => !item.includes(",")),
    "a list whose items have commas is kept in a range",
  );
  const list = items.join(",");
  invariant(
    list.length <= longestInlineList,
    `a list beyond ${longestInlineList} characters is kept in a range`,
  );
  return `"${list.replaceAll('"', '""')}"`;
}

/** The engine puts this text into the file as it is. */
function inXml(formula: string): string {
  return formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function freeze(file: File, block: SheetBlock): void {
  const { rows, columns } = block.frozen ?? { rows: 0, columns: 0 };
  if (rows === 0 && columns === 0) return;
  const side = columns === 0 ? "bottomLeft" : rows === 0 ? "topRight" : "bottomRight";
  const panes = {
    Freeze: true,
    XSplit: columns,
    YSplit: rows,
    TopLeftCell: cellAddress({ row: rows + 1, column: columns + 1 }),
    ActivePane: side,
  };
  done(file.SetPanes(block.sheet, panes), "SetPanes");
}

function setUpPage(file: File, block: SheetBlock): void {
  const { sheet, page } = block;
  const fit = { FitToWidth: 1, FitToHeight: page.onePage === true ? 1 : 0 };
  const layout = { Size: paperA4, Orientation: page.orientation, ...fit };
  done(file.SetPageLayout(sheet, layout), "SetPageLayout");
  const colour = block.tabColour === undefined ? {} : { TabColorRGB: block.tabColour };
  done(file.SetSheetProps(sheet, { FitToPage: true, ...colour }), "SetSheetProps");
  const inch = (side: keyof typeof margins) => margins[side] / millimetresPerInch;
  const sides = { Top: inch("top"), Bottom: inch("bottom"), Left: inch("left"), Right: inch("right") };
  done(
    file.SetPageMargins(sheet, {
      ...sides,
      Header: inch("header"),
      Footer: inch("footer"),
      Horizontally: true,
    }),
    "SetPageMargins",
  );
  const footer = footerCode(page.footer);
  const pages = {
    DifferentFirst: true,
    OddHeader: `&C&"${fontFamily},Regular"&13&P`,
    FirstHeader: "",
    OddFooter: footer,
    FirstFooter: footer,
  };
  done(file.SetHeaderFooter(sheet, pages), "SetHeaderFooter");
  if (page.titleRows !== undefined) {
    const rows = `$${page.titleRows.from}:$${page.titleRows.to}`;
    const name = { Name: printTitles, RefersTo: `${quotedSheet(sheet)}!${rows}`, Scope: sheet };
    done(file.SetDefinedName(name), "SetDefinedName");
  }
}

function footerCode(footer: string | undefined): string {
  if (footer === undefined) return "";
  const code = `&L&"${fontFamily},Italic"&9 ${footer.replaceAll("&", "&&")}`;
  invariant(code.length <= longestFooter, `a footer has at most ${longestFooter} characters`);
  return code;
}

function cornersOf(range: string): { readonly from: string; readonly to: string } {
  const corners = parseRange(range);
  invariant(corners !== undefined, `${range} is a range`);
  return { from: cellAddress(corners.from), to: cellAddress(corners.to) };
}
