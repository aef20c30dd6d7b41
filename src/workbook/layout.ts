import {
  choice,
  column,
  count,
  digits,
  idOf,
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
  type SheetId,
} from "./layoutColumn.ts";
import {
  idColumn,
  legalColumns,
  nameColumns,
  placeInDocument,
  printedColumns,
  yearColumns,
} from "./layoutCommon.ts";
import { limitColumns, sourceUseColumns } from "./layoutLimit.ts";
import { figureColumns, milestoneColumns } from "./layoutMilestone.ts";

/** A sheet with one row a record; the sheet of the plan itself has one row a column instead. */
export interface Sheet {
  readonly id: SheetId;
  /** Where the list stands in the plan; empty for parts of other records. */
  readonly list: string;
  readonly columns: readonly Column[];
  /** Further columns that depend on the plan: one a year, one an attribute. */
  readonly perPlan?: "years" | "attributes";
  /** Columns that stay in sight. */
  readonly frozenColumns: number;
}

/** The row of the headings; a title and a caption stand above it. */
export const headingRow = 3;

const planColumns: readonly Column[] = [
  column("schema", "schema", words),
  column("id", "planId", newId),
  column("name.vi", "planName", words),
  column("name.en", "planNameEn", words),
  column("document.number", "documentNumber", words),
  column("document.date", "documentDate", { kind: "date" }),
  column("document.issuer.vi", "issuer", words),
  column("document.issuer.en", "issuerEn", words),
  column("document.title.vi", "documentTitle", words),
  column("document.title.en", "documentTitleEn", words),
  column("document.source.vi", "figuresSource", words),
  column("document.source.en", "figuresSourceEn", words),
  column("document.numberStyle", "numberStyle", choice("numberStyle")),
  column("period.from", "firstYear", year),
  column("period.to", "lastYear", year),
  column("phasing.default", "defaultProfile", idOf("profiles")),
  column("roundingMethod", "roundingMethod", choice("roundingMethod"), optional),
];

const sourceColumns: readonly Column[] = [
  idColumn,
  ...nameColumns,
  column("kind", "sourceKind", choice("sourceKind")),
  column("level", "budgetLevel", choice("budgetLevel"), optional),
  column("owner", "owner", words, optional),
  column("group", "enterpriseGroup", words, optional),
  column("creditType", "creditType", words, optional),
  column("forms", "forms", listOf("form"), optional),
];

const lineColumns: readonly Column[] = [
  column("id", "id", newId, { width: 34 }),
  column("source", "source", idOf("sources")),
  column("type", "type", choice("type")),
  column("amount", "amount", money),
  ...yearColumns,
  column("status", "status", choice("status"), { width: 18 }),
  ...printedColumns(optional),
  placeInDocument,
  column("component", "component", idOf("components"), optional),
  column("derivation.method", "derivationMethod", choice("derivation"), optional),
  column("derivation.rule", "derivationRule", idOf("counterpartRules"), optional),
  column("derivation.line", "derivationLine", idOf("lines"), optional),
  column("derivation.total", "derivationTotal", idOf("totals"), optional),
  column("derivation.less", "derivationLess", listOf("id"), optional),
];

const ruleColumns: readonly Column[] = [
  idColumn,
  ...nameColumns,
  column("base", "ruleBase", listOf("id")),
  column("counterpart", "ruleCounterpart", listOf("id")),
  column("types", "types", listOf("type"), { width: 40 }),
  ...yearColumns,
  column("ratio", "ratio", ratio),
  column("mode", "mode", choice("mode"), { width: 16 }),
  column("tolerance", "tolerance", money),
  column("level", "ruleLevel", choice("placeLevel"), { width: 14 }),
  column("onShortfall", "onShortfall", choice("onShortfall"), optional),
  column("excludedLines", "excludedLines", listOf("id"), optional),
  ...legalColumns({}),
  { ...placeInDocument, ...optional },
];

const normColumns: readonly Column[] = [
  idColumn,
  ...nameColumns,
  ...legalColumns({}),
  column("validFrom", "validFrom", year, { width: 18 }),
  column("validTo", "validTo", year, { width: 18 }),
  column("combination", "combination", choice("combination")),
];

const groupColumns: readonly Column[] = [
  column("norm", "norm", idOf("norms")),
  column("id", "groupId", newId),
  ...nameColumns,
  column("kind", "groupKind", choice("groupKind"), { width: 18 }),
  column("coefficient", "coefficient", ratio, optional),
];

const conditionColumns: readonly Column[] = [
  column("norm", "norm", idOf("norms")),
  column("group", "groupId", newId),
  column("alternative", "alternative", count),
  column("attribute", "attribute", idOf("attributes"), { width: 28 }),
  column("is", "comparison", choice("comparison"), { width: 16 }),
  column("value", "value", { kind: "value" }),
];

const localityColumns: readonly Column[] = [
  column("code", "code", { kind: "code" }, { width: 12 }),
  column("name", "name", words),
  column("level", "placeLevel", choice("placeLevel"), { width: 12 }),
  column("kind", "placeKind", choice("placeKind"), { width: 14 }),
  column("parent", "parent", { kind: "code", of: "localities" }, orNull),
  column("inProgramme", "inProgramme", yesNo, { width: 18 }),
  column("validFrom", "validFrom", year, { ...optional, width: 18 }),
  column("validTo", "validTo", year, { ...optional, width: 18 }),
  column("successors", "successors", listOf("code"), { ...optional, width: 18 }),
];

