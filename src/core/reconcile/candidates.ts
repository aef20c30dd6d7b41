import { divideRounded } from "../money/index.ts";
import type { Context } from "./context.ts";
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
    const key = keyOf(move);
    const known = best.get(key);
    if (known === undefined || compareMoves(move, known) < 0) best.set(key, move);
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
  const leftKey = keyOf(left);
  const rightKey = keyOf(right);
  if (leftKey !== rightKey) return leftKey < rightKey ? -1 : 1;
  const [one = 0n, other = 0n] = [left.changes[0]?.to, right.changes[0]?.to];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The figures that a move changes, as one key. */
export function keyOf(move: Move): string {
  return move.changes
    .map(({ figure }) => figure)
    .sort()
    .join(" ");
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
  return (context.byAmount.get(to) ?? [])
    .filter((other) => other !== figure && context.state.value(other) === to && to !== here)
    .filter((other) => context.figures.get(other)?.form.has(other) === true)
    .slice(0, 20)
    .map((other) => [
      { figure, to },
      { figure: other, to: here },
    ]);
}
