import { modelBuilder, type RowEntry } from "../../solver/index.ts";
import { constraintKey, givesMoney } from "./constraints.ts";
import type { Demand } from "./demand.ts";
import type { Constraint } from "./problem.ts";

export interface ScaledRow {
  readonly row: number;
  /** What the row was divided by. */
  readonly scale: number;
}

export type Entries = readonly RowEntry[];

/** Collects rows, each divided by its largest coefficient, and notes the constraints that they are of. */
export class RowWriter {
  readonly builder = modelBuilder();
  /** The column by which an elastic constraint gives way. */
  readonly givingOf = new Map<string, number>();
  readonly rowsOf = new Map<string, ScaledRow[]>();
  private readonly demand: Demand;

  constructor(demand: Demand) {
    this.demand = demand;
  }

  /** To be called after the options are columns. */
  addGiving(): void {
    const cost = this.demand.goal.kind === "giving" ? 1 : 0;
    for (const key of this.demand.elastic) {
      const integer = !givesMoney(key);
      this.givingOf.set(key, this.builder.addColumn({ lower: 0, upper: Infinity, cost, integer }));
    }
  }

  isHard(constraint: Constraint): boolean {
    const key = constraintKey(constraint);
    return !this.demand.dropped.has(key) && !this.demand.elastic.has(key);
  }

  /** A row of a constraint, unless it does not hold here; what gives way counts `giving` in it. */
  addRow(lower: number, upper: number, entries: Entries, constraint?: Constraint, giving = 0): void {
    if (constraint === undefined) {
      this.put(lower, upper, entries);
      return;
    }
    const key = constraintKey(constraint);
    if (this.demand.dropped.has(key)) return;
    const column = this.givingOf.get(key);
    const gives = column === undefined || giving === 0 ? [] : [[column, giving] as const];
    this.note(constraint, this.put(lower, upper, [...entries, ...gives]));
  }

  put(lower: number, upper: number, entries: Entries): ScaledRow {
    const largest = entries.reduce((most, [, part]) => Math.max(most, Math.abs(part)), 0) || 1;
    const scaled = entries.map(([column, part]) => [column, part / largest] as const);
    const row = this.builder.addRow({ lower: lower / largest, upper: upper / largest }, scaled);
    return { row, scale: largest };
  }

  note(constraint: Constraint, row: ScaledRow): void {
    const key = constraintKey(constraint);
    const rows = this.rowsOf.get(key);
    if (rows === undefined) this.rowsOf.set(key, [row]);
    else rows.push(row);
  }
}

/** Each of the columns once. */
export function ones(columns: readonly number[]): Entries {
  return columns.map((column) => [column, 1] as const);
}
