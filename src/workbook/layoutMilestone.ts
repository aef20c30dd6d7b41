import { choice, column, count, idOf, money, newId, optional, words, type Column } from "./layoutColumn.ts";
import { idColumn } from "./layoutCommon.ts";

/** What the plan went through: one row a milestone. */
export const milestoneColumns: readonly Column[] = [
  idColumn,
  column("name", "milestoneName", words),
  column("stage", "stage", choice("stage"), { width: 18 }),
  column("number", "adjustmentNumber", count, { ...optional, width: 16 }),
  column("date", "milestoneDate", { kind: "date" }),
  column("note", "milestoneNote", words, { ...optional, width: 48 }),
  column("author", "milestoneAuthor", words, optional),
  column("plan", "milestoneHash", words, { width: 68 }),
];

/** The amounts at the milestones: one row a milestone and figure; source and type for lines alone. */
export const figureColumns: readonly Column[] = [
  column("milestone", "milestone", idOf("milestones")),
  column("kind", "figureKind", choice("figureKind"), { width: 14 }),
  column("id", "figure", newId, { width: 34 }),
  column("source", "source", newId, optional),
  column("type", "type", choice("type"), optional),
  column("amount", "amount", money),
];
