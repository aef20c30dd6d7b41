import { invariant } from "../issue/invariant.ts";
import type { Solver, SolverOutcome, SolverValues } from "../solver/index.ts";
import { amountsOf, indexCells } from "./cells.ts";
import { checkRounding, type RoundingViolation } from "./checkRounding.ts";
import type { Conflict } from "./conflict.ts";
import {
  crossingBase,
  crossingModel,
  type CrossingBase,
  type CrossingDemand,
  type CrossingModel,
} from "./crossingModel.ts";
import { publishedMargins } from "./margins.ts";
import { roundTable, type RoundingOptions } from "./roundTable.ts";
import type { Margin, RoundedTable, RoundingTable } from "./table.ts";

export interface CrossingOptions extends RoundingOptions {
  /** For each model that the solver gets; 30 seconds if not given. */
  readonly timeLimitSeconds?: number;
  /** How near to the least distance of cells is near enough, as a part of it; 1 % if not given. */
  readonly distanceGap?: number;
}

/** A total that had to leave floor and ceiling of its exact value, by so many units up or (negative) down. */
export interface MovedMargin {
  readonly margin: Margin;
  readonly units: bigint;
}

export type CrossingOutcome =
  | {
      readonly kind: "rounded";
      readonly rounded: RoundedTable;
      /** Which rung of the ladder gave it: trees alone, the solver with all totals kept, or with totals moved. */
      readonly rung: "trees" | "solver" | "moved";
      /** Totals that are not floor or ceiling of their exact value. */
      readonly moved: readonly MovedMargin[];
      /** Whether it is proven that no rounding moves totals by fewer units. */
      readonly proven: boolean;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "impossible"; readonly conflict: Conflict };

/**
 * Rounds `table` so that, besides the totals of its two trees, `extraMargins` that cross them are floor or ceiling of their
 * exact values too. A ladder: (1) the trees alone, in case the others come out right; (2) `solver` with all totals kept;
 * (3) where no such rounding exists, the fewest units by which extra totals (and totals that count linked lines with
 * others) must move, one unit each, or more only where one is not enough. Totals of the trees never move.
 *
 * What the solver says is rounded to whole units and checked exactly before it is taken; none of its floats is returned.
 * If the time limit ends a rung without an answer, the nearest lower rung's answer is returned, its totals named, not proven.
 */
export async function roundCrossing(
  table: RoundingTable,
  extraMargins: readonly Margin[],
  solver: Solver,
  options: CrossingOptions = {},
): Promise<CrossingOutcome> {
  const onTrees = roundTable(table, options);
  if (onTrees.kind !== "rounded") return onTrees;
  const { kept, movable } = divideMargins(table, extraMargins);
  const { rounded } = onTrees;
  const moved = movedMargins(checkRounding(table, rounded, [...kept, ...movable]), movable);
  if (moved === undefined) invariant(false, "the trees are rounded right");
  if (moved.length === 0) return { kind: "rounded", rounded, rung: "trees", moved: [], proven: true };
  const fromTrees = { kind: "rounded", rounded, rung: "trees", moved, proven: false } as const;
  const climb = new Climb(table, solver, options, kept, movable);
  return (await climb.keepAll()) ?? (await climb.moveFew()) ?? fromTrees;
}

/** Totals of the trees must be kept, unless they count a line and another that follows it. */
function divideMargins(table: RoundingTable, extra: readonly Margin[]) {
  const linked = new Set(table.linked?.flat() ?? []);
  const kept: Margin[] = [];
  const movable: Margin[] = [...extra];
  for (const margin of publishedMargins(table)) {
    const isSafe = margin.lines.length === 1 || !margin.lines.some((line) => linked.has(line));
    (isSafe ? kept : movable).push(margin);
  }
  return { kept, movable };
}

/** The totals outside, if nothing else is wrong and all of them may be; otherwise nothing. */
function movedMargins(
  violations: readonly RoundingViolation[],
  movable: readonly Margin[],
): readonly MovedMargin[] | undefined {
  const allowed = new Set(movable);
  const moved: MovedMargin[] = [];
  for (const violation of violations) {
    if (violation.kind !== "margin" || !allowed.has(violation.margin)) return undefined;
    moved.push({ margin: violation.margin, units: violation.outside });
  }
  return moved;
}

