import type { Money } from "../money/money.ts";
import { shortHash } from "../plan/fingerprint.ts";
import type { Milestone, Plan } from "../plan/plan.ts";
import type { MilestoneMoves, Moved, Movement } from "./milestonesData.ts";
import {
  column,
  emptyCell,
  moneyCell,
  textCell,
  type Cell,
  type Label,
  type Row,
  type Table,
} from "./table.ts";

/** How each total moved between the milestones and to now, with stage, date, hash and (if asked for) note over the amounts. */
export function milestonesTable(plan: Plan, moves: MilestoneMoves, withNotes: boolean): Table {
  const { milestones } = moves;
  const columns = [...milestones.map(({ id }) => id), "now"];
  const names: readonly Label[] = [
    ...milestones.map((milestone): Label => ({ text: milestone.name })),
    { key: "milestones.now" },
  ];
  return {
    id: "milestones",
    title: { key: "milestones.title" },
    columns: [
      column("item", { key: "milestones.column.item" }, "left", 56),
      ...columns.flatMap((id, index) => {
        const heading = names[index] ?? { text: id };
        const amount = column(`amount/${id}`, heading, "right", 18);
        const name = "text" in heading ? heading.text : { key: "milestones.now" };
        const change = column(
          `change/${id}`,
          { key: "milestones.column.changeOf", parameters: { name } },
          "right",
          18,
        );
        return index === 0 ? [amount] : [amount, change];
      }),
    ],
    rows: [...headRows(moves, withNotes), ...bodyRows(plan, moves)],
    hasMoney: true,
    notes: [{ key: "milestones.note.delta" }, { key: "milestones.note.hash" }],
  };
}

/** The milestones one below the other: what each is called, its stage, date, hash, note, and the sum of its lines. */
export function milestoneListTable({ milestones, rows }: MilestoneMoves): Table {
  const all = rows.find(({ of }) => of.kind === "all");
  return {
    id: "milestones.list",
    title: { key: "milestones.list.title" },
    columns: [
      column("id", { key: "milestones.column.id" }, "left", 18),
      column("name", { key: "milestones.column.name" }, "left", 30),
      column("stage", { key: "milestones.column.stage" }, "left", 24),
      column("date", { key: "milestones.column.date" }, "left", 12),
      column("hash", { key: "milestones.column.hash" }, "left", 12),
      column("total", { key: "milestones.column.total" }, "right", 18),
      column("change", { key: "milestones.column.change" }, "right", 18),
      column("author", { key: "milestones.column.author" }, "left", 20),
      column("note", { key: "milestones.column.note" }, "left", 50),
    ],
    rows: milestones.map((milestone, index) => ({
      key: milestone.id,
      role: "item",
      level: 0,
      cells: [
        { kind: "code", text: milestone.id },
        textCell({ text: milestone.name }),
        textCell(stageLabel(milestone)),
        textCell({ text: dateText(milestone) }),
        { kind: "code", text: shortHash(milestone.plan) },
        amountCell(all?.amounts[index]),
        amountCell(all?.deltas[index - 1]),
        wordsCell(milestone.author),
        wordsCell(milestone.note),
      ],
    })),
    hasMoney: true,
    notes: [],
  };
}

/** The words of a stage; an adjustment says which one it is. */
export function stageLabel({ stage, number }: Pick<Milestone, "stage" | "number">): Label {
  if (stage === "adjusted" && number !== undefined) {
    return { key: "milestones.stage.adjustedTimes", parameters: { number } };
  }
  return { key: `milestones.stage.${stage}` };
}

/** Day/month/year, as Vietnamese documents write it. */
function dateText({ date }: Milestone): string {
  return date.split("-").reverse().join("/");
}

function headRows({ milestones, hash }: MilestoneMoves, withNotes: boolean): readonly Row[] {
  const row = (key: string, cells: readonly Cell[], now: Cell): Row => ({
    key,
    role: "item",
    level: 0,
    cells: [
      textCell({ key: `milestones.row.${key}` }),
      ...[...cells, now].flatMap((cell, index) => (index === 0 ? [cell] : [cell, emptyCell])),
    ],
  });
  return [
    row(
      "stage",
      milestones.map((milestone) => textCell(stageLabel(milestone))),
      emptyCell,
    ),
    row(
      "date",
      milestones.map((milestone) => textCell({ text: dateText(milestone) })),
      emptyCell,
    ),
    row(
      "hash",
      milestones.map(({ plan }) => ({ kind: "code", text: shortHash(plan) })),
      { kind: "code", text: shortHash(hash) },
    ),
    ...(withNotes && milestones.some(({ note }) => note !== undefined)
      ? [
          row(
            "note",
            milestones.map(({ note }) => wordsCell(note)),
            emptyCell,
          ),
        ]
      : []),
  ];
}

function bodyRows(plan: Plan, { rows }: MilestoneMoves): readonly Row[] {
  const within = (kinds: readonly Moved["kind"][]): readonly Row[] =>
    rows.filter(({ of }) => kinds.includes(of.kind)).map((movement) => movementRow(plan, movement));
  const section = (key: string, body: readonly Row[], columns: number): readonly Row[] =>
    body.length === 0 ? [] : [sectionRow(key, columns), ...body];
  const columns = 2 * (rows[0]?.amounts.length ?? 1);
  return [
    ...within(["all"]),
    ...section("types", within(["type"]), columns),
    ...section("sources", within(["source", "sourceType"]), columns),
    ...section("totals", within(["total"]), columns),
    ...section("lines", within(["line"]), columns),
  ];
}

function sectionRow(key: string, columns: number): Row {
  return {
    key,
    role: "section",
    level: 0,
    cells: Array.from({ length: columns }, (_, index) =>
      index === 0 ? textCell({ key: `milestones.row.${key}` }) : emptyCell,
    ),
  };
}

function movementRow(plan: Plan, { key, of, amounts, deltas }: Movement): Row {
  return {
    key,
    role: of.kind === "all" ? "total" : of.kind === "source" ? "subtotal" : "item",
    level: of.kind === "all" ? 0 : of.kind === "sourceType" ? 2 : 1,
    cells: [
      textCell(movedLabel(plan, of)),
      ...amounts.flatMap((amount, index) =>
        index === 0 ? [amountCell(amount)] : [amountCell(amount), amountCell(deltas[index - 1])],
      ),
    ],
  };
}

function movedLabel(plan: Plan, of: Moved): Label {
  switch (of.kind) {
    case "all":
      return { key: "milestones.row.all" };
    case "type":
    case "sourceType":
      return { key: `report.type.${of.type}` };
    case "source":
      return sourceLabel(plan, of.source);
    case "total": {
      const total = plan.totals.find(({ id }) => id === of.id);
      return total === undefined ? { text: of.id } : { name: total.name };
    }
    case "line": {
      const source = sourceLabel(plan, of.source);
      const parameters = {
        source: "text" in source ? source.text : source,
        type: { key: `report.type.${of.type}` },
        id: of.id,
      };
      return { key: "milestones.line", parameters };
    }
  }
}

/** A source that is no longer in the plan is known by its id alone. */
function sourceLabel(
  { sources }: Plan,
  id: string,
): { readonly name: Plan["name"] } | { readonly text: string } {
  const source = sources.find((candidate) => candidate.id === id);
  return source === undefined ? { text: id } : { name: source.name };
}

function amountCell(amount: Money | null | undefined): Cell {
  return amount === null || amount === undefined ? emptyCell : moneyCell(amount);
}

function wordsCell(words: string | undefined): Cell {
  return words === undefined ? emptyCell : textCell({ text: words });
}
