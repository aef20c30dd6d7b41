import { invariant } from "../../issue/invariant.ts";
import {
  compareFractions,
  fraction,
  minus,
  one,
  over,
  plus,
  times,
  zero,
  type Fraction,
} from "./fraction.ts";

/** A bound, and the number of what it comes from, by which a conflict names it. */
export interface Bound {
  readonly value: Fraction;
  readonly origin: number;
}

export interface Variable {
  readonly lower?: Bound;
  readonly upper?: Bound;
  /** Where the search begins; moved to the nearest bound if it is outside. */
  readonly start?: Fraction;
}

export interface Row {
  readonly lower?: Bound;
  readonly upper?: Bound;
  readonly entries: readonly (readonly [variable: number, coefficient: Fraction])[];
}

/**
 * Why bounds contradict each other: added up with these multipliers (positive for upper bounds, negative for lower ones) they
 * come out below zero, although they cannot where there is a solution.
 */
export type Contradiction = readonly { readonly bound: Bound; readonly multiplier: Fraction }[];

export type Answer =
  | { readonly kind: "holds" }
  | { readonly kind: "contradiction"; readonly why: Contradiction }
  | { readonly kind: "tooLong" };

type Side = "lower" | "upper";

/** More steps than any real model takes; one that takes more is given up, never guessed. */
const mostPivots = 20_000;

/**
 * Linear constraints in exact fractions: the simplex method of Dutertre and de Moura (A Fast Linear-Arithmetic Solver for
 * DPLL(T), 2006), with Bland's rule, so that it ends. It begins at the values that it is given and repairs them, so what
 * a solver has found up to its tolerance takes a few steps. Bounds may be tightened and set back.
 *
 * Variables are numbered: first those given, then one for each row, whose value is the sum of the row.
 */
export class ExactSystem {
  private readonly lower: (Bound | undefined)[];
  private readonly upper: (Bound | undefined)[];
  private readonly values: Fraction[];
  /** For each variable the row of the tableau it is the sum of; -1 if it is free to move. */
  private readonly rowOf: number[];
  private readonly basic: number[];
  /** Each row gives its basic variable as a sum of those that move. */
  private readonly tableau: Map<number, Fraction>[];

  constructor(variables: readonly Variable[], rows: readonly Row[]) {
    const all = [...variables, ...rows];
    this.lower = all.map(({ lower }) => lower);
    this.upper = all.map(({ upper }) => upper);
    this.values = variables.map(startOf);
    this.rowOf = all.map((_, index) => (index < variables.length ? -1 : index - variables.length));
    this.basic = rows.map((_, row) => variables.length + row);
    this.tableau = rows.map(({ entries }) => {
      const sums = new Map<number, Fraction>();
      for (const [variable, coefficient] of entries) addTo(sums, variable, coefficient);
      return sums;
    });
    for (const row of this.tableau) this.values.push(this.sumOf(row));
  }

  valueOf(variable: number): Fraction {
    return this.values[variable] ?? zero;
  }

  boundOf(variable: number, side: Side): Bound | undefined {
    return (side === "lower" ? this.lower : this.upper)[variable];
  }

  /**
   * Puts another bound in the place of one; it may be wider or tighter. A variable that moves freely is brought within both of
   * its bounds, also when one is set back that had pushed it out of the other.
   */
  setBound(variable: number, side: Side, bound: Bound | undefined): void {
    (side === "lower" ? this.lower : this.upper)[variable] = bound;
    if ((this.rowOf[variable] ?? -1) >= 0) return;
    const [lower, upper] = [this.lower[variable], this.upper[variable]];
    const value = this.valueOf(variable);
    if (lower !== undefined && compareFractions(value, lower.value) < 0) this.move(variable, lower.value);
    else if (upper !== undefined && compareFractions(value, upper.value) > 0)
      this.move(variable, upper.value);
  }

  /** Moves values until all bounds hold, or says why they cannot. */
  check(): Answer {
    for (let variable = 0; variable < this.values.length; variable++) {
      const [lower, upper] = [this.lower[variable], this.upper[variable]];
      if (lower !== undefined && upper !== undefined && compareFractions(lower.value, upper.value) > 0)
        return { kind: "contradiction", why: [{ bound: upper, multiplier: one }, { bound: lower, multiplier: fraction(-1n) }] }; // prettier-ignore
    }
    for (let pivots = 0; pivots < mostPivots; pivots++) {
      const broken = this.brokenRow();
      if (broken === undefined) return { kind: "holds" };
      const { row, side, bound } = broken;
      const mover = this.moverFor(row, side);
      if (mover === undefined) return { kind: "contradiction", why: this.explain(row, side, bound) };
      this.pivot(row, mover, bound.value);
    }
    return { kind: "tooLong" };
  }

