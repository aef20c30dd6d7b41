import { apportion } from "../money/apportion.ts";
import { money } from "../money/money.ts";
import type { Missing, Piece, Reserve } from "./feasibilityProblem.ts";
import type { Entries } from "./feasibilityCells.ts";
import { entryFlowsOf, type Decision } from "./feasibilityDecision.ts";
import type { Ground, Pair } from "./feasibilityGround.ts";
import { isHold } from "./feasibilitySets.ts";

/**
 * The part of each floor and hold in each unit and pool, sorted by rule, pool and node. A floor over several is divided in
 * proportion as far as the decision leaves room for it; the rest goes where the decision has more, in order.
 */
export function piecesOf(ground: Ground, decision: Decision): readonly Piece[] {
  const flows = new PairFlows(ground, decision);
  return ground.rules.flatMap((rule, position) => {
    const pairs = ground.pairsOf(position);
    const { key, floor, cap } = rule;
    const [only] = pairs;
    if (pairs.length === 1 && only !== undefined) {
      return only.pool >= 0 && (floor > 0 || cap !== Infinity) ? [{ key, ...only, floor, cap }] : [];
    }
    if (floor === 0 && !isHold(rule)) return [];
    const parts = partsWithin(ground.floorsOf(position), flows.of(position), floor);
    return pairs.flatMap((pair, index): readonly Piece[] => {
      const part = parts[index] ?? 0;
      if (isHold(rule)) return [{ key, ...pair, floor: part, cap: part }];
      return part > 0 ? [{ key, ...pair, floor: part, cap: Infinity }] : [];
    });
  });
}

/** What the decision has inside each cap over several units or pools, sorted by rule, pool and node. */
export function reservesOf(ground: Ground, decision: Decision): readonly Reserve[] {
  const flows = new PairFlows(ground, decision);
  return ground.rules.flatMap(({ key, cap }, position) => {
    const pairs = ground.pairsOf(position);
    if (cap === Infinity || pairs.length === 1) return [];
    const inside = flows.of(position);
    return pairs.flatMap((pair, index): readonly Reserve[] => {
      const amount = inside[index] ?? 0;
      return amount > 0 ? [{ key, ...pair, amount }] : [];
    });
  });
}

/** What each floor lacks, where it has less than its proportional part; sorted by rule, pool and node. */
export function missingOf(ground: Ground, decision: Decision): readonly Missing[] {
  const flows = new PairFlows(ground, decision);
  const lacking = ground.rules.map(() => 0);
  decision.sets.forEach(({ rule, floor }, set) => {
    const short = floor - (decision.setFlows[set] ?? 0);
    if (rule >= 0 && short > 0) lacking[rule] = (lacking[rule] ?? 0) + short;
  });
  return lacking.flatMap((short, position) => {
    if (short === 0) return [];
    const inside = flows.of(position);
    const below = ground.floorsOf(position).map((part, index) => Math.max(0, part - (inside[index] ?? 0)));
    const parts = apportion(money(short), below);
    const key = ground.rules[position]?.key ?? "";
    return ground.pairsOf(position).flatMap((pair, index): readonly Missing[] => {
      const amount = parts[index] ?? 0;
      return amount > 0 ? [{ key, ...pair, amount }] : [];
    });
  });
}

/** Parts of `floor`, none above what there is, as near to what is wanted as the order allows. */
function partsWithin(wanted: readonly number[], there: readonly number[], floor: number): readonly number[] {
  const parts = wanted.map((part, index) => Math.min(part, there[index] ?? 0));
  let left = floor - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => {
    const more = Math.min(left, (there[index] ?? 0) - part);
    left -= more;
    return part + more;
  });
}

/** What a decision has in each pair of a rule; worked out for the rules that are asked for. */
class PairFlows {
  readonly #ground: Ground;
  readonly #entries: Entries;
  readonly #flows: Float64Array;
  readonly #setsOfRule: readonly (readonly number[])[];

  constructor(ground: Ground, decision: Decision) {
    this.#ground = ground;
    this.#entries = decision.cells.entries;
    this.#flows = entryFlowsOf(decision);
    const setsOfRule = ground.rules.map((): number[] => []);
    decision.sets.forEach(({ rule }, set) => setsOfRule[rule]?.push(set));
    this.#setsOfRule = setsOfRule;
  }

  of(rule: number): readonly number[] {
    const { starts, node, pool } = this.#entries;
    const own = new Map<number, number>();
    for (const set of this.#setsOfRule[rule] ?? []) {
      for (let entry = starts[set] ?? 0; entry < (starts[set + 1] ?? 0); entry++) {
        // The same unit and pool may stand in two sets of a rule, a floor and a cap, with the same money in it.
        own.set(
          this.#numberOf({ node: node[entry] ?? -1, pool: pool[entry] ?? -1 }),
          this.#flows[entry] ?? 0,
        );
      }
    }
    return this.#ground.pairsOf(rule).map((pair) => own.get(this.#numberOf(pair)) ?? 0);
  }

  #numberOf({ node, pool }: Pair): number {
    return pool * (this.#ground.tree.parents.length + 1) + node + 1;
  }
}
