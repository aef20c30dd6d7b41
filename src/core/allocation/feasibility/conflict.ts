import { invariant } from "../../issue/invariant.ts";
import { circulationOf, narrowTo } from "./conflictNetwork.ts";
import type { Decision } from "./feasibilityDecision.ts";
import type { Ground } from "./feasibilityGround.ts";
import type { CellSet } from "./feasibilitySets.ts";
import type { Circulation, Cut } from "./flowCirculation.ts";

/** Rules and pools that contradict each other; without any one of them the others can be kept. */
export interface ConflictFound {
  /** Positions of rules, ascending. */
  readonly rules: readonly number[];
  readonly pools: readonly number[];
}

/** Told before each test how many are done of how many there are; throws to stop. */
export type TestWatch = (tested: number, candidates: number) => void;

/**
 * Finds a conflict in a decision that is infeasible: the border of a cut that holds money back (Hoffman) names the suspects,
 * then a deletion filter takes each away by itself, and for good if the others still contradict each other. Caps are tried
 * first, then floors from the smallest, so that few and large rules remain, then the amounts of pools.
 */
export function findConflict(ground: Ground, whole: Decision, watch: TestWatch): ConflictFound {
  const suspects = rulesAt(cutOf(circulationOf(whole), whole.sets), whole.sets);
  const { decision, members } = narrowTo(ground, whole, suspects, () => {
    watch(0, suspects.size);
  });
  const circulation = circulationOf(decision);
  const filter = new DeletionFilter(circulation, decision.sets);
  const order = filter.dropSmallest(cutOf(circulation, decision.sets));
  const pools = decision.sets.flatMap(({ rule, pools: [pool = 0] }, set) =>
    rule < 0 ? [{ pool, set }] : [],
  );
  const candidates = order.length + pools.length;
  const rules = order.filter((rule, tested) => {
    watch(tested, candidates);
    return filter.isNeeded(filter.setsOf(rule));
  });
  const neededPools = pools.filter(({ set }, index) => {
    watch(order.length + index, candidates);
    return filter.isNeeded([set]);
  });
  return {
    rules: rules.sort((one, other) => one - other),
    pools: neededPools.flatMap(({ pool }) => members.get(pool) ?? []).sort((one, other) => one - other),
  };
}

function cutOf(circulation: Circulation, sets: readonly CellSet[]): Cut {
  const short = sets.findIndex((_, set) => circulation.isShort(set));
  const isFilled = short < 0 || circulation.fill(short);
  invariant(!isFilled, "where the least money is missing, no floor can be filled");
  return circulation.cut();
}

/** The rules at a cut. */
function rulesAt({ into, outOf }: Cut, sets: readonly CellSet[]): ReadonlySet<number> {
  const rules = [...into, ...outOf].map((arc) => sets[arc]?.rule ?? -1);
  return new Set(rules.filter((rule) => rule >= 0));
}

class DeletionFilter {
  readonly #circulation: Circulation;
  readonly #sets: readonly CellSet[];
  readonly #setsOfRule = new Map<number, number[]>();
  readonly #saved: Float64Array;
  /** The sets that have less than their floor. */
  #short: readonly number[] = [];

  constructor(circulation: Circulation, sets: readonly CellSet[]) {
    this.#circulation = circulation;
    this.#sets = sets;
    this.#saved = circulation.arcs.flow.slice();
    sets.forEach(({ rule }, set) => {
      if (rule < 0) return;
      const before = this.#setsOfRule.get(rule);
      if (before === undefined) this.#setsOfRule.set(rule, [set]);
      else before.push(set);
    });
  }

  setsOf(rule: number): readonly number[] {
    return this.#setsOfRule.get(rule) ?? [];
  }

  /**
   * Takes away the rules that are not at the cut, and the smallest floors as long as those that are left ask for more than can
   * go into it. The rules that are left, in the order in which they are to be tested.
   */
  dropSmallest({ into, outOf }: Cut): readonly number[] {
    const { flow, lower } = this.#circulation.arcs;
    const asked = new Map<number, number>();
    let lacking = 0;
    for (const arc of into) {
      const rule = this.#sets[arc]?.rule ?? -1;
      asked.set(rule, (asked.get(rule) ?? 0) + (lower[arc] ?? 0));
      lacking += (lower[arc] ?? 0) - (flow[arc] ?? 0);
    }
    const capping = new Set(outOf.map((arc) => this.#sets[arc]?.rule ?? -1));
    for (const rule of capping) if (rule >= 0 && !asked.has(rule)) asked.set(rule, 0);
    const left: number[] = [];
    const ascending = [...asked].sort(
      ([rule, floor], [other, otherFloor]) => floor - otherFloor || rule - other,
    );
    for (const [rule, floor] of ascending) {
      if (capping.has(rule) || floor >= lacking) left.push(rule);
      else lacking -= floor;
    }
    const isLeft = new Set(left);
    for (const [rule, sets] of this.#setsOfRule) if (!isLeft.has(rule)) this.#release(sets);
    this.#short = this.#stillShort([...this.#sets.keys()]);
    return left;
  }

  /** Whether all others can be kept without these sets; if not, they are taken away for good. */
  isNeeded(sets: readonly number[]): boolean {
    const { flow, lower, upper } = this.#circulation.arcs;
    this.#saved.set(flow);
    this.#release(sets);
    const shortBefore = this.#short;
    this.#short = this.#stillShort(shortBefore);
    const isFilled = this.#short.every((set) => this.#circulation.fill(set));
    this.#short = this.#stillShort(this.#short);
    if (!isFilled) return false;
    const isPassed = sets.some((set) => (flow[set] ?? 0) > (this.#sets[set]?.cap ?? Infinity));
    for (const set of sets) {
      lower[set] = this.#sets[set]?.floor ?? 0;
      upper[set] = this.#sets[set]?.cap ?? Infinity;
    }
    if (isPassed) flow.set(this.#saved);
    this.#short = isPassed ? shortBefore : this.#stillShort(sets);
    return true;
  }

  #stillShort(sets: readonly number[]): readonly number[] {
    return sets.filter((set) => this.#circulation.isShort(set));
  }

  #release(sets: readonly number[]): void {
    for (const set of sets) {
      this.#circulation.arcs.lower[set] = 0;
      this.#circulation.arcs.upper[set] = Infinity;
    }
  }
}
