/** A part of a plan as a file holds it, before it is checked or after it was. */
export type RawValue = string | number | boolean | null | readonly RawValue[] | RawRecord;

export interface RawRecord {
  readonly [key: string]: RawValue | undefined;
}

/** Whether the value is a record: neither plain nor a list. */
export function isRecord(value: RawValue | undefined): value is RawRecord {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Whether the value is a list. */
export function isList(value: RawValue | undefined): value is readonly RawValue[] {
  return Array.isArray(value);
}

/** What stands at `path`, or nothing. */
export function valueAt(record: RawRecord, path: readonly string[]): RawValue | undefined {
  return path.reduce<RawValue | undefined>(
    (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    record,
  );
}

/** The records of the list at `path`; none if there is no list. */
export function recordsAt(record: RawRecord, path: readonly string[]): readonly RawRecord[] {
  const list = valueAt(record, path);
  return isList(list) ? list.filter(isRecord) : [];
}

interface Entry {
  readonly path: readonly string[];
  readonly value: RawValue;
}

/**
 * The record that has `value` at each `path`. Whatever a person typed may be a key, so keys are defined, never assigned:
 * `__proto__` is a key like any other.
 */
export function recordOf(entries: readonly Entry[]): RawRecord {
  const byKey = new Map<string, readonly Entry[]>();
  for (const { path, value } of entries) {
    const [key = "", ...rest] = path;
    byKey.set(key, [...(byKey.get(key) ?? []), { path: rest, value }]);
  }
  return Object.fromEntries(Array.from(byKey, ([key, parts]) => [key, partsValue(parts)]));
}

function partsValue(parts: readonly Entry[]): RawValue {
  const [first] = parts;
  return first?.path.length === 0 ? first.value : recordOf(parts);
}
