import { inUnit, isMoney, type MoneyUnit } from "../core/money/index.ts";
import { serializeScenario, type Scenario, type ScenarioFile } from "../core/scenario/index.ts";
import { text, type Writing } from "../text/language.ts";
import { columnName, rangeAddress } from "./address.ts";
import { toCell } from "./cells.ts";
import { choiceWords } from "./choices.ts";
import { headingRow } from "./layout.ts";
import type { Column } from "./layoutColumn.ts";
import { columnHeading, fileText } from "./layoutText.ts";
import type { BlockCell, SheetBlock, Validation } from "./port.ts";
import { recordsAt, valueAt, type RawRecord } from "./record.ts";
import { fittedHeight } from "./rowHeight.ts";
import { scenarioColumnsOf, scenarioSheetIds, type ScenarioSheetId } from "./scenarioLayout.ts";
import { adjustmentKinds, adjustmentRow, kindWord, textOf } from "./scenarioRows.ts";

/** Rows below the data for which the lists of allowed values hold as well. */
const spareRows = 200;
const colour = "#7030A0";
/** Excel shows text of more than 255 characters in a cell of the text format as `####`. */
const longestPlainText = 255;

/** The sheets of scenarios, ready to be filled or changed: reading them back gives the same scenarios. */
export function scenariosToBlocks(
  scenarios: readonly (Scenario | ScenarioFile)[],
  writing: Writing,
): readonly SheetBlock[] {
  const raws: readonly RawRecord[] = scenarios.map((scenario) => serializeScenario(scenario as Scenario));
  return scenarioSheetIds.map((id) =>
    blockOf(
      id,
      raws.flatMap((raw) => rowsIn(id, raw)),
      writing,
    ),
  );
}

function rowsIn(id: ScenarioSheetId, raw: RawRecord): readonly RawRecord[] {
  const scenario = textOf(raw["id"]);
  const adjustments = recordsAt(raw, ["adjustments"]);
  switch (id) {
    case "scenarios":
      return [raw];
    case "adjustments":
      return adjustments.map((adjustment) => adjustmentRow(adjustment, scenario));
    case "parameters":
      return recordsAt(raw, ["parameters"]).map((parameter) => ({ ...parameter, scenario }));
    case "limits":
      return adjustments.flatMap(({ limit }, index) =>
        limit === undefined ? [] : [{ scenario, number: index + 1, limit }],
      );
  }
}

function blockOf(id: ScenarioSheetId, records: readonly RawRecord[], writing: Writing): SheetBlock {
  const columns = scenarioColumnsOf[id];
  const name = fileText(`layout.scenarioSheet.${id}`);
  const meaning = text(writing, `layout.scenarioSheet.${id}`);
  const widths = columns.map(({ width }) => width);
  const headings = columns.map((each): BlockCell => ({
    value: columnHeading(each, writing.unit),
    style: "heading",
  }));
  // An Excel table needs a row of data: an empty list gets one blank row, which reading skips.
  const rows = (records.length === 0 ? [{}] : records).map((record) =>
    columns.map((each) => cellOf(each, record, records, writing.unit)),
  );
  const last = columnName(Math.min(columns.length, titleColumns));
  return {
    sheet: name,
    rows: [
      [{ value: name === meaning ? name : `${name} (${meaning})`, style: "title", align: "left" }],
      [{ value: text(writing, `layout.scenarioAbout.${id}`), style: "note" }],
      headings,
      ...rows,
    ],
    columnWidths: widths,
    rowHeights: [24, 32, 48, ...rows.map((row) => fittedHeight(row, widths))],
    tables: [
      {
        name: `kich_ban_${id}`,
        range: rangeAddress({
          from: { row: headingRow, column: 1 },
          to: { row: headingRow + rows.length, column: columns.length },
        }),
      },
    ],
    frozen: { rows: headingRow, columns: 2 },
    merged: [`A1:${last}1`, `A2:${last}2`],
    validations: columns.flatMap((each, index) => validationOf(id, each, index + 1, rows.length, writing)),
    page: { orientation: "landscape", titleRows: { from: headingRow, to: headingRow }, footer: meaning },
    tabColour: colour,
  };
}

const titleColumns = 6;

function cellOf(
  column: Column,
  record: RawRecord,
  records: readonly RawRecord[],
  unit: MoneyUnit,
): BlockCell {
  const value = toCell(valueAt(record, column.path), column.entry, unit);
  const { kind } = column.entry;
  switch (kind) {
    case "money": {
      const amounts = records.map((other) => valueAt(other, column.path)).filter(isMoney);
      const decimals = amounts.reduce(
        (most, amount) => Math.max(most, inUnit(amount, unit).decimalPlaces()),
        0,
      );
      return { value, style: "input", entry: "grouped", decimals };
    }
    case "year":
      return { value, style: "input", entry: "plain" };
    case "count":
      return { value, style: "input", entry: "grouped" };
    case "yesNo":
    case "choice":
    case "value":
      return { value, style: "input" };
    case "id":
    case "code":
    case "words":
    case "digits":
    case "ratio":
    case "date":
    case "list":
      return String(value ?? "").length > longestPlainText
        ? { value, style: "input" }
        : { value, style: "input", entry: "text" };
  }
}

function validationOf(
  id: ScenarioSheetId,
  { path, entry }: Column,
  column: number,
  rows: number,
  writing: Writing,
): readonly Validation[] {
  const isKind = id === "adjustments" && path.join(".") === "kind";
  const list =
    entry.kind === "choice"
      ? choiceWords(entry.set)
      : entry.kind === "yesNo"
        ? choiceWords("yesNo")
        : undefined;
  const words = isKind ? adjustmentKinds.map(kindWord) : list;
  if (words === undefined || words.join().length > longestPlainText) return [];
  const range = rangeAddress({
    from: { row: headingRow + 1, column },
    to: { row: headingRow + rows + spareRows, column },
  });
  return [{ range, list: words, error: text(writing, "layout.validation") }];
}