const attributeColumns: readonly Column[] = [
  column("id", "id", newId, { width: 28 }),
  ...nameColumns,
  column("kind", "valueKind", choice("valueKind"), { width: 18 }),
  column("unit", "unit", words, { ...optional, width: 16 }),
  column("choices", "choices", listOf("id"), optional),
  column("origin", "origin", choice("origin")),
  column("note.vi", "note", words, wide),
  column("note.en", "noteEn", words, wide),
];

const targetColumns: readonly Column[] = [
  idColumn,
  column("set", "set", newId, { width: 18 }),
  column("number", "number", words, { width: 12 }),
  ...nameColumns,
  column("count", "count", count, orNull),
  column("denominator", "denominator", count, { ...orNull, width: 16 }),
  column("added", "added", count, { ...orNull, width: 16 }),
  column("baseline", "baseline", count, { ...orNull, width: 14 }),
  column("kept", "kept", yesNo),
  column("printedPercent", "printedPercent", digits, { ...orNull, width: 20 }),
  placeInDocument,
];

const workColumns: readonly Column[] = [
  idColumn,
  ...nameColumns,
  column("quantity", "quantity", digits),
  column("unit.vi", "unit", words, { width: 16 }),
  column("unit.en", "unitEn", words, { width: 20 }),
  column("perYear", "perYear", digits, { ...optional, width: 18 }),
  column("place", "code", { kind: "code", of: "localities" }, optional),
  placeInDocument,
];

const moreColumns = {
  totals: [
    idColumn,
    ...nameColumns,
    column("parts", "parts", listOf("id"), wide),
    column("amount", "amount", money),
    ...printedColumns({}),
    placeInDocument,
  ],
  shares: [
    idColumn,
    column("part", "part", newId),
    column("base", "shareBase", newId),
    column("printedPercent", "printedPercent", digits, { width: 20 }),
    placeInDocument,
  ],
  weightings: [
    idColumn,
    ...nameColumns,
    column("kind", "weightingKind", choice("weightingKind")),
    column("norm", "weightingNorm", idOf("norms"), optional),
    column("attribute", "weightingAttribute", idOf("attributes"), optional),
    column("of", "weightingOf", listOf("id"), optional),
    column("factors", "weightingFactors", listOf("ratio"), optional),
    column("normalised", "weightingNormalised", yesNo, { ...optional, width: 18 }),
    column("origin", "origin", choice("origin")),
    ...legalColumns(optional),
  ],
  statements: [
    column("indicator", "indicator", newId, { width: 28 }),
    ...nameColumns,
    column("printed", "printedValue", digits, { width: 24 }),
    column("unit", "unit", words, { width: 16 }),
    placeInDocument,
  ],
  corrections: [
    column("finding", "finding", words),
    column("target", "corrected", newId),
    column("from", "amountBefore", money, { width: 28 }),
    column("to", "amountAfter", money, { width: 28 }),
    column("evidence", "evidence", listOf("words"), { ...wide, required: false, empty: "list" }),
  ],
} as const;

function sheet(id: SheetId, columns: readonly Column[], more: Partial<Sheet> = {}): Sheet {
  return { id, list: id, columns, frozenColumns: 1, ...more };
}

/** The sheet of the plan itself: one row an item. */
export const planSheet = sheet("plan", planColumns, { list: "" });

/** The other sheets, in order: one row a record. */
export const recordSheets: readonly Sheet[] = [
  sheet("sources", sourceColumns),
  sheet("lines", lineColumns),
  sheet("totals", moreColumns.totals),
  sheet("shares", moreColumns.shares),
  sheet("counterpartRules", ruleColumns),
  sheet("norms", normColumns),
  sheet("normGroups", groupColumns, { list: "", frozenColumns: 2 }),
  sheet("normConditions", conditionColumns, { list: "", frozenColumns: 2 }),
  sheet("weightings", moreColumns.weightings),
  sheet("weightingUses", [
    column("source", "source", idOf("sources")),
    column("weighting", "weighting", idOf("weightings")),
  ]),
  sheet("components", [idColumn, ...nameColumns]),
  sheet("limits", limitColumns),
  sheet("sourceUses", sourceUseColumns),
  sheet("profiles", [idColumn, ...nameColumns, column("origin", "origin", choice("origin"))], {
    list: "phasing.profiles",
    perPlan: "years",
  }),
  sheet(
    "exceptions",
    [column("source", "source", idOf("sources")), column("profile", "profile", idOf("profiles"))],
    {
      list: "phasing.exceptions",
    },
  ),
  sheet("localities", localityColumns, { perPlan: "attributes", frozenColumns: 2 }),
  sheet("attributes", attributeColumns),
  sheet("targets", targetColumns),
  sheet("statements", moreColumns.statements),
  sheet("statedTargets", [
    column("indicator", "indicator", idOf("statements"), { width: 28 }),
    column("target", "target", idOf("targets"), { width: 28 }),
  ]),
  sheet("works", workColumns),
  sheet("corrections", moreColumns.corrections),
  sheet("milestones", milestoneColumns),
  sheet("milestoneFigures", figureColumns, { list: "", frozenColumns: 3 }),
];
