import { moneyFromBigInt, type Money } from "../money/index.ts";
import { partsSumNow, type Context } from "./context.ts";
import type { Carried, Diagnosis, Verdict } from "./diagnose.ts";
import type { Equation } from "./equations.ts";
import { figureName } from "./figure.ts";
import type { Finding, Proposal } from "./finding.ts";
import type { Move } from "./move.ts";

/** Proposals are listed up to this many: nobody reads more, and the first are the likeliest. */
const mostProposals = 12;

/** The findings about sums, and about misprints that a counterpart rule shows: what is wrong, and what follows from it. */
export function sumFindings(context: Context, { verdicts, carried }: Diagnosis): readonly Finding[] {
  const taken = new Set<string>();
  const causes = new Map<number, string>();
  const errors = verdicts.flatMap((verdict, index) => {
    const found = verdictFindings(context, verdict).filter(({ id }) => !taken.has(id));
    found.forEach(({ id }) => taken.add(id));
    const [first] = found;
    if (first !== undefined && verdict.decided) causes.set(index, first.id);
    return found;
  });
  const consequences = consequencesOf(context, carried, causes).filter(({ id }) => !taken.has(id));
  consequences.forEach(({ id }) => taken.add(id));
  return [...errors, ...consequences, ...roundingNotes(context).filter(({ id }) => !taken.has(id))];
}

function verdictFindings(context: Context, verdict: Verdict): readonly Finding[] {
  const equation = context.state.equation(verdict.equation);
  const [best] = verdict.ranked;
  if (equation === undefined) return [];
  if (best !== undefined && verdict.believed && verdict.decided) {
    return best.changes.map(({ figure, to }) => atFigure(context, equation, verdict, figure, to));
  }
  return equation.kind === "sum" ? [atTotal(context, equation, verdict)] : [];
}

/** The finding at the figure that is wrong. */
function atFigure(
  context: Context,
  equation: Equation,
  verdict: Verdict,
  figure: string,
  to: bigint,
): Finding {
  const printed = printedAmount(context, figure);
  const computed = moneyFromBigInt(to);
  const [best, ...others] = verdict.ranked;
  const proposals = best === undefined ? [] : [best, ...others].flatMap(proposalsOf);
  const own = proposals.filter(({ target, amount }) => target === figure && amount === computed);
  const rest = proposals.filter(({ target }) => !best?.changes.some((change) => change.figure === target));
  return {
    id: `sum:${figure}`,
    code: "sum",
    severity: "error",
    class: "real",
    place: placeOf(context, figure),
    printed,
    computed,
    difference: difference(printed, computed),
    tolerance: toleranceOf(equation),
    proposals: distinct([...own, ...rest]).slice(0, mostProposals),
    parameters: {
      figure: figureName(context.plan, figure),
      equation: equation.id,
      ...(equation.total === undefined ? {} : { total: figureName(context.plan, equation.total) }),
    },
  };
}

/** The finding at the total, where the evidence does not tell which figure is wrong. */
function atTotal(context: Context, equation: Equation, verdict: Verdict): Finding {
  const total = equation.total ?? "";
  const printed = printedAmount(context, total);
  const computed = verdict.computed;
  return {
    id: equation.id,
    code: "sum",
    severity: "error",
    class: "real",
    place: placeOf(context, total),
    printed,
    computed,
    difference: difference(printed, computed),
    tolerance: toleranceOf(equation),
    undecided: true,
    proposals: distinct(verdict.ranked.flatMap(proposalsOf)).slice(0, mostProposals),
    parameters: {
      figure: figureName(context.plan, total),
      equation: equation.id,
      total: figureName(context.plan, total),
      candidates: verdict.ranked.length,
      ...(verdict.rowLost ? { missingRow: { dong: difference(printed, computed) } } : {}),
    },
  };
}

/** One finding a total that was added up with wrong figures, whichever they were. */
function consequencesOf(
  context: Context,
  carried: readonly Carried[],
  causes: ReadonlyMap<number, string>,
): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { figure, verdict } of carried) {
    const cause = causes.get(verdict);
    if (cause === undefined || found.has(figure)) continue;
    const printed = printedAmount(context, figure);
    const amount = moneyFromBigInt(
      carried.reduce(
        (value, other) =>
          other.figure === figure && causes.has(other.verdict) ? value + other.to - other.from : value,
        BigInt(printed),
      ),
    );
    const all = carried
      .filter((other) => other.figure === figure)
      .flatMap((other) => causes.get(other.verdict) ?? []);
    found.set(figure, {
      id: `sum:${figure}`,
      code: "sum",
      severity: "warning",
      class: "consequence",
      place: placeOf(context, figure),
      printed,
      computed: amount,
      difference: difference(printed, amount),
      causedBy: cause,
      proposals: [{ target: figure, amount, evidence: ["staleCarriedUp"] }],
      parameters: { figure: figureName(context.plan, figure), causes: [...new Set(all)] },
    });
  }
  return [...found.values()];
}

/** Totals that differ from their parts by no more than printed rounding explains. */
function roundingNotes(context: Context): readonly Finding[] {
  const { state } = context;
  return state.equations.flatMap((equation, index) => {
    if (equation.total === undefined || state.residual(index) === 0n || state.fails(index)) return [];
    const printed = printedAmount(context, equation.total);
    if (state.value(equation.total) !== BigInt(printed)) return [];
    const computed = partsSumNow(context, equation.total);
    return [
      {
        id: equation.id,
        code: "sum",
        severity: "note",
        class: "rounding",
        place: placeOf(context, equation.total),
        printed,
        computed,
        difference: difference(printed, computed),
        tolerance: toleranceOf(equation),
        proposals: [],
        parameters: { figure: figureName(context.plan, equation.total), equation: equation.id },
      },
    ];
  });
}

/** The proposals without those that say the same again: the first of each is the likeliest. */
function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ target, amount }) => {
    const key = `${target} ${amount}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What a move proposes, a figure a proposal. */
export function proposalsOf(move: Move): readonly Proposal[] {
  return move.changes.map(({ figure, to }) => ({
    target: figure,
    amount: moneyFromBigInt(to),
    evidence: move.evidence,
  }));
}

/** What rounding alone explains, in đồng, rounded down. */
export function toleranceOf(equation: Equation): Money {
  return moneyFromBigInt(equation.slack / (2n * equation.scale));
}

function printedAmount(context: Context, figure: string): Money {
  return context.figures.get(figure)?.amount ?? moneyFromBigInt(0n);
}

function placeOf(context: Context, figure: string): Finding["place"] {
  return context.figures.get(figure)?.place ?? { path: figure };
}

function difference(printed: Money, computed: Money): Money {
  return moneyFromBigInt(BigInt(printed) - BigInt(computed));
}
