import type { Sheet } from "./layout.ts";
import type { Column, ValueKind } from "./layoutColumn.ts";
import { attributeColumn, yearWeightColumn, type AttributeHead } from "./layoutText.ts";
import { isList, isRecord, recordsAt, valueAt, type RawRecord, type RawValue } from "./record.ts";

/** The records that a sheet shows, one a row: a list of the plan, or parts of records laid flat. */
export function recordsOf(plan: RawRecord, sheet: Sheet): readonly RawRecord[] {
  if (sheet.id === "normGroups") return recordsAt(plan, ["norms"]).flatMap(groupRows);
  if (sheet.id === "normConditions") return recordsAt(plan, ["norms"]).flatMap(conditionRows);
  if (sheet.id === "milestoneFigures") return recordsAt(plan, ["milestones"]).flatMap(figureRows);
  const records = recordsAt(plan, sheet.list.split("."));
  return sheet.perPlan === "attributes" ? records.map((place) => withAttributes(plan, place)) : records;
}

/** The columns that this plan adds to a sheet: one a year, one an attribute. */
export function perPlanColumns(plan: RawRecord, sheet: Sheet): readonly Column[] {
  const { perPlan } = sheet;
  if (perPlan === undefined) return [];
  switch (perPlan) {
    case "years":
      return yearsOf(plan).map(yearWeightColumn);
    case "attributes":
      return attributeHeads(recordsAt(plan, ["attributes"])).map(attributeColumn);
  }
}

/** What the columns of attributes depend on, from the records of the attributes; one without an id has none. */
export function attributeHeads(attributes: readonly RawRecord[]): readonly AttributeHead[] {
  return attributes.flatMap((attribute) => {
    const { id, kind, choices } = attribute;
    if (typeof id !== "string") return [];
    return [
      {
        id,
        name: textOf(valueAt(attribute, ["name", "vi"])),
        illustrative: isIllustrative(attribute),
        ...(isValueKind(kind) ? { kind } : {}),
        ...(isList(choices) ? { choices: choices.map(textOf) } : {}),
      },
    ];
  });
}

/** Whether a record says that its figures are samples. */
export function isIllustrative(record: RawRecord): boolean {
  return record["origin"] === "illustrative";
}

/** Under which key of a norm the groups of a kind stand. */
export const groupLists = { excluded: "excluded", coefficient: "groups" } as const;

export type GroupKind = keyof typeof groupLists;

const groupKinds: readonly GroupKind[] = ["excluded", "coefficient"];

function groupsOf(norm: RawRecord): readonly { readonly kind: GroupKind; readonly group: RawRecord }[] {
  return groupKinds.flatMap((kind) => recordsAt(norm, [groupLists[kind]]).map((group) => ({ kind, group })));
}

function groupRows(norm: RawRecord): readonly RawRecord[] {
  return groupsOf(norm).map(({ kind, group }) => ({ ...group, norm: norm["id"], kind }));
}

function conditionRows(norm: RawRecord): readonly RawRecord[] {
  return groupsOf(norm).flatMap(({ group }) =>
    listAt(group, "when").flatMap((all, index) =>
      (isList(all) ? all.filter(isRecord) : []).map((condition) => ({
        ...condition,
        norm: norm["id"],
        group: group["id"],
        alternative: index + 1,
      })),
    ),
  );
}

function figureRows(milestone: RawRecord): readonly RawRecord[] {
  return recordsAt(milestone, ["figures"]).map((figure) => ({ ...figure, milestone: milestone["id"] }));
}

function withAttributes(plan: RawRecord, place: RawRecord): RawRecord {
  const values = recordsAt(plan, ["attributes"]).map((attribute) => [
    textOf(attribute["id"]),
    valueAt(attribute, ["values", textOf(place["code"])]),
  ]);
  return { ...place, values: Object.fromEntries(values) as RawRecord };
}

/** The years of the plan, and any other that a profile has a weight for. */
function yearsOf(plan: RawRecord): readonly string[] {
  const from = valueAt(plan, ["period", "from"]);
  const to = valueAt(plan, ["period", "to"]);
  const period =
    typeof from === "number" && typeof to === "number"
      ? Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index))
      : [];
  const weighted = recordsAt(plan, ["phasing", "profiles"]).flatMap((profile) => {
    const { weights } = profile;
    return isRecord(weights) ? Object.keys(weights) : [];
  });
  return [...new Set([...period, ...weighted])].sort();
}

function listAt(record: RawRecord, key: string): readonly RawValue[] {
  const list = record[key];
  return isList(list) ? list : [];
}

function textOf(value: RawValue | undefined): string {
  return typeof value === "string" ? value : "";
}

function isValueKind(value: RawValue | undefined): value is ValueKind {
  return (
    value === "yesNo" || value === "whole" || value === "decimal" || value === "choice" || value === "money"
  );
}
