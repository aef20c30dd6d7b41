import { divideRounded } from "../money/index.ts";
import { printedBetween, type Context } from "./context.ts";
import { magnitude } from "./linear.ts";
import { weighMove, type Move } from "./move.ts";
import { slipsOf } from "./slip.ts";
import type { Change } from "./state.ts";

/**
 * The moves that would make equation `index` hold, the likeliest first: each figure of it set to what the others leave for
 * it, and each pair of figures that may have been swapped. One move a figure. The order depends on ids, not on positions.
 */
export function movesFor(context: Context, index: number): readonly Move[] {
  const equation = context.state.equation(index);
  if (equation === undefined) return [];
  const best = new Map<string, Move>();
  const keep = (move: Move): void => {
    if (!move.effect.repaired.includes(index)) return;
    const known = best.get(move.key);
    if (known === undefined || comparePreference(context, move, known) < 0) best.set(move.key, move);
  };
  for (const figure of equation.terms.keys()) {
    for (const to of amountsFor(context, figure, index)) {
      keep(weighMove(context, [{ figure, to }]));
      for (const changes of swapsWith(context, figure, to)) keep(weighMove(context, changes, true));
    }
  }
  return [...best.values()].sort(compareMoves);
}

/** The likelier move first; of equals a total before its parts, then by the ids of the figures. */
export function compareMoves(left: Move, right: Move): number {
  if (left.score !== right.score) return right.score - left.score;
  if (left.ofTotal !== right.ofTotal) return left.ofTotal ? -1 : 1;
  if (left.key !== right.key) return left.key < right.key ? -1 : 1;
  const [one = 0n, other = 0n] = [left.changes[0]?.to, right.changes[0]?.to];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What coming out to the đồng counts for among the amounts of one figure: more where all sums of the document do so. */
const exactness = { exact: 20, unknown: 7.5, rounded: 2 } as const;

/** The likelier of two moves that change the same figures to different amounts. */
function comparePreference(context: Context, left: Move, right: Move): number {
  const bonus = exactness[context.precision];
  const preferred = ({ score, exact }: Move): number => score + (exact ? bonus : 0);
  return preferred(right) - preferred(left) || compareMoves(left, right);
}

/** The amounts of a figure that would make the equation hold and that may have been meant. */
function amountsFor(context: Context, figure: string, index: number): ReadonlySet<bigint> {
  const { state } = context;
  const amounts = new Set<bigint>();
  for (const { equation, factor } of state.occurrencesOf(figure)) {
    if (equation !== index && !state.fails(equation)) continue;
    const centre = solve(context, figure, equation, factor);
    for (const amount of nearOnGrid(context, figure, centre)) {
      if (amount >= 0n && holdsWith(context, { figure, to: amount }, index)) amounts.add(amount);
    }
  }
  if (context.precision === "exact") return amounts;
  addOthersAmounts(context, figure, index, amounts);
  const own = context.figures.get(figure)?.lastDigit ?? 0n;
  // Where the equation leaves room for more than one printed amount, the one that a slip of the hand explains may be meant.
  if (own > 0n && hasRoom(context, index, figure, own)) {
    for (const steps of slipsOf(state.value(figure) / own)) {
      const change = { figure, to: steps * own };
      if (holdsWith(context, change, index)) amounts.add(change.to);
    }
  }
  return amounts;
}

/** Adds what other figures are printed as, where that would make the equation hold: two may have been swapped. */
function addOthersAmounts(context: Context, figure: string, index: number, amounts: Set<bigint>): void {
  const equation = context.state.equation(index);
  const factor = equation?.terms.get(figure) ?? 0n;
  if (equation === undefined || factor === 0n) return;
  const centre = solve(context, figure, index, factor);
  const room = equation.slack / (2n * magnitude(factor));
  for (const amount of printedBetween(context, centre - room, centre + room).slice(0, 10)) {
    if (amount > 0n && holdsWith(context, { figure, to: amount }, index)) amounts.add(amount);
  }
}

/** The amount of `figure` at which the equation comes out as zero, to the đồng. */
function solve(context: Context, figure: string, equation: number, factor: bigint): bigint {
  const { state } = context;
  const rest = factor * state.value(figure) - state.residual(equation);
  return factor < 0n ? divideRounded(-rest, -factor, "halfUp") : divideRounded(rest, factor, "halfUp");
}

/** The amount itself, and the nearest that the figure, or the most finely printed one, could have shown. */
function nearOnGrid(context: Context, figure: string, amount: bigint): readonly bigint[] {
  const own = context.figures.get(figure)?.lastDigit ?? 0n;
  return [own, context.finestDigit, 1n]
    .filter((step) => step > 0n)
    .map((step) => divideRounded(amount, step, "halfUp") * step);
}

function holdsWith(context: Context, { figure, to }: Change, index: number): boolean {
  const { state } = context;
  const factor = state.equation(index)?.terms.get(figure) ?? 0n;
  return !state.fails(index, state.residual(index) + factor * (to - state.value(figure)));
}

function hasRoom(context: Context, index: number, figure: string, step: bigint): boolean {
  const equation = context.state.equation(index);
  if (equation === undefined) return false;
  return equation.slack >= magnitude(equation.terms.get(figure) ?? 0n) * step;
}

/** Pairs of changes that put `figure` in the place of another figure which now holds the amount it should have. */
function swapsWith(context: Context, figure: string, to: bigint): readonly (readonly Change[])[] {
  const here = context.state.value(figure);
  const kind = context.figures.get(figure)?.kind;
  return (context.byAmount.get(to) ?? [])
    .filter((other) => other !== figure && context.state.value(other) === to && to !== here)
    .filter((other) => {
      // A line and a total do not stand next to each other as rows of one kind do.
      const candidate = context.figures.get(other);
      return candidate?.kind === kind && candidate?.form.has(other) === true;
    })
    .slice(0, 20)
    .map((other) => [
      { figure, to },
      { figure: other, to: here },
    ]);
}