  /** The row of the lowest-numbered basic variable that is outside its bounds, and the bound that it breaks. */
  private brokenRow(): { readonly row: number; readonly side: Side; readonly bound: Bound } | undefined {
    for (let variable = 0; variable < this.values.length; variable++) {
      const row = this.rowOf[variable] ?? -1;
      if (row < 0) continue;
      const [lower, upper] = [this.lower[variable], this.upper[variable]];
      const value = this.valueOf(variable);
      if (lower !== undefined && compareFractions(value, lower.value) < 0)
        return { row, side: "lower", bound: lower };
      if (upper !== undefined && compareFractions(value, upper.value) > 0)
        return { row, side: "upper", bound: upper };
    }
    return undefined;
  }

  /** The lowest-numbered variable of the row that can move so that the row's sum comes nearer to the bound. */
  private moverFor(row: number, side: Side): number | undefined {
    let first: number | undefined;
    for (const [variable, coefficient] of this.tableau[row] ?? []) {
      if (first !== undefined && variable > first) continue;
      const goesUp = coefficient.numerator > 0n === (side === "lower");
      const limit = this.boundOf(variable, goesUp ? "upper" : "lower");
      const room = limit === undefined ? -1 : compareFractions(this.valueOf(variable), limit.value);
      if (limit === undefined || (goesUp ? room < 0 : room > 0)) first = variable;
    }
    return first;
  }

  private explain(row: number, side: Side, bound: Bound): Contradiction {
    const sign = side === "lower" ? one : fraction(-1n);
    const terms = [...(this.tableau[row] ?? [])].map(([variable, coefficient]) => {
      const multiplier = times(sign, coefficient);
      const limit = this.boundOf(variable, multiplier.numerator > 0n ? "upper" : "lower");
      invariant(limit !== undefined, "a variable that cannot move is at a bound");
      return { bound: limit, multiplier };
    });
    return [...terms, { bound, multiplier: side === "lower" ? fraction(-1n) : one }];
  }

  /** The row's variable goes to `target` and moves freely from now on; `mover` becomes the sum of the row. */
  private pivot(row: number, mover: number, target: Fraction): void {
    const leaving = this.basic[row] ?? -1;
    const entries = this.tableau[row] ?? new Map<number, Fraction>();
    const pivotAt = entries.get(mover) ?? one;
    const step = over(minus(target, this.valueOf(leaving)), pivotAt);
    this.move(mover, plus(this.valueOf(mover), step));
    const solved = new Map<number, Fraction>([[leaving, over(one, pivotAt)]]);
    for (const [variable, coefficient] of entries) {
      if (variable !== mover) solved.set(variable, over(times(coefficient, fraction(-1n)), pivotAt));
    }
    this.tableau[row] = solved;
    this.basic[row] = mover;
    this.rowOf[mover] = row;
    this.rowOf[leaving] = -1;
    this.tableau.forEach((other, index) => {
      const factor = index === row ? undefined : other.get(mover);
      if (factor === undefined) return;
      other.delete(mover);
      for (const [variable, coefficient] of solved) addTo(other, variable, times(factor, coefficient));
    });
  }

  private move(variable: number, value: Fraction): void {
    const step = minus(value, this.valueOf(variable));
    this.values[variable] = value;
    this.tableau.forEach((row, index) => {
      const coefficient = row.get(variable);
      const sum = this.basic[index] ?? -1;
      if (coefficient !== undefined) this.values[sum] = plus(this.valueOf(sum), times(coefficient, step));
    });
  }

  private sumOf(row: ReadonlyMap<number, Fraction>): Fraction {
    let sum = zero;
    for (const [variable, coefficient] of row) sum = plus(sum, times(coefficient, this.valueOf(variable)));
    return sum;
  }
}

function startOf({ lower, upper, start = zero }: Variable): Fraction {
  if (lower !== undefined && compareFractions(start, lower.value) < 0) return lower.value;
  if (upper !== undefined && compareFractions(start, upper.value) > 0) return upper.value;
  return start;
}

function addTo(sums: Map<number, Fraction>, variable: number, value: Fraction): void {
  const total = plus(sums.get(variable) ?? zero, value);
  if (total.numerator === 0n) sums.delete(variable);
  else sums.set(variable, total);
}
