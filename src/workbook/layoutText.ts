import { moneyUnits, type MoneyUnit } from "../core/money/index.ts";
import { text, unitText, writingIn, type Language, type TextKey } from "../text/language.ts";
import { wordKey } from "./choices.ts";
import { money, ratio, type Column, type Entry, type SheetId, type ValueKind } from "./layoutColumn.ts";

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
  return text(writing, column.heading.key, { ...column.heading.parameters, unit: unitText(writing) });
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

/**
 * The column of one attribute's values; its id stands in square brackets, so that the words before it may change. Amounts of
 * money stand in the unit that the heading names after the id.
 */
export function attributeColumn(attribute: AttributeHead): Column {
  const isMoney = attribute.kind === "money";
  const kind = isMoney ? "layout.attributeHeading.money" : "layout.attributeHeading";
  const key = attribute.illustrative ? (`${kind}.illustrative` as const) : kind;
  const name = attribute.name.replace(/\s+/gu, " ").slice(0, longestAttributeName);
  const entry: Entry = isMoney ? money : attributeValue(attribute);
  return {
    path: ["values", attribute.id],
    heading: { key, parameters: { name, id: attribute.id } },
    entry,
    empty: "absent",
    required: false,
    width: 18,
    illustrative: attribute.illustrative,
  };
}

/** What a cell takes that holds a value of the attribute outside its own column: amounts of money are in đồng there. */
export function attributeValue({ kind, choices }: AttributeHead): Entry {
  return {
    kind: "value",
    ...(kind === undefined ? {} : { as: kind }),
    ...(choices === undefined ? {} : { choices }),
  };
}

/** The unit that the heading of an attribute of money names after the id; nothing if it names none. */
export function unitInHeading(heading: string): MoneyUnit | undefined {
  const [, marks = ""] = /\]([^\]]*)$/su.exec(heading) ?? [];
  const words = marks.replace(/[()]/gu, "").split(",").map(wordKey);
  return moneyUnits.find((unit) => words.includes(wordKey(unitText(writingIn("vi", unit)))));
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
