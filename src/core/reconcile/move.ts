import { evidenceCodes, type EvidenceCode } from "./finding.ts";
import type { Context } from "./context.ts";
import { magnitude } from "./linear.ts";
import { shareAgrees } from "./shareReading.ts";
import { slipBetween } from "./slip.ts";
import type { Change, Effect } from "./state.ts";

/** A hypothesis: these figures were meant to be these amounts. One figure, or two that were swapped. */
export interface Move {
  /** The figures that it changes, as one text: moves of one key differ in the amounts alone. */
  readonly key: string;
  readonly changes: readonly Change[];
  readonly effect: Effect;
  readonly evidence: readonly EvidenceCode[];
  /** How much better the document is explained with it than without; comparable between moves. */
  readonly score: number;
  /** Whether the equations that it repairs come out to the đồng. */
  readonly exact: boolean;
  /** Whether it changes a total to what its parts add up to. */
  readonly ofTotal: boolean;
}

/**
 * Weights of the evidence, in about the proportion in which each makes a hypothesis more likely: every further fault that has
 * to be assumed costs ten, a shape that chance seldom makes counts for several.
 */
const weight = {
  equation: 10,
  oneDigit: 4,
  transposedDigits: 5,
  factorThousand: 8,
  countedAmiss: 6,
  swapped: 4,
  share: 2,
  ruleMet: 3,
  shapeless: -2,
  carried: -2,
  offOwnGrid: -2,
  offEveryGrid: -5,
  toNothing: -4,
} as const;

/** Works out what a change of amounts explains, and what speaks for and against it. */
export function weighMove(context: Context, changes: readonly Change[], swapped = false): Move {
  const { state } = context;
  const effect = state.effectOf(changes);
  const evidence = new Set<EvidenceCode>();
  let score = weight.equation * (effect.repaired.length - effect.broken.length);
  if (effect.carried.length > 0) {
    score += weight.carried;
    evidence.add("staleCarriedUp");
  }
  for (const change of changes) {
    score += swapped ? 0 : shapeScore(context, change, effect, evidence);
    equationEvidence(context, change, effect, evidence);
  }
  if (meetsRule(context, changes)) {
    score += weight.ruleMet;
    evidence.add("counterpartRule");
  }
  if (swapped) {
    score += effect.carried.length > 0 ? weight.swapped / 2 : weight.swapped;
    evidence.add("swapped");
  }
  score += shareScore(context, [...changes, ...effect.carried], evidence);
  return {
    key: changes
      .map(({ figure }) => figure)
      .sort()
      .join(" "),
    changes,
    effect,
    evidence: evidenceCodes.filter((code) => evidence.has(code)),
    score,
    exact: isExact(context, changes, effect),
    ofTotal: repairsOwnSum(context, changes, effect),
  };
}

function isExact({ state }: Context, changes: readonly Change[], { repaired }: Effect): boolean {
  return repaired.every((index) => {
    const terms = state.equation(index)?.terms;
    let residual = state.residual(index);
    for (const { figure, to } of changes) residual += (terms?.get(figure) ?? 0n) * (to - state.value(figure));
    return residual === 0n;
  });
}

function repairsOwnSum({ state }: Context, changes: readonly Change[], { repaired }: Effect): boolean {
  return repaired.some((index) => changes.some(({ figure }) => state.equation(index)?.total === figure));
}

/** Which printed shares come to agree, or cease to. */
function shareScore(context: Context, changes: readonly Change[], evidence: Set<EvidenceCode>): number {
  const after = new Map(changes.map(({ figure, to }) => [figure, to]));
  const shares = new Set(changes.flatMap(({ figure }) => context.sharesOf.get(figure) ?? []));
  let gained = 0;
  for (const share of shares) {
    const before = shareAgrees(share, context.state.value(share.part), context.state.value(share.base));
    const part = after.get(share.part) ?? context.state.value(share.part);
    const base = after.get(share.base) ?? context.state.value(share.base);
    const now = shareAgrees(share, part, base);
    if (now && !before) gained++;
    // Shares of a total that was itself wrong were worked out from it: that they cease to agree says nothing.
    if (before && !now && !after.has(share.base)) gained--;
  }
  if (gained > 0) evidence.add("shareAgrees");
  return weight.share * Math.max(-3, Math.min(3, gained));
}

