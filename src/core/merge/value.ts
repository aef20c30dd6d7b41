/** A part of a plan as data, whatever its type: what files hold, with amounts as numbers of đồng. */
export type Value = string | number | boolean | null | readonly Value[] | Fields;

/** A record by its keys; what is not there is undefined. */
export interface Fields {
  readonly [key: string]: Value | undefined;
}

/** Whether the value is a record: neither plain nor a list. */
export function isFields(value: Value | undefined): value is Fields {
  return typeof value === "object" && value !== null && !isItems(value);
}

/** Whether the value is a list. */
export function isItems(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The three versions of something: what two people began with, and what each made of it. */
export interface Versions<Item> {
  readonly base: Item;
  readonly a: Item;
  readonly b: Item;
}

/** One of the two that were changed. */
export type Side = "a" | "b";

/** The name of each version, in order. */
export const versionNames = ["base", "a", "b"] as const;

/** Does the same to each of the three. */
export function eachVersion<From, To>(
  versions: Versions<From>,
  make: (item: From, name: (typeof versionNames)[number]) => To,
): Versions<To> {
  return { base: make(versions.base, "base"), a: make(versions.a, "a"), b: make(versions.b, "b") };
}
