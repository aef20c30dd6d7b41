import {
  choice,
  column,
  count,
  listOf,
  money,
  newId,
  optional,
  orNull,
  ratio,
  wide,
  words,
  year,
  yesNo,
  type Column,
  type Entry,
  type More,
} from "./layoutColumn.ts";
import { nameColumns } from "./layoutCommon.ts";
import { limitColumns } from "./layoutLimit.ts";

/** The sheets of a workbook that hold scenarios, in order. */
export const scenarioSheetIds = ["scenarios", "adjustments", "parameters", "limits"] as const;

export type ScenarioSheetId = (typeof scenarioSheetIds)[number];

/** A column of this layout: its heading is `layout.column.adjust.<heading>`. */
const own = (path: string, heading: string, entry: Entry, more: More = {}): Column =>
  column(path, `adjust.${heading}`, entry, more);

const scenarioColumn = own("scenario", "scenario", newId);

const scenarioColumns: readonly Column[] = [
  column("id", "id", newId),
  ...nameColumns,
  own("base", "base", newId),
  own("note.vi", "question", words, { ...optional, ...wide }),
  own("note.en", "questionEn", words, { ...optional, ...wide }),
  own("author", "author", words, optional),
];

/** One row an adjustment; what another kind needs is left blank. */
const adjustmentColumns: readonly Column[] = [
  scenarioColumn,
  own("kind", "kind", words, { width: 28 }),
  own("figure", "figure", ratio, optional),
  own("amount", "amount", money, optional),
  own("amountParameter", "amountParameter", words, optional),
  own("lines", "lines", listOf("id"), optional),
  own("sources", "sources", listOf("id"), optional),
  own("types", "types", listOf("type"), optional),
  own("components", "components", listOf("id"), optional),
  own("from", "from", year, optional),
  own("to", "to", year, optional),
  own("of.lines", "ofLines", listOf("id"), optional),
  own("of.sources", "ofSources", listOf("id"), optional),
  own("of.types", "ofTypes", listOf("type"), optional),
  own("of.components", "ofComponents", listOf("id"), optional),
  own("target.line", "targetLine", newId, optional),
  own("target.source", "targetSource", newId, optional),
  own("target.type", "targetType", choice("type"), optional),
  own("target.component", "targetComponent", newId, optional),
  own("target.from", "targetFrom", year, optional),
  own("target.to", "targetTo", year, optional),
  own("roundTo", "roundTo", choice("unit"), optional),
  own("source", "source", newId, optional),
  own("rule", "rule", newId, optional),
  own("onShortfall", "onShortfall", choice("onShortfall"), optional),
  own("norm", "norm", newId, optional),
  own("group", "group", newId, optional),
  own("weighting", "weighting", newId, optional),
  own("attribute", "attribute", newId, optional),
  own("places", "places", listOf("code"), optional),
  own("value", "value", { kind: "value" }, optional),
  own("into", "into", { kind: "code" }, optional),
  own("rules", "rules", listOf("words"), optional),
  own("limitId", "limitId", newId, optional),
  own("rank", "rank", count, optional),
  own("carryOver", "carryOver", yesNo, optional),
  own("profile", "profile", newId, optional),
  own("weights", "weights", listOf("words"), optional),
  own("unit", "unit", choice("unit"), optional),
  own("method", "method", choice("roundingMethod"), optional),
  own("findings", "findings", listOf("words"), optional),
  own("line.id", "lineId", newId, optional),
  own("line.source", "lineSource", newId, optional),
  own("line.type", "lineType", choice("type"), optional),
  own("line.component", "lineComponent", newId, optional),
  own("line.from", "lineFrom", year, optional),
  own("line.to", "lineTo", year, optional),
  own("totals", "totals", listOf("id"), optional),
  own("newSource.id", "sourceId", newId, optional),
  own("newSource.name.vi", "sourceName", words, optional),
  own("newSource.name.en", "sourceNameEn", words, optional),
  own("newSource.kind", "sourceKind", choice("sourceKind"), optional),
  own("newSource.level", "sourceLevel", choice("budgetLevel"), optional),
  own("newSource.owner", "sourceOwner", words, optional),
  own("newSource.group", "sourceGroup", words, optional),
  own("newSource.creditType", "sourceCredit", words, optional),
  own("newSource.forms", "sourceForms", listOf("form"), optional),
  own("place.code", "placeCode", { kind: "code" }, optional),
  own("place.name", "placeName", words, optional),
  own("place.level", "placeLevel", choice("placeLevel"), optional),
  own("place.kind", "placeKind", choice("placeKind"), optional),
  own("place.parent", "placeParent", { kind: "code" }, orNull),
  own("place.inProgramme", "placeIn", yesNo, optional),
  own("place.validFrom", "placeFrom", year, optional),
  own("note", "why", words, { ...optional, ...wide }),
];

const parameterColumns: readonly Column[] = [
  scenarioColumn,
  column("id", "id", newId),
  ...nameColumns,
  own("value", "parameterValue", words),
  column("origin", "origin", choice("origin")),
];

/** Limits that adjustments add or put in the place of others: the number is that of the adjustment in its scenario, from 1. */
const limitRowColumns: readonly Column[] = [
  scenarioColumn,
  own("number", "number", count),
  ...limitColumns.map((limit) => ({ ...limit, path: ["limit", ...limit.path] })),
];

export const scenarioColumnsOf: Readonly<Record<ScenarioSheetId, readonly Column[]>> = {
  scenarios: scenarioColumns,
  adjustments: adjustmentColumns,
  parameters: parameterColumns,
  limits: limitRowColumns,
};

/** Under which key each kind of adjustment has its ratio or coefficient: on the sheet they share a column. */
export const figureKeys: ReadonlyMap<string, string> = new Map([
  ["scaleLines", "factor"],
  ["setLines", "share"],
  ["moveMoney", "share"],
  ["addLine", "share"],
  ["setMobilisation", "rate"],
  ["setCounterpart", "ratio"],
  ["setCoefficient", "coefficient"],
]);
