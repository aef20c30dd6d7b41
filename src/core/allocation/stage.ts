import { errorAt, type Issue } from "../issue/index.ts";
import { money } from "../money/money.ts";
import { dongPer } from "../money/unit.ts";
import type { Plan } from "../plan/plan.ts";
import type { Envelope, SetAside } from "./allocation.ts";
import type { ClaimBook } from "./claims.ts";
import { communesThatMatch, counterpartFloors, matchableCaps } from "./counterpartStages.ts";
import { splitDecreedTotals } from "./decreedTotals.ts";
import type { PoolDraft, RoundedPool } from "./drafts.ts";
import { checkLimits } from "./checkLimits.ts";
import type { Feasibility } from "./feasibility/feasibility.ts";
import { excludedNodes, limitRulesOf, nodesWithFloor, tiersOf, type LimitRule } from "./limitRules.ts";
import { multiplesOf } from "./matchedMultiples.ts";
import { unitsUnder, UsualShares } from "./nodeTotals.ts";
import type { AllocationOptions } from "./options.ts";
import { compareTexts, envelopeKeyOf, type MoneyKey } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";
import { roundByWebster } from "./roundByWebster.ts";
import { shareInOrder, type BoundedPool } from "./shareInOrder.ts";

export interface StageWork {
  readonly plan: Plan;
  readonly tree: PlaceTree;
  readonly book: ClaimBook;
  readonly envelopes: readonly Envelope[];
  readonly setAsides: ReadonlyMap<string, readonly SetAside[]>;
  readonly options: AllocationOptions;
  /** Sources that are shared in this stage. */
  readonly sources: readonly string[];
  /** Sources of earlier stages. */
  readonly earlier: readonly string[];
  /** Pools of earlier stages. */
  readonly finished: readonly RoundedPool[];
}

export type StageOutcome =
  | { readonly kind: "shared"; readonly pools: readonly BoundedPool[] }
  | { readonly kind: "issues"; readonly issues: readonly Issue[] }
  | {
      readonly kind: "infeasible";
      readonly feasibility: Extract<Feasibility, { readonly kind: "infeasible" }>;
      readonly rules: readonly LimitRule[];
      readonly drafts: readonly PoolDraft[];
    };

/** Shares the pools of one stage, after checking that its limits can be kept together. */
export function shareStage(work: StageWork): StageOutcome {
  const { plan, tree, options, finished } = work;
  const isFirst = finished.length === 0;
  // In the first stage the limits of all money are looked at together; later ones work with what is left of them.
  const all = isFirst ? work.envelopes : work.envelopes.filter(({ source }) => work.sources.includes(source));
  const drafts = all.map((envelope) => draftOf(work, envelope));
  const { rules: stated, issues } = limitRulesOf(plan, drafts, work.envelopes, tree, options.unit);
  if (issues.length > 0) return { kind: "issues", issues };
  const left = isFirst ? stated : stated.flatMap((rule) => remaining(rule, finished, tree));
  const rules = [
    ...splitDecreedTotals(left, drafts, tree),
    ...(isFirst ? matchableCaps(plan, drafts, left, tree) : []),
    ...counterpartFloors(plan, { drafts, finished, sources: work.sources, earlier: work.earlier }, tree),
  ];
  const usual = new UsualShares(tree);
  // In the order of their keys, so that of two equal bounds always the same one is named.
  const given = [...rules, ...weightlessCaps(rules, drafts, tree)].sort((one, other) =>
    compareTexts(one.key, other.key),
  );
  const checked = checkLimits(plan, { tree, drafts, rules: given, usual }, options);
  if (checked === undefined) return { kind: "issues", issues: [errorAt("", "work.cancelled")] };
  const { feasibility } = checked;
  return feasibility.kind === "infeasible"
    ? { kind: "infeasible", feasibility, rules: checked.rules, drafts }
    : { kind: "shared", pools: shared(work, drafts, checked.rules, feasibility, usual) };
}

/** The drafts of the stage's own sources with their shares; rounded at once under Webster, which looks at each pool by itself. */
function shared(
  work: StageWork,
  drafts: readonly PoolDraft[],
  rules: readonly LimitRule[],
  { pieces, reserves = [] }: Extract<Feasibility, { readonly kind: "feasible" }>,
  usual: UsualShares,
): readonly BoundedPool[] {
  const { plan, tree } = work;
  return shareInOrder({
    plan,
    tree,
    drafts,
    isShared: ({ source }) => work.sources.includes(source),
    rules,
    pieces,
    reserves,
    usual,
    multiplesOf: (draft) => multiplesOf(plan, tree, draft),
    carry: (draft, leftOver) => carriedDraft(work, draft, leftOver),
    ...(plan.roundingMethod === "webster" ? { roundNow: roundByWebster } : {}),
  });
}

