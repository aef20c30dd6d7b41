import { wordKey } from "./choices.ts";
import { fileText } from "./layoutText.ts";
import { isList, isRecord, type RawRecord, type RawValue } from "./record.ts";
import { figureKeys } from "./scenarioLayout.ts";

/** The kinds of adjustment, in the order in which the sheet offers them. */
export const adjustmentKinds = [
  "scaleLines",
  "setLines",
  "moveMoney",
  "setMobilisation",
  "addSource",
  "addLine",
  "setProfile",
  "setCounterpart",
  "setCoefficient",
  "setWeighting",
  "addLimit",
  "replaceLimit",
  "removeLimit",
  "setSourceUse",
  "setRounding",
  "acceptCorrections",
  "setAttribute",
  "addPlace",
  "removePlaces",
  "mergePlaces",
] as const;

/** The word for a kind of adjustment in a file. */
export function kindWord(kind: (typeof adjustmentKinds)[number]): string {
  return fileText(`scenario.kind.${kind}`);
}

function kindOf(written: RawValue | undefined): RawValue | undefined {
  if (typeof written !== "string") return written;
  const key = wordKey(written);
  return (
    adjustmentKinds.find((kind) => wordKey(kindWord(kind)) === key || kind.toLowerCase() === key) ?? written
  );
}

/** An adjustment as a row: one column for its ratio, pairs as texts, the limit on a sheet of its own. */
export function adjustmentRow(adjustment: RawRecord, scenario: string): RawRecord {
  const kind = textOf(adjustment["kind"]);
  const figure = figureKeys.get(kind);
  const found = adjustmentKinds.find((known) => known === kind);
  const { amount, weights, rules } = adjustment;
  const isNamed = typeof amount === "string";
  return {
    ...without(adjustment, ["limit", "amount", ...(figure === undefined ? [] : [figure])]),
    scenario,
    kind: found === undefined ? kind : kindWord(found),
    ...(figure === undefined ? {} : { figure: adjustment[figure] }),
    ...(amount === undefined ? {} : { [isNamed ? "amountParameter" : "amount"]: amount }),
    ...(isRecord(weights)
      ? { weights: Object.entries(weights).map(([key, value]) => `${key}=${textOf(value)}`) }
      : {}),
    ...(isList(rules)
      ? {
          rules: rules.filter(isRecord).map((rule) => `${textOf(rule["attribute"])}=${textOf(rule["take"])}`),
        }
      : {}),
  };
}

/** The adjustment that a row holds. */
export function adjustmentOf(row: RawRecord, limit: RawValue | undefined): RawRecord {
  const kind = kindOf(row["kind"]);
  const { figure, amount, amountParameter, weights, rules } = row;
  const figureKey = typeof kind === "string" ? (figureKeys.get(kind) ?? "figure") : "figure";
  return {
    ...without(row, ["scenario", "figure", "amount", "amountParameter"]),
    ...(kind === undefined ? {} : { kind }),
    ...(figure === undefined ? {} : { [figureKey]: figure }),
    ...(amountParameter === undefined ? {} : { amount: amountParameter }),
    ...(amount === undefined ? {} : { amount }),
    ...(isList(weights) ? { weights: Object.fromEntries(weights.map(pairOf)) } : {}),
    ...(isList(rules) ? { rules: rules.map(pairOf).map(([attribute, take]) => ({ attribute, take })) } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(kind === "moveMoney" && row["target"] === undefined ? { target: {} } : {}),
  };
}

function pairOf(text: RawValue): readonly [string, string] {
  const [key = "", ...rest] = textOf(text).split("=");
  return [key.trim(), rest.join("=").trim()];
}

function without(record: RawRecord, keys: readonly string[]): RawRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** A plain value as text; nothing for a record or a list. */
export function textOf(value: RawValue | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