/** The rungs that need the solver. Each gives nothing if the next one has to be tried. */
class Climb {
  private readonly base: CrossingBase;
  private readonly table: RoundingTable;
  private readonly solver: Solver;
  private readonly options: CrossingOptions;
  private readonly kept: readonly Margin[];
  private readonly movable: readonly Margin[];
  /** Whether the solver has proven that not all totals can be kept. */
  private mustMove = false;

  constructor(
    table: RoundingTable,
    solver: Solver,
    options: CrossingOptions,
    kept: readonly Margin[],
    movable: readonly Margin[],
  ) {
    this.base = crossingBase(table, indexCells(table));
    this.table = table;
    this.solver = solver;
    this.options = options;
    this.kept = kept;
    this.movable = movable;
  }

  async keepAll(): Promise<CrossingOutcome | undefined> {
    const kept = [...this.kept, ...this.movable];
    const { outcome, model } = await this.solve({ kept, movable: [], reach: 0, goal: "distance" });
    if (outcome.status === "cancelled") return { kind: "cancelled" };
    this.mustMove = outcome.status === "infeasible";
    const found = this.accept(model, bestOf(outcome));
    if (found?.moved.length !== 0) return undefined;
    return { kind: "rounded", ...found, rung: "solver", proven: true };
  }

  async moveFew(): Promise<CrossingOutcome | undefined> {
    for (const reach of [1, Infinity]) {
      const demand = { kept: this.kept, movable: this.movable, reach };
      const fewest = await this.solve({ ...demand, goal: "moves" });
      if (fewest.outcome.status === "cancelled") return { kind: "cancelled" };
      const found = this.accept(fewest.model, bestOf(fewest.outcome));
      if (found === undefined) continue;
      const proven = this.mustMove && fewest.outcome.status === "optimal";
      const nearer = await this.nearest(demand, found.moved);
      return { kind: "rounded", ...(nearer ?? found), rung: "moved", proven };
    }
    return undefined;
  }

  /** Of the roundings with as few moves, the one whose cells are nearest to their shares. */
  private async nearest(
    demand: Pick<CrossingDemand, "kept" | "movable" | "reach">,
    moved: readonly MovedMargin[],
  ) {
    const units = moved.reduce((sum, { units: by }) => sum + (by < 0n ? -by : by), 0n);
    const { outcome, model } = await this.solve({ ...demand, goal: "distance", movesAtMost: units });
    return this.accept(model, bestOf(outcome));
  }

  private async solve(demand: CrossingDemand): Promise<{ outcome: SolverOutcome; model: CrossingModel }> {
    const { timeLimitSeconds = 30, distanceGap = 0.01, signal } = this.options;
    const model = crossingModel(this.base, demand);
    const outcome = await this.solver.solve(model.model, {
      timeLimitSeconds,
      gap: demand.goal === "distance" ? distanceGap : 0,
      ...(signal === undefined ? {} : { signal }),
    });
    invariant(outcome.status !== "unbounded", "a model of cells that go up or down is bounded");
    return { outcome, model };
  }

  /** Takes the solver's word only after an exact check. */
  private accept(
    { cellOfColumn }: CrossingModel,
    found: SolverValues | undefined,
  ): { readonly rounded: RoundedTable; readonly moved: readonly MovedMargin[] } | undefined {
    if (found === undefined) return undefined;
    const { cells } = this.base;
    const up = new Uint8Array(cells.fraction.length);
    for (const [cell, direction] of cells.pins) up[cell] = direction;
    cellOfColumn.forEach((cell, column) => {
      up[cell] = (found.values[column] ?? 0) > 0.5 ? 1 : 0;
    });
    const rounded = { amounts: amountsOf(cells, up) };
    const violations = checkRounding(this.table, rounded, [...this.kept, ...this.movable]);
    const moved = movedMargins(violations, this.movable);
    return moved === undefined ? undefined : { rounded, moved };
  }
}

function bestOf(outcome: SolverOutcome): SolverValues | undefined {
  switch (outcome.status) {
    case "optimal":
      return outcome;
    case "timeLimit":
    case "cancelled":
      return outcome.best;
    case "infeasible":
    case "unbounded":
      return undefined;
  }
}
