import { errorAt, failure, nearestWord, success, type Issue, type Result } from "../issue/index.ts";
import { moneyFromBigInt, type Money } from "../money/index.ts";
import type { Correction, Plan } from "../plan/plan.ts";
import { derivedAmounts } from "./derivedFindings.ts";
import { equationsOf } from "./equations.ts";
import { figuresOf } from "./figure.ts";
import type { Finding, Proposal } from "./finding.ts";
import { State } from "./state.ts";

/**
 * A copy of the plan with the first proposal of each chosen finding. Totals that were added up with a corrected figure follow,
 * and so do lines derived from one. `"all"` takes every finding whose first proposal stands out; one that is undecided has to
 * be named. The printed digits stay: they are the document's. Issues: `correction.unknown` (with the nearest id),
 * `correction.unproposed`.
 */
export function applyCorrections(
  plan: Plan,
  findings: readonly Finding[],
  ids: readonly string[] | "all",
): Result<Plan> {
  const chosen = choose(findings, ids);
  if (!chosen.ok) return chosen;
  const accepted = new Map<string, Accepted>();
  for (const { finding, proposal } of chosen.value) {
    if (!accepted.has(proposal.target)) accepted.set(proposal.target, { finding: finding.id, proposal });
  }
  if (accepted.size === 0) return success(plan);
  for (const item of carriedBy(plan, findings, [...accepted.values()])) {
    if (!accepted.has(item.proposal.target)) accepted.set(item.proposal.target, item);
  }
  return success(rederived(plan, corrected(plan, [...accepted.values()])));
}

interface Accepted {
  readonly finding: string;
  readonly proposal: Proposal;
}

interface Chosen {
  readonly finding: Finding;
  readonly proposal: Proposal;
}

function choose(findings: readonly Finding[], ids: readonly string[] | "all"): Result<readonly Chosen[]> {
  if (ids === "all") {
    return success(
      findings
        .filter((finding) => finding.undecided !== true && finding.class !== "consequence")
        .flatMap((finding) => withProposal(finding)),
    );
  }
  const issues: Issue[] = [];
  const chosen: Chosen[] = [];
  for (const id of new Set(ids)) {
    const finding = findings.find((candidate) => candidate.id === id);
    if (finding === undefined) {
      const correctable = findings.filter(({ proposals }) => proposals.length > 0).map((item) => item.id);
      const nearest =
        nearestWord(id, correctable) ??
        nearestWord(
          id,
          findings.map((item) => item.id),
        );
      issues.push(
        errorAt("", "correction.unknown", { value: id, ...(nearest === undefined ? {} : { nearest }) }),
      );
    } else if (finding.proposals.length === 0) {
      issues.push(errorAt(finding.place.path, "correction.unproposed", { value: id }));
    } else {
      chosen.push(...withProposal(finding));
    }
  }
  return issues.length > 0 ? failure(...issues) : success(chosen);
}

function withProposal(finding: Finding): readonly Chosen[] {
  const [proposal] = finding.proposals;
  return proposal === undefined ? [] : [{ finding, proposal }];
}

/** Totals that held with the figures before and follow them: by as much as their parts moved. */
function carriedBy(
  plan: Plan,
  findings: readonly Finding[],
  accepted: readonly Accepted[],
): readonly Accepted[] {
  const figures = figuresOf(plan);
  const state = new State(figures, equationsOf(plan, figures));
  const changes = accepted.map(({ proposal }) => ({
    figure: proposal.target,
    to: BigInt(proposal.amount),
  }));
  const [first] = accepted;
  return state.effectOf(changes).carried.map(({ figure, to }) => ({
    finding: findings.find(({ id }) => id === `sum:${figure}`)?.id ?? first?.finding ?? "",
    proposal: { target: figure, amount: moneyFromBigInt(to), evidence: ["staleCarriedUp"] },
  }));
}

function corrected(plan: Plan, accepted: readonly Accepted[]): Plan {
  const amounts = new Map(accepted.map(({ proposal }) => [proposal.target, proposal.amount]));
  const before = new Map<string, Money>(
    [...plan.lines, ...plan.totals].map(({ id, amount }) => [id, amount]),
  );
  const corrections = accepted.flatMap(({ finding, proposal }): readonly Correction[] => {
    const from = before.get(proposal.target);
    if (from === undefined || from === proposal.amount) return [];
    const { target, amount: to, evidence } = proposal;
    return [{ finding, target, from, to, evidence: [...evidence] }];
  });
  return withAmounts(plan, amounts, corrections);
}

/** Derived lines move by as much as what they were derived from makes them move. */
function rederived(before: Plan, after: Plan): Plan {
  const was = derivedAmounts(figuresOf(before), before);
  const is = derivedAmounts(figuresOf(after), after);
  const amounts = new Map<string, Money>();
  const corrections: Correction[] = [];
  for (const line of after.lines) {
    const [old, now] = [was.get(line.id), is.get(line.id)];
    if (old === undefined || now === undefined || old === now) continue;
    if (after.corrections.some(({ target }) => target === line.id)) continue;
    const to = moneyFromBigInt(BigInt(line.amount) + BigInt(now) - BigInt(old));
    amounts.set(line.id, to);
    corrections.push({
      finding: `derived:${line.id}`,
      target: line.id,
      from: line.amount,
      to,
      evidence: ["derivedFrom"],
    });
  }
  return amounts.size === 0 ? after : withAmounts(after, amounts, corrections);
}

function withAmounts(
  plan: Plan,
  amounts: ReadonlyMap<string, Money>,
  corrections: readonly Correction[],
): Plan {
  return {
    ...plan,
    lines: plan.lines.map((line) => ({ ...line, amount: amounts.get(line.id) ?? line.amount })),
    totals: plan.totals.map((total) => ({ ...total, amount: amounts.get(total.id) ?? total.amount })),
    corrections: [...plan.corrections, ...corrections],
  };
}
