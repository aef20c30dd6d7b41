import { apportion } from "../../money/apportion.ts";
import { money } from "../../money/money.ts";
import type { Missing, Piece, Reserve } from "./feasibilityProblem.ts";
import type { Entries } from "./feasibilityCells.ts";
import { entryFlowsOf, type Decision } from "./feasibilityDecision.ts";
import type { Ground, Pair } from "./feasibilityGround.ts";
import { isHold } from "./feasibilitySets.ts";

/**
 * The part of each floor and hold in each unit and pool, sorted by rule, pool and node. A floor over several is divided in
 * proportion as far as the decision leaves room for it; the rest goes where the decision has more, in order.
 */
export function piecesOf(ground: Ground, flows: PairFlows): readonly Piece[] {
  const pieces: Piece[] = [];
  ground.rules.forEach((rule, position) => {
    const { key, floor, cap } = rule;
    const pairs = ground.pairsOf(position);
    const isSingle = pairs.length === 1;
    if (floor === 0 && (isSingle ? cap === Infinity : !isHold(rule))) return;
    const parts = isSingle ? [floor] : partsWithin(ground.floorsOf(position), flows.of(position), floor);
    pairs.forEach(({ node, pool }, index) => {
      const part = parts[index] ?? 0;
      const most = isSingle ? cap : isHold(rule) ? part : Infinity;
      if (pool >= 0 && (part > 0 || most !== Infinity))
        pieces.push({ key, node, pool, floor: part, cap: most });
    });
  });
  return pieces;
}

/** What the decision has inside each cap, sorted by rule, pool and node: money that is carried over may want the room of one pool too. */
export function reservesOf(ground: Ground, flows: PairFlows): readonly Reserve[] {
  const reserves: Reserve[] = [];
  ground.rules.forEach(({ key, cap }, position) => {
    const pairs = ground.pairsOf(position);
    if (cap === Infinity) return;
    const inside = flows.of(position);
    pairs.forEach(({ node, pool }, index) => {
      const amount = inside[index] ?? 0;
      if (amount > 0) reserves.push({ key, node, pool, amount });
    });
  });
  return reserves;
}

/** What each floor lacks, one over several in proportion to its parts; sorted by rule, pool and node. */
export function missingOf(ground: Ground, { sets, setFlows }: Decision): readonly Missing[] {
  const missing: Missing[] = [];
  sets.forEach(({ rule, floor, nodes: [node = -1], pools: [pool = -1] }, set) => {
    const short = floor - (setFlows[set] ?? 0);
    if (rule < 0 || short <= 0) return;
    const key = ground.rules[rule]?.key ?? "";
    const isWhole = floor === ground.rules[rule]?.floor;
    const pairs = isWhole ? ground.pairsOf(rule) : [{ node, pool }];
    const parts = isWhole ? apportion(money(short), ground.floorsOf(rule)) : [short];
    pairs.forEach((pair, index) => {
      const amount = parts[index] ?? 0;
      if (amount > 0) missing.push({ key, node: pair.node, pool: pair.pool, amount });
    });
  });
  return missing;
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
export class PairFlows {
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
