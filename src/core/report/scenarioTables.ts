import type { Parameter } from "../issue/issue.ts";
import type { Effect } from "../scenario/applyScenario.ts";
import type { Touch, TouchValue } from "../scenario/draft.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { column, emptyCell, moneyCell, textCell, type Cell, type Table } from "./table.ts";

/** The scenarios there are: id, name, what each builds on, how many adjustments it makes, the question it asks. */
export function scenariosTable(scenarios: readonly Scenario[]): Table {
  return {
    id: "scenarios",
    title: { key: "scenario.list.title" },
    columns: [
      column("id", { key: "scenario.column.id" }, "left", 26),
      column("name", { key: "scenario.column.name" }, "left", 48),
      column("base", { key: "scenario.column.base" }, "left", 24),
      column("adjustments", { key: "scenario.column.adjustments" }, "right", 12),
      column("note", { key: "scenario.column.note" }, "left", 60),
    ],
    rows: scenarios.map(({ id, name, base, adjustments, note }) => ({
      key: id,
      role: "item",
      level: 0,
      cells: [
        textCell({ text: id }),
        textCell({ name }),
        textCell({ text: base }),
        { kind: "count", value: adjustments.length },
        note === undefined ? emptyCell : textCell({ name: note }),
      ],
    })),
    hasMoney: false,
    notes: [],
  };
}

/** The trace of adjustments: what each touched in the plan, with what stood there before and after. */
export function effectsTable(scenario: Scenario, effects: readonly Effect[]): Table {
  return {
    id: "scenario.effects",
    title: { key: "scenario.effects.title", parameters: { scenario: { name: scenario.name } } },
    columns: [
      column("scenario", { key: "scenario.column.scenario" }, "left", 26),
      column("number", { key: "scenario.column.number" }, "right", 10),
      column("kind", { key: "scenario.column.kind" }, "left", 28),
      column("path", { key: "scenario.column.path" }, "left", 48),
      column("before", { key: "scenario.column.before" }, "right", 24),
      column("after", { key: "scenario.column.after" }, "right", 24),
    ],
    rows: effects.flatMap((effect) =>
      touchesOf(effect).map((touch, index) => ({
        key: `${effect.scenario}|${effect.adjustment}|${index}`,
        role: "item" as const,
        level: 0,
        cells: [
          textCell({ text: effect.scenario }),
          { kind: "count" as const, value: effect.adjustment },
          textCell(kindLabel(effect)),
          textCell({ text: touch.path }),
          valueCell(touch.before),
          valueCell(touch.after),
        ],
      })),
    ),
    hasMoney: true,
    notes: [{ key: "scenario.effects.note" }],
  };
}

/** An adjustment that touched nothing has a row that says so. */
function touchesOf({ touches }: Effect): readonly Touch[] {
  return touches.length === 0 ? [{ path: "–" }] : touches;
}

function kindLabel({ kind, rate }: Effect): {
  readonly key: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
} {
  const key = `scenario.kind.${kind}`;
  return rate === undefined ? { key } : { key: "scenario.effects.rate", parameters: { kind: { key }, rate } };
}

function valueCell(value: TouchValue | undefined): Cell {
  if (value === undefined) return emptyCell;
  if (typeof value === "object") return moneyCell(value.dong);
  if (typeof value === "boolean") return textCell({ key: value ? "allocation.yes" : "allocation.no" });
  if (typeof value === "number") return { kind: "decimal", value: String(value), show: "plain" };
  return textCell({ text: value });
}