/** Which equations speak for a change of this figure. */
function equationEvidence(
  context: Context,
  change: Change,
  effect: Effect,
  evidence: Set<EvidenceCode>,
): void {
  for (const index of effect.repaired) {
    const equation = context.state.equation(index);
    if (equation === undefined) continue;
    if (equation.kind === "counterpart") {
      evidence.add("counterpartRule");
    } else if (equation.total === change.figure) {
      evidence.add("sumAgrees");
      if (isConfirmedBelow(context, change.figure, index)) evidence.add("confirmedBelow");
    } else if (equation.total !== undefined && isConfirmed(context, equation.total, index)) {
      evidence.add("siblingSum");
    } else {
      evidence.add("sumAgrees");
    }
  }
}

/** Whether the parts of a total are themselves confirmed: each by its own sum or rule, or by no equation at all. */
function isConfirmedBelow(context: Context, total: string, except: number): boolean {
  const parts = context.partsOf.get(total) ?? [];
  let confirmed = 0;
  for (const part of parts) {
    const others = context.state.occurrencesOf(part).filter(({ equation }) => equation !== except);
    if (others.some(({ equation }) => context.state.fails(equation))) return false;
    if (others.length > 0) confirmed++;
  }
  return confirmed > 0;
}

/** Whether another equation that the figure stands in holds. */
function isConfirmed(context: Context, figure: string, except: number): boolean {
  return context.state
    .occurrencesOf(figure)
    .some(({ equation }) => equation !== except && !context.state.fails(equation));
}

/** Whether a counterpart that need only be reached at least would be met exactly, and was not: chance seldom does that. */
function meetsRule(context: Context, changes: readonly Change[]): boolean {
  const { state } = context;
  return changes.some(({ figure, to }) =>
    state.occurrencesOf(figure).some(({ equation: index, factor }) => {
      const equation = state.equation(index);
      if (equation?.oneSided !== true) return false;
      const before = state.residual(index);
      const after = before + factor * (to - state.value(figure));
      return 2n * magnitude(after) <= equation.slack && 2n * magnitude(before) > equation.slack;
    }),
  );
}

/** What the digits of the change look like. */
function shapeScore(context: Context, change: Change, effect: Effect, evidence: Set<EvidenceCode>): number {
  const { state, finestDigit } = context;
  const before = state.value(change.figure);
  const own = context.figures.get(change.figure)?.lastDigit ?? 0n;
  const step = own === 0n ? 1n : own;
  let score = 0;
  if (change.to === 0n) score += weight.toNothing;
  const onOwn = change.to % step === 0n;
  if (!onOwn) score += change.to % finestDigit === 0n ? weight.offOwnGrid : weight.offEveryGrid;
  const grid = onOwn ? step : change.to % finestDigit === 0n ? finestDigit : 1n;
  const slip = slipBetween(before / grid, change.to / grid);
  if (slip !== undefined) {
    evidence.add(slip);
    // A slip in printing is not added up: where the totals above follow it, it says half as much.
    score += effect.carried.length > 0 ? weight[slip] / 2 : weight[slip];
  }
  const counted = countedAmiss(context, change.figure, change.to - before);
  if (counted !== undefined) {
    evidence.add(counted);
    score += weight.countedAmiss;
  }
  // A sum can come out anyhow when it was added up wrongly or too early; a figure that was copied seldom changes altogether.
  const isShapeless = slip === undefined && counted === undefined;
  return isShapeless && !repairsOwnSum(context, [change], effect) ? score + weight.shapeless : score;
}

/** Whether a total is off by exactly one of the figures below it: counted twice, or left out. */
function countedAmiss(
  context: Context,
  total: string,
  shift: bigint,
): "doubleCount" | "missingPart" | undefined {
  const parts = context.partsOf.get(total);
  if (parts === undefined || shift === 0n) return undefined;
  const size = magnitude(shift);
  const room = context.precision === "exact" ? 0n : (context.figures.get(total)?.lastDigit ?? 0n);
  const seen = new Set<string>();
  const waiting = [...parts];
  for (let next = waiting.pop(); next !== undefined && seen.size < 10_000; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (magnitude(context.state.value(next) - size) <= room)
      return shift > 0n ? "missingPart" : "doubleCount";
    // Only a figure that is counted together with what it is made of stands twice further down.
    if (shift < 0n) waiting.push(...(context.partsOf.get(next) ?? []));
  }
  return undefined;
}
