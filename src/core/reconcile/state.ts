import type { Equation } from "./equations.ts";
import type { Figures } from "./figure.ts";
import { magnitude } from "./linear.ts";

/** A figure set to another amount, đồng. */
export interface Change {
  readonly figure: string;
  readonly to: bigint;
}

/** What a set of changes would do to the equations, and to the totals above that were added up with the wrong figure. */
export interface Effect {
  /** Equations that did not hold and would. */
  readonly repaired: readonly number[];
  /** Equations that held and would not, although no total above explains it. */
  readonly broken: readonly number[];
  /** Totals above that follow: they were added up with the figure before the change. */
  readonly carried: readonly Change[];
}

/** Where a figure stands in an equation. */
export interface Occurrence {
  readonly equation: number;
  readonly factor: bigint;
}

const nowhere: readonly Occurrence[] = [];

/** The figures with the amounts believed so far, and how far each equation is from holding. */
export class State {
  readonly equations: readonly Equation[];
  private readonly values = new Map<string, bigint>();
  private readonly residuals: bigint[];
  private readonly occurrences = new Map<string, Occurrence[]>();
  /** The sum of each total. */
  private readonly sums = new Map<string, number>();
  /** Levels of totals below each equation. */
  private readonly ranks: (number | undefined)[] = [];

  constructor(figures: Figures, equations: readonly Equation[]) {
    this.equations = equations;
    for (const { id, amount } of figures.values()) this.values.set(id, BigInt(amount));
    equations.forEach(({ total }, index) => {
      if (total !== undefined) this.sums.set(total, index);
    });
    this.residuals = equations.map(({ terms }, index) => {
      let residual = 0n;
      for (const [id, factor] of terms) {
        residual += factor * this.value(id);
        const list = this.occurrences.get(id);
        if (list === undefined) this.occurrences.set(id, [{ equation: index, factor }]);
        else list.push({ equation: index, factor });
      }
      return residual;
    });
  }

  value(id: string): bigint {
    return this.values.get(id) ?? 0n;
  }

  residual(index: number): bigint {
    return this.residuals[index] ?? 0n;
  }

  /** The equations that a figure stands in. */
  occurrencesOf(id: string): readonly Occurrence[] {
    return this.occurrences.get(id) ?? nowhere;
  }

  equation(index: number): Equation | undefined {
    return this.equations[index];
  }

  /** Whether the equation fails by more than its tolerance, if its terms came to `residual`. */
  fails(index: number, residual = this.residual(index)): boolean {
    const equation = this.equations[index];
    if (equation === undefined) return false;
    if (equation.oneSided) return -2n * residual > equation.slack;
    return 2n * magnitude(residual) > equation.slack;
  }

  /** Works out what `changes` would do. Totals whose sums held are carried along, and theirs in turn. */
  effectOf(changes: readonly Change[]): Effect {
    const shifts = new Map<string, bigint>();
    for (const { figure, to } of changes) shifts.set(figure, to - this.value(figure));
    const chosen: ReadonlySet<string> = new Set(shifts.keys());
    const moved = new Map<number, bigint>();
    const waiting = new Set<number>();
    const spread = (figure: string, shift: bigint): void => {
      for (const { equation, factor } of this.occurrencesOf(figure)) {
        moved.set(equation, (moved.get(equation) ?? 0n) + factor * shift);
        if (this.equations[equation]?.total !== figure) waiting.add(equation);
      }
    };
    for (const [figure, shift] of shifts) spread(figure, shift);
    const carried = new Map<string, bigint>();
    // From below upwards, so that all parts of a total have moved before it is asked whether it follows.
    for (let next = this.lowest(waiting); next !== undefined; next = this.lowest(waiting)) {
      waiting.delete(next);
      const total = this.carriedTotal(next, chosen, moved.get(next) ?? 0n);
      if (total === undefined || carried.has(total.id)) continue;
      carried.set(total.id, this.value(total.id) + total.shift);
      spread(total.id, total.shift);
    }
    const repaired: number[] = [];
    const broken: number[] = [];
    for (const [index, shift] of moved) {
      const before = this.fails(index);
      const after = this.fails(index, this.residual(index) + shift);
      if (before && !after) repaired.push(index);
      if (!before && after) broken.push(index);
    }
    return {
      repaired,
      broken,
      carried: [...carried].map(([figure, to]) => ({ figure, to })),
    };
  }

  /** Believes the changes from here on; gives the equations they touched. */
  apply(changes: readonly Change[]): ReadonlySet<number> {
    const touched = new Set<number>();
    for (const { figure, to } of changes) {
      const shift = to - this.value(figure);
      this.values.set(figure, to);
      for (const { equation, factor } of this.occurrencesOf(figure)) {
        this.residuals[equation] = this.residual(equation) + factor * shift;
        touched.add(equation);
      }
    }
    return touched;
  }

  /** The equation with the fewest levels of totals below it. */
  private lowest(indexes: ReadonlySet<number>): number | undefined {
    let found: number | undefined;
    for (const index of indexes) {
      if (found === undefined || this.rank(index) < this.rank(found)) found = index;
    }
    return found;
  }

  private rank(index: number): number {
    const known = this.ranks[index];
    if (known !== undefined) return known;
    // A plan whose totals refer to each other has no lowest one: 0 ends the search.
    this.ranks[index] = 0;
    let rank = 0;
    for (const figure of this.equations[index]?.terms.keys() ?? []) {
      const below = this.sums.get(figure);
      if (below !== undefined && below !== index) rank = Math.max(rank, this.rank(below) + 1);
    }
    this.ranks[index] = rank;
    return rank;
  }

  /** The total of a sum that held and, with `moved` added, no longer would: it follows by what its parts moved. */
  private carriedTotal(
    index: number,
    chosen: ReadonlySet<string>,
    moved: bigint,
  ): { readonly id: string; readonly shift: bigint } | undefined {
    const equation = this.equations[index];
    if (equation?.total === undefined || chosen.has(equation.total) || moved === 0n) return undefined;
    if (this.fails(index) || !this.fails(index, this.residual(index) + moved)) return undefined;
    const factor = equation.terms.get(equation.total) ?? 0n;
    if (factor === 0n) return undefined;
    return { id: equation.total, shift: -moved / factor };
  }
}
