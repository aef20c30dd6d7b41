import { subtract, sum, zeroMoney, type Money } from "../money/money.ts";
import { figuresOf, milestonesInOrder, planHash } from "../plan/milestones.ts";
import type { ExpenditureType, Milestone, MilestoneFigure, Plan } from "../plan/plan.ts";

/** What a row of the table of milestones is about. */
export type Moved =
  | { readonly kind: "all" }
  | { readonly kind: "type"; readonly type: ExpenditureType }
  | { readonly kind: "source"; readonly source: string }
  | { readonly kind: "sourceType"; readonly source: string; readonly type: ExpenditureType }
  | { readonly kind: "total"; readonly id: string }
  | {
      readonly kind: "line";
      readonly id: string;
      readonly source: string;
      readonly type: ExpenditureType;
    };

/** One total through the milestones and now: đồng; null where it was not there. */
export interface Movement {
  readonly key: string;
  readonly of: Moved;
  readonly amounts: readonly (Money | null)[];
  /** Each amount less the one before it, what is not there counting as 0; one fewer than `amounts`. */
  readonly deltas: readonly Money[];
}

export interface MilestoneMoves {
  /** In the order of their dates; after the last comes the plan as it is now. */
  readonly milestones: readonly Milestone[];
  /** Hash of the plan as it is now. */
  readonly hash: string;
  readonly rows: readonly Movement[];
}

type LineFigure = Extract<MilestoneFigure, { readonly kind: "line" }>;

/** How each total of the plan moved from milestone to milestone and to now: all lines, types, sources, stated totals, lines. */
export function milestoneMoves(plan: Plan): MilestoneMoves {
  const milestones = milestonesInOrder(plan);
  const columns = [...milestones.map(({ figures }) => figures), figuresOf(plan)];
  const lines = columns.map((figures) => figures.filter((figure) => figure.kind === "line"));
  const summed = (key: string, of: Moved, belongs: (line: LineFigure) => boolean): Movement =>
    row(
      key,
      of,
      lines.map((column) => sumOf(column.filter(belongs))),
    );
  const figureRow = (key: string, of: Moved, kind: MilestoneFigure["kind"], id: string): Movement =>
    row(
      key,
      of,
      columns.map(
        (figures) => figures.find((figure) => figure.kind === kind && figure.id === id)?.amount ?? null,
      ),
    );
  const all = lines.flat();
  return {
    milestones,
    hash: planHash(plan),
    rows: [
      summed("all", { kind: "all" }, () => true),
      ...typesIn(all).map((type) =>
        summed(`type/${type}`, { kind: "type", type }, (line) => line.type === type),
      ),
      ...sourcesIn(plan, all).flatMap((source) => {
        const own = all.filter((line) => line.source === source);
        const types = typesIn(own);
        const parts = types.length > 1 ? types : [];
        return [
          summed(`source/${source}`, { kind: "source", source }, (line) => line.source === source),
          ...parts.map((type) =>
            summed(
              `source/${source}/${type}`,
              { kind: "sourceType", source, type },
              (line) => line.source === source && line.type === type,
            ),
          ),
        ];
      }),
      ...idsIn(
        columns.flat().filter(({ kind }) => kind === "total"),
        plan.totals,
      ).map((id) => figureRow(`total/${id}`, { kind: "total", id }, "total", id)),
      ...idsIn(all, plan.lines).map((id) => {
        // The latest that is known of a line: what it is now, else what it was last.
        const { source = "", type = "unspecified" as const } =
          all.filter((line) => line.id === id).at(-1) ?? {};
        return figureRow(`line/${id}`, { kind: "line", id, source, type }, "line", id);
      }),
    ],
  };
}

function row(key: string, of: Moved, amounts: readonly (Money | null)[]): Movement {
  const deltas = amounts
    .slice(1)
    .map((amount, index) => subtract(amount ?? zeroMoney, amounts[index] ?? zeroMoney));
  return { key, of, amounts, deltas };
}

function sumOf(lines: readonly LineFigure[]): Money | null {
  return lines.length === 0 ? null : sum(lines.map(({ amount }) => amount));
}

const typeOrder: readonly ExpenditureType[] = ["developmentInvestment", "recurrent", "unspecified"];

function typesIn(lines: readonly LineFigure[]): readonly ExpenditureType[] {
  return typeOrder.filter((type) => lines.some((line) => line.type === type));
}

/** The plan's order first, then what is no longer in the plan, by id. */
function sourcesIn(plan: Plan, lines: readonly LineFigure[]): readonly string[] {
  const used = new Set(lines.map(({ source }) => source));
  return ordered(
    used,
    plan.sources.map(({ id }) => id),
  );
}

function idsIn(
  figures: readonly MilestoneFigure[],
  known: readonly { readonly id: string }[],
): readonly string[] {
  return ordered(
    new Set(figures.map(({ id }) => id)),
    known.map(({ id }) => id),
  );
}

function ordered(used: ReadonlySet<string>, known: readonly string[]): readonly string[] {
  const own = new Set(known);
  return [...known.filter((id) => used.has(id)), ...[...used].filter((id) => !own.has(id)).sort()];
}
