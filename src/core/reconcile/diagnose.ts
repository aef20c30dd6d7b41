import { compareMoves, movesFor } from "./candidates.ts";
import type { Money } from "../money/index.ts";
import { partsSumNow, type Context } from "./context.ts";
import type { Move } from "./move.ts";
import type { Change } from "./state.ts";

/** What was made of one conflict. */
export interface Verdict {
  /** The equation it shows in; a sum, if the best move repairs one. */
  readonly equation: number;
  /** The moves that would repair it, the likeliest first; none where nothing explains it. */
  readonly ranked: readonly Move[];
  /** Whether the best is clearly better than the next. */
  readonly decided: boolean;
  /** Whether the best is a likely slip at all: a counterpart that is short may simply be short. */
  readonly believed: boolean;
  /** What the parts of the sum added up to when it was judged. */
  readonly computed: Money;
  /** Whether a row that the document lost would explain the conflict about as well as a wrong figure. */
  readonly rowLost: boolean;
}

/** A total above that was added up with a wrong figure. */
export interface Carried extends Change {
  readonly from: bigint;
  /** Position of its cause in the verdicts. */
  readonly verdict: number;
}

export interface Diagnosis {
  readonly verdicts: readonly Verdict[];
  readonly carried: readonly Carried[];
}

/** By how much the best move must lead. */
const lead = 3;

/** What a lost row scores as an explanation of a total that is too large; and for each further total with the same gap. */
const lostRow = { first: 7, further: 10 } as const;

/**
 * Explains every equation that fails with as few wrong figures as it can: takes the clearest repair first, believes it with
 * the totals that follow from it, and looks again. The state of `context` is then the document as it was probably meant.
 */
export function diagnose(context: Context): Diagnosis {
  const { state } = context;
  const open = new Map<number, Verdict>();
  const settled = new Set<number>();
  const verdicts: Verdict[] = [];
  const carried: Carried[] = [];
  let unsure: Iterable<number> = state.equations.keys();
  for (;;) {
    for (const index of unsure) {
      if (settled.has(index) || !state.fails(index)) open.delete(index);
      else open.set(index, judge(context, index, movesFor(context, index)));
    }
    const first = clearest(context, open.values());
    if (first === undefined) return { verdicts, carried };
    const verdict = withRivals(context, first);
    verdicts.push(verdict);
    const [best] = verdict.ranked;
    if (best === undefined || !verdict.believed) {
      settled.add(first.equation);
      unsure = [first.equation];
      continue;
    }
    for (const change of best.effect.carried) {
      carried.push({ ...change, from: state.value(change.figure), verdict: verdicts.length - 1 });
    }
    unsure = neighbours(context, state.apply([...best.changes, ...best.effect.carried]));
  }
}

function judge(context: Context, equation: number, ranked: readonly Move[]): Verdict {
  const [best, next] = ranked;
  const computed = partsSumNow(context, context.state.equation(equation)?.total ?? "");
  if (best === undefined) {
    return { equation, ranked, decided: false, believed: false, computed, rowLost: false };
  }
  const lost = lostRowScore(context, best);
  const rowLost = best.score - lost < 2 * lead;
  const decided = best.score - (next?.score ?? Number.NEGATIVE_INFINITY) >= lead && best.score - lost >= lead;
  const { repaired, broken } = best.effect;
  const repairsSum = repaired.some((index) => context.state.equation(index)?.kind === "sum");
  const believed = repaired.length > broken.length && (repairsSum || (decided && repaired.length > 1));
  return { equation, ranked, decided, believed, computed, rowLost };
}

/** How well a row that is gone explains what `move` repairs: only where totals alone are too large, all by the same amount. */
function lostRowScore({ state }: Context, move: Move): number {
  const gapOf = (index: number): bigint | undefined => {
    const equation = state.equation(index);
    return equation?.total === undefined ? undefined : state.residual(index) / equation.scale;
  };
  const gaps = new Set(move.effect.repaired.map(gapOf));
  const [gap] = gaps;
  if (gaps.size !== 1 || gap === undefined || gap <= 0n) return Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const index of state.equations.keys()) {
    if (state.fails(index) && gapOf(index) === gap) count++;
  }
  return lostRow.first + lostRow.further * (count - 1);
}

/** The verdict with all moves for all equations that its best move repairs: a rival may stand in another of them. */
function withRivals(context: Context, verdict: Verdict): Verdict {
  const [best] = verdict.ranked;
  if (best === undefined) return verdict;
  const moves = new Map<string, Move>();
  for (const index of best.effect.repaired) {
    for (const move of movesFor(context, index)) {
      const known = moves.get(move.key);
      if (known === undefined || compareMoves(move, known) < 0) moves.set(move.key, move);
    }
  }
  const ranked = [...moves.values()].sort(compareMoves);
  const shown = best.effect.repaired
    .filter((index) => context.state.equation(index)?.kind === "sum")
    .sort((left, right) => compareIds(context, left, right));
  return judge(context, shown[0] ?? verdict.equation, ranked);
}

/** The case to take next: believed and decided ones first, then the higher score, then by id. */
function clearest(context: Context, cases: Iterable<Verdict>): Verdict | undefined {
  let first: Verdict | undefined;
  for (const item of cases) {
    if (first === undefined || comesBefore(context, item, first)) first = item;
  }
  return first;
}

function comesBefore(context: Context, left: Verdict, right: Verdict): boolean {
  if (left.believed !== right.believed) return left.believed;
  if (left.decided !== right.decided) return left.decided;
  const [leftBest] = left.ranked;
  const [rightBest] = right.ranked;
  if (leftBest !== undefined && rightBest !== undefined) {
    const order = compareMoves(leftBest, rightBest);
    if (order !== 0) return order < 0;
  }
  return compareIds(context, left.equation, right.equation) < 0;
}

function compareIds({ state }: Context, left: number, right: number): number {
  const [leftId, rightId] = [state.equation(left)?.id ?? "", state.equation(right)?.id ?? ""];
  return leftId < rightId ? -1 : leftId > rightId ? 1 : 0;
}

/** The equations that share a figure with one that was touched: what was thought of them may have changed. */
function neighbours({ state }: Context, touched: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set(touched);
  for (const index of touched) {
    for (const figure of state.equation(index)?.terms.keys() ?? []) {
      for (const { equation } of state.occurrencesOf(figure)) found.add(equation);
    }
  }
  return found;
}
