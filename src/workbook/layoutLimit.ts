import {
  choice,
  column,
  count,
  idOf,
  listOf,
  money,
  newId,
  optional,
  ratio,
  wide,
  words,
  year,
  yesNo,
  type Column,
} from "./layoutColumn.ts";
import { idColumn, legalColumns, nameColumns } from "./layoutCommon.ts";

/** A limit of any kind; what another kind needs is left blank. */
export const limitColumns: readonly Column[] = [
  idColumn,
  ...nameColumns,
  column("kind", "limitKind", choice("limitKind"), { width: 18 }),
  column("sources", "limitSources", listOf("id"), optional),
  column("types", "types", listOf("type"), optional),
  column("from", "from", year, optional),
  column("to", "to", year, optional),
  column("places", "limitPlaces", listOf("code"), optional),
  column("components", "limitComponents", listOf("id"), optional),
  column("each", "each", listOf("sliceDimension"), optional),
  column("amount", "amount", money, optional),
  column("share", "limitShare", ratio, optional),
  column("base", "limitBase", newId, optional),
  column("attribute", "limitAttribute", idOf("attributes"), { ...optional, width: 28 }),
  column("tier", "tier", count, optional),
  column("owner", "holdOwner", words, optional),
  column("reason", "reason", words, { ...optional, ...wide }),
  column("origin", "origin", choice("origin")),
  ...legalColumns(optional),
];

/** In which order sources are used, and which are carried over. */
export const sourceUseColumns: readonly Column[] = [
  column("source", "source", idOf("sources")),
  column("rank", "rank", count, { width: 18 }),
  column("carryOver", "carryOver", yesNo, { width: 18 }),
];
