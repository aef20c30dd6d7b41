import type { Parameter } from "../core/issue/index.ts";
import {
  Decimal,
  inUnit,
  money,
  writeNumber,
  type MoneyUnit,
  type NumberStyle,
} from "../core/money/index.ts";
import type { Label } from "../core/report/table.ts";
import { en } from "./en/index.ts";
import { vi } from "./vi/index.ts";

export const languages = ["vi", "en"] as const;

export type Language = (typeof languages)[number];

/** Every key of the text; both languages have each of them. */
export type TextKey = keyof typeof vi;

const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { vi, en };

/** How words and numbers are written for one reader. */
export interface Writing {
  readonly language: Language;
  readonly unit: MoneyUnit;
  readonly style: NumberStyle;
}

/** The usual way of writing for a language: vi-VN numbers unless the language is English. */
export function writingIn(language: Language, unit: MoneyUnit): Writing {
  return { language, unit, style: language === "vi" ? "vi-VN" : "en-US" };
}

/** Whether `key` is a key of the text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(vi, key);
}

/**
 * The text of `key`, with `{name}` replaced by the parameter of that name: money as `1.502,062 tỷ đồng` style in the
 * reader's unit, decimals in the reader's style, lists joined by commas. Throws for a key or a parameter that is not there.
 */
export function text(
  writing: Writing,
  key: TextKey,
  parameters: Readonly<Record<string, Parameter>> = {},
): string {
  return texts[writing.language][key].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`text ${key} needs the parameter ${name}`);
    return parameterText(writing, value);
  });
}

/** The words of a label. */
export function labelText(writing: Writing, label: Label): string {
  if ("text" in label) return label.text;
  if ("name" in label) return label.name[writing.language];
  if (!isTextKey(label.key)) throw new Error(`no text has the key ${label.key}`);
  return text(writing, label.key, label.parameters);
}

/** The name of a unit of money. */
export function unitText(writing: Writing): string {
  return text(writing, `unit.${writing.unit}`);
}

function parameterText(writing: Writing, value: Parameter): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if ("dong" in value) {
    const number = writeNumber(inUnit(money(value.dong), writing.unit), { style: writing.style });
    return `${number} ${unitText(writing)}`;
  }
  if ("decimal" in value) return writeNumber(new Decimal(value.decimal), { style: writing.style });
  if ("name" in value || "key" in value) return labelText(writing, value);
  return value.map((item) => parameterText(writing, item)).join(", ");
}
