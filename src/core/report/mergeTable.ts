import type { Parameter } from "../issue/issue.ts";
import { isFields, isItems, type Change, type Conflict, type Value, type Versions } from "../merge/index.ts";
import { isMoney } from "../money/index.ts";
import { column, textCell, type Label, type Table } from "./table.ts";

/** A conflict with the words for where it stands in each file. */
export interface ShownConflict extends Conflict {
  readonly places: Versions<string>;
}

/** Every conflict: what each side has, where, and what to do about it. */
export function conflictsTable(conflicts: readonly ShownConflict[], names: Versions<string>): Table {
  const [first] = conflicts;
  return {
    id: "merge.conflicts",
    title: { key: "merge.conflicts.title", parameters: { count: conflicts.length } },
    columns: [
      column("key", { key: "merge.column.key" }, "left", 40),
      column("kind", { key: "merge.column.kind" }, "left", 26),
      column("base", { key: "merge.column.base" }, "left", 26),
      column("a", { key: "merge.column.a", parameters: { name: names.a } }, "left", 26),
      column("b", { key: "merge.column.b", parameters: { name: names.b } }, "left", 26),
      column("whereA", { key: "merge.column.whereA" }, "left", 24),
      column("whereB", { key: "merge.column.whereB" }, "left", 24),
    ],
    rows: conflicts.map(({ key, kind, values, places }) => ({
      key,
      role: "item",
      level: 0,
      cells: [
        { kind: "code", text: key },
        textCell({ key: `merge.kind.${kind}` }),
        textCell(valueLabel(key, values.base)),
        textCell(valueLabel(key, values.a)),
        textCell(valueLabel(key, values.b)),
        textCell({ text: places.a }),
        textCell({ text: places.b }),
      ],
    })),
    hasMoney: false,
    notes: [
      { key: "merge.rule" },
      ...(first === undefined
        ? []
        : [{ key: "merge.todo", parameters: { a: names.a, b: names.b, example: first.key } }]),
    ],
  };
}

/** What is not as it was in the base: key, whose change it is, before and after. */
export function changesTable(
  changes: readonly Change[],
  names: Versions<string>,
  notes: readonly Label[],
): Table {
  const count = (by: Change["by"]): number =>
    changes.filter((change) => change.by === by && !change.chosen).length;
  const counts = {
    a: names.a,
    b: names.b,
    ofA: count("a"),
    ofB: count("b"),
    ofBoth: count("both"),
    chosen: changes.filter(({ chosen }) => chosen).length,
  };
  return {
    id: "merge.changes",
    title: { key: "merge.changes.title", parameters: { count: changes.length } },
    columns: [
      column("key", { key: "merge.column.key" }, "left", 44),
      column("by", { key: "merge.column.by" }, "left", 14),
      column("before", { key: "merge.column.before" }, "left", 40),
      column("after", { key: "merge.column.after" }, "left", 40),
    ],
    rows: changes.map(({ key, by, chosen, before, after }) => ({
      key,
      role: "item",
      level: 0,
      cells: [
        { kind: "code", text: key },
        textCell(
          chosen
            ? { key: "merge.by.chosen", parameters: { side: { key: `merge.by.${by}` } } }
            : { key: `merge.by.${by}` },
        ),
        textCell(valueLabel(key, before)),
        textCell(valueLabel(key, after)),
      ],
    })),
    hasMoney: false,
    notes: [{ key: "merge.changes.counts", parameters: counts }, ...notes],
  };
}

/** Keys that hold amounts, in đồng. */
const moneyKeys: readonly string[] = ["amount", "tolerance"];

/** What a version has at the key, as a person reads it; amounts with their unit. */
export function valueLabel(key: string, value: Value | undefined): Label {
  const name = key.slice(key.lastIndexOf("/") + 1);
  return { key: "merge.value", parameters: { value: valueParameter(name, value) } };
}

function valueParameter(name: string, value: Value | undefined): Parameter {
  if (value === undefined || value === null) return { key: "merge.value.none" };
  if (typeof value === "boolean") return { key: value ? "merge.value.yes" : "merge.value.no" };
  if (typeof value === "string") return value;
  if (typeof value === "number") {
    return moneyKeys.includes(name) && isMoney(value) ? { dong: value } : { decimal: String(value) };
  }
  if (isItems(value)) return value.map((item) => valueParameter(name, item));
  if (!isFields(value)) return "";
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([part, held]) => ({
      key: "merge.value.part",
      parameters: { name: part, value: valueParameter(part, held) },
    }));
}
