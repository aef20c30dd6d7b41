import { invariant } from "../core/issue/index.ts";
import { isTextKey, type TextKey } from "../text/language.ts";
import type { ChoiceSet } from "./choices.ts";

/** The sheets of the input workbook that hold the plan, in the order in which they stand. */
export const sheetIds = [
  "plan",
  "sources",
  "lines",
  "totals",
  "shares",
  "counterpartRules",
  "norms",
  "normGroups",
  "normConditions",
  "weightings",
  "weightingUses",
  "components",
  "limits",
  "sourceUses",
  "profiles",
  "exceptions",
  "localities",
  "attributes",
  "targets",
  "statements",
  "statedTargets",
  "works",
  "corrections",
  "milestones",
  "milestoneFigures",
] as const;

export type SheetId = (typeof sheetIds)[number];

/** What stands in a cell that holds several: ids, codes, texts, ratios, or words of a closed list. */
export type ListOf = "id" | "code" | "words" | "ratio" | ChoiceSet;

/** What a cell takes. An id or code may have to be one of another sheet's first column. */
export type Entry =
  | { readonly kind: "id"; readonly of?: SheetId }
  | { readonly kind: "code"; readonly of?: SheetId }
  /** Free text. */
  | { readonly kind: "words" }
  /** A figure kept as its digits. */
  | { readonly kind: "digits" }
  | { readonly kind: "ratio" }
  | { readonly kind: "date" }
  | { readonly kind: "year" }
  | { readonly kind: "count" }
  | { readonly kind: "money" }
  | { readonly kind: "yesNo" }
  | { readonly kind: "choice"; readonly set: ChoiceSet }
  /** Several in one cell, separated by semicolons. */
  | { readonly kind: "list"; readonly of: ListOf }
  /** The value of an attribute, of the attribute's kind; of any kind where that is not known. */
  | { readonly kind: "value"; readonly as?: ValueKind; readonly choices?: readonly string[] };

export type ValueKind = "yesNo" | "whole" | "decimal" | "choice" | "money";

export interface Column {
  /** Where its value stands in the record of the row. */
  readonly path: readonly string[];
  readonly heading:
    | { readonly key: TextKey; readonly parameters?: Readonly<Record<string, string>> }
    | { readonly text: string };
  readonly entry: Entry;
  /** What an empty cell means: the key is left out, it is null, or the list is empty. */
  readonly empty: "absent" | "null" | "list";
  /** Whether every row must fill it. */
  readonly required: boolean;
  /** In characters. */
  readonly width: number;
  /** Whether its values are samples, and look so. */
  readonly illustrative?: boolean;
}

export const words: Entry = { kind: "words" };
export const newId: Entry = { kind: "id" };
export const idOf = (of: SheetId): Entry => ({ kind: "id", of });
export const choice = (set: ChoiceSet): Entry => ({ kind: "choice", set });
export const listOf = (of: ListOf): Entry => ({ kind: "list", of });
export const digits: Entry = { kind: "digits" };
export const ratio: Entry = { kind: "ratio" };
export const year: Entry = { kind: "year" };
export const count: Entry = { kind: "count" };
export const money: Entry = { kind: "money" };
export const yesNo: Entry = { kind: "yesNo" };

export type More = Partial<Pick<Column, "empty" | "required" | "width">>;

/** A column whose heading is `layout.column.<heading>`. */
export function column(path: string, heading: string, entry: Entry, more: More = {}): Column {
  const key = `layout.column.${heading}`;
  invariant(isTextKey(key), `${key} has words`);
  const empty = more.empty ?? "absent";
  const width = more.width ?? usualWidth(entry);
  return { path: path.split("."), heading: { key }, entry, empty, width, required: more.required ?? true };
}

function usualWidth(entry: Entry): number {
  switch (entry.kind) {
    case "words":
    case "list":
      return 30;
    case "id":
    case "choice":
      return 24;
    case "money":
      return 22;
    case "code":
    case "digits":
    case "ratio":
    case "date":
    case "value":
      return 16;
    case "year":
    case "count":
    case "yesNo":
      return 12;
  }
}

export const optional = { required: false } as const;
export const orNull = { required: false, empty: "null" } as const;
export const wide = { width: 48 } as const;
