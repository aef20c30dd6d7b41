import type { MoneyUnit } from "../core/money/index.ts";
import { text, unitText, writingIn, type Language, type TextKey } from "../text/language.ts";
import { ratio, type Column, type Entry, type SheetId, type ValueKind } from "./layoutColumn.ts";

/** Excel takes headings of 255 characters; the id and the mark need the rest. */
const longestAttributeName = 180;

/** The heading over the items of the plan sheet and the one over their values. */
export const planHeadings = { item: fileText("layout.column.item"), entry: fileText("layout.column.entry") };

/** The name that a sheet has in every file. */
export function sheetName(id: SheetId | "guide"): string {
  return fileText(`layout.sheet.${id}`);
}

/** Words as they stand in a file: Vietnamese, whatever language the reader chose, so that any file can be read. */
export function fileText(key: TextKey, parameters: Readonly<Record<string, string>> = {}): string {
  return text(writingIn("vi", "dong"), key, parameters);
}

/** A column's heading in the file; a column of money says its unit. */
export function columnHeading(column: Column, unit: MoneyUnit, language: Language = "vi"): string {
  if ("text" in column.heading) return column.heading.text;
  const writing = writingIn(language, unit);
  return text(writing, column.heading.key, { unit: unitText(writing) });
}

/** The column of one year's weights. */
export function yearWeightColumn(yearText: string): Column {
  return {
    path: ["weights", yearText],
    heading: { text: yearText },
    entry: ratio,
    empty: "absent",
    required: false,
    width: 10,
  };
}

/** The column of one attribute's values; its id stands in square brackets, so that the words before it may change. */
export function attributeColumn(attribute: AttributeHead): Column {
  const key = attribute.illustrative ? "layout.attributeHeading.illustrative" : "layout.attributeHeading";
  const name = attribute.name.replace(/\s+/gu, " ").slice(0, longestAttributeName);
  const entry: Entry = {
    kind: "value",
    ...(attribute.kind === undefined ? {} : { as: attribute.kind }),
    ...(attribute.choices === undefined ? {} : { choices: attribute.choices }),
  };
  return {
    path: ["values", attribute.id],
    heading: { text: fileText(key, { name, id: attribute.id }) },
    entry,
    empty: "absent",
    required: false,
    width: 18,
    illustrative: attribute.illustrative,
  };
}

/** What the heading and the cells of an attribute's column depend on. */
export interface AttributeHead {
  readonly id: string;
  /** In Vietnamese. */
  readonly name: string;
  readonly kind?: ValueKind;
  readonly choices?: readonly string[];
  readonly illustrative: boolean;
}

/** The attribute that a heading names in its last square brackets; nothing if there are none. */
export function attributeInHeading(heading: string): string | undefined {
  return /^.*\[([^[\]]+)\][^[\]]*$/su.exec(heading)?.[1]?.trim();
}
