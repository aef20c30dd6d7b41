import { canonicalText } from "../plan/fingerprint.ts";
import { isFields, isItems, type Fields, type Value } from "./value.ts";

/** How versions of something are merged. */
export type Shape =
  /** As a whole: whoever changed it, changed all of it. */
  | { readonly kind: "whole" }
  /** As a whole, but the order of rows in it says nothing. */
  | { readonly kind: "rows" }
  /** Key by key; a key that is not named is merged as a whole. Keys that say one thing together are one value. */
  | {
      readonly kind: "record";
      readonly parts: Readonly<Record<string, Shape>>;
      readonly together: readonly (readonly string[])[];
    }
  /** Item by item, each found by its key. Unless `ordered`, the order of the items says nothing. */
  | {
      readonly kind: "list";
      readonly keyOf: (item: Fields) => string;
      readonly item: Shape;
      readonly ordered: boolean;
    };

export type RecordShape = Extract<Shape, { readonly kind: "record" }>;
export type ListShape = Extract<Shape, { readonly kind: "list" }>;

export const whole: Shape = { kind: "whole" };
export const rows: Shape = { kind: "rows" };

export function record(
  parts: RecordShape["parts"] = {},
  together: RecordShape["together"] = [],
): RecordShape {
  return { kind: "record", parts, together };
}

export function list(keys: readonly string[], item: Shape, ordered = false): ListShape {
  const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");
  const keyOf = (fields: Fields): string => keys.map((key) => textOf(fields[key])).join("@");
  return { kind: "list", keyOf, item, ordered };
}

/** The shape of one key of a record. */
export function partOf({ parts }: RecordShape, key: string): Shape {
  return Object.hasOwn(parts, key) ? (parts[key] ?? whole) : whole;
}

/** A record of a list with the key that finds it, and where it stands. */
export interface Keyed {
  readonly key: string;
  readonly item: Fields;
  readonly index: number;
}

/** The items of a list by key. Where a key is not unique (a statement made twice), equal keys are numbered by content. */
export function keyedItems(shape: ListShape, items: Value | undefined): ReadonlyMap<string, Keyed> {
  const found = (isItems(items) ? items : []).flatMap((item, index) =>
    isFields(item) ? [{ key: shape.keyOf(item), item, index }] : [],
  );
  const groups = new Map<string, Keyed[]>();
  for (const keyed of found) groups.set(keyed.key, [...(groups.get(keyed.key) ?? []), keyed]);
  const numbered = new Map<Keyed, string>();
  for (const group of groups.values()) {
    const inOrder = group.length === 1 ? group : [...group].sort(byContent);
    inOrder.forEach((keyed, index) => {
      numbered.set(keyed, index === 0 ? keyed.key : `${keyed.key}#${index + 1}`);
    });
  }
  return new Map(
    found.map((keyed) => {
      const key = numbered.get(keyed) ?? keyed.key;
      return [key, { ...keyed, key }];
    }),
  );
}

/** One text for all ways of writing the same: rows and unordered lists in any order, texts in NFC. */
export function signature(shape: Shape, value: Value | undefined): string {
  return value === undefined ? "" : canonicalText(settled(shape, value));
}

function settled(shape: Shape, value: Value): Value {
  switch (shape.kind) {
    case "whole":
      return value;
    case "rows":
      return sorted(value);
    case "record":
      if (!isFields(value)) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          part === undefined ? undefined : settled(partOf(shape, key), part),
        ]),
      );
    case "list": {
      const items = [...keyedItems(shape, value).values()].map(({ key, item }) => ({
        key,
        item: settled(shape.item, item),
      }));
      if (!shape.ordered) items.sort((one, other) => compareTexts(one.key, other.key));
      return items.map(({ item }) => item);
    }
  }
}

function sorted(value: Value): Value {
  if (!isItems(value)) return value;
  return value.map(sorted).sort((one, other) => compareTexts(canonicalText(one), canonicalText(other)));
}

function byContent(one: Keyed, other: Keyed): number {
  return compareTexts(canonicalText(one.item), canonicalText(other.item));
}

/** By code units, the same on every machine. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