/** An envelope with what is set aside of it, and who claims the rest. */
function draftOf(work: StageWork, envelope: Envelope): PoolDraft {
  const { source, type, year, component, amount } = envelope;
  const before = work.setAsides.get(envelopeKeyOf(envelope)) ?? [];
  const left = amount - before.reduce((sum, aside) => sum + aside.amount, 0);
  const size = dongPer(work.options.unit);
  const units = Math.floor(left / size);
  const rest = money(left - units * size);
  return {
    source,
    type,
    year,
    ...(component === undefined ? {} : { component }),
    available: amount,
    setAside: rest === 0 ? before : [...before, { reason: "belowUnit", amount: rest }],
    units,
    ...claimsFor(work, envelope),
  };
}

/** What was carried over of a pool, as a pool of the next year. */
function carriedDraft(work: StageWork, draft: PoolDraft, leftOver: number): PoolDraft {
  const { source, type, component, origin } = draft;
  const key = { source, type, year: draft.year + 1, ...(component === undefined ? {} : { component }) };
  return {
    ...key,
    origin: origin ?? draft.year,
    available: money(leftOver * dongPer(work.options.unit)),
    setAside: [],
    units: leftOver,
    ...claimsFor(work, key),
  };
}

/** Who claims this money: places with a weight, without those excluded, and those that have a floor or must match something. */
function claimsFor(
  { plan, tree, book, finished }: StageWork,
  key: MoneyKey,
): Pick<PoolDraft, "claims" | "tiers"> {
  const claims = book.claimsOn(key.source, key.year, {
    excluded: excludedNodes(plan, tree, key),
    withFloor: new Set([...nodesWithFloor(plan, tree, key), ...communesThatMatch(plan, finished, tree, key)]),
  });
  const tiers = tiersOf(plan, tree, key, claims.nodes);
  return { claims, ...(tiers === undefined ? {} : { tiers }) };
}

/** What is left of a rule after earlier stages. */
function remaining(rule: LimitRule, finished: readonly RoundedPool[], tree: PlaceTree): readonly LimitRule[] {
  const got = finished
    .filter((pool) => rule.covers(pool))
    .reduce(
      (sum, { claims, amounts }) =>
        sum + rule.nodes.reduce((under, node) => under + unitsUnder(tree, claims.nodes, amounts, node), 0),
      0,
    );
  return [{ ...rule, floor: Math.max(0, rule.floor - got), cap: Math.max(0, rule.cap - got) }];
}

/** Communes without a weight get their own floors and nothing more: the floor of a district is not served by them. */
function weightlessCaps(
  rules: readonly LimitRule[],
  drafts: readonly PoolDraft[],
  tree: PlaceTree,
): readonly LimitRule[] {
  const pools = new Map<number, number[]>();
  drafts.forEach(({ claims }, pool) => {
    claims.nodes.forEach((node, index) => {
      if ((claims.weights.values[index] ?? 0) > 0) return;
      pools.set(node, [...(pools.get(node) ?? []), pool]);
    });
  });
  return [...pools].map(([node, weightless]) => {
    const floors = rules.filter(
      ({ nodes, pools: covered }) =>
        nodes.includes(node) && covered.some((pool) => weightless.includes(pool)),
    );
    const keys = new Set(weightless.map((pool) => keyOfDraft(drafts[pool])));
    return {
      key: `${weightlessKey}|place=${tree.codes[node] ?? ""}`,
      limit: weightlessKey,
      floor: 0,
      cap: floors.reduce((sum, { floor }) => sum + floor, 0),
      isHold: false,
      nodes: [node],
      pools: weightless,
      covers: (key) => keys.has(envelopeKeyOf(key)),
    };
  });
}

/** Not an id of a plan: stands for "a commune without a weight gets no more than its own floors". */
export const weightlessKey = "(weight 0)";

function keyOfDraft(draft: PoolDraft | undefined): string {
  return draft === undefined ? "" : envelopeKeyOf(draft);
}
