import { circulationOf } from "./conflictNetwork.ts";
import { keepsFloors, type Decision } from "./feasibilityDecision.ts";
import type { Ground } from "./feasibilityGround.ts";
import type { Circulation } from "./flowCirculation.ts";

/** A rule that was divided in proportion: its sets, one a unit and pool. */
interface DividedRule {
  readonly floor: number;
  readonly cap: number;
  readonly sets: readonly number[];
}

/** So many floors that lack money are tried at most: each may mean a search through everything. */
const mostTries = 256;

/**
 * Looks for another division of the rules that cross, where their division in proportion leaves floors without money: money
 * moves between the parts of a rule as long as its floor and cap over all parts are kept. A search with limited effort: what
 * it finds can be kept; that it finds nothing proves nothing.
 */
export function divideOtherwise(ground: Ground, decision: Decision, look: () => void): Decision | undefined {
  if (decision.divided.size === 0) return undefined;
  const circulation = circulationOf(decision);
  const { sets } = decision;
  const rules = dividedRulesOf(ground, decision);
  const inParts = new Set(rules.flatMap((rule) => rule.sets));
  const short = [...sets.keys()].filter((set) => circulation.isShort(set));
  if (short.length > mostTries) return undefined;
  for (const set of short.filter((candidate) => !inParts.has(candidate))) {
    look();
    for (const rule of rules) loosen(circulation, rule);
    if (!circulation.fill(set)) return undefined;
    for (const rule of rules) if (!tighten(circulation, rule, look)) return undefined;
  }
  for (const rule of rules) if (!tighten(circulation, rule, look)) return undefined;
  const { flow } = circulation.arcs;
  const setFlows = flow.slice(0, sets.length);
  const others = sets.map((set, index) => (inParts.has(index) ? { ...set, floor: 0 } : set));
  if (!keepsFloors(others, setFlows)) return undefined;
  const cellFlows = flow.slice(sets.length, sets.length + decision.cells.count);
  return { ...decision, setFlows, cellFlows, isFeasible: true };
}

function dividedRulesOf(ground: Ground, { sets, divided }: Decision): readonly DividedRule[] {
  const setsOfRule = new Map<number, number[]>([...divided].map((rule) => [rule, []]));
  sets.forEach(({ rule }, set) => setsOfRule.get(rule)?.push(set));
  return [...setsOfRule]
    .sort(([one], [other]) => one - other)
    .flatMap(([rule, own]) => {
      const bounds = ground.rules[rule];
      return bounds === undefined ? [] : [{ floor: bounds.floor, cap: bounds.cap, sets: own }];
    });
}

/** Lets each part fall as low as it may, and rise by what the cap has room for in all. */
function loosen({ arcs: { flow, lower, upper } }: Circulation, { cap, sets }: DividedRule): void {
  const room = Math.max(0, cap - flowIn(flow, sets));
  for (const set of sets) {
    lower[set] = 0;
    upper[set] = (flow[set] ?? 0) + room;
  }
}

/** Brings a rule back to its floor, part by part; whether that and its cap are kept. */
function tighten(circulation: Circulation, { floor, cap, sets }: DividedRule, look: () => void): boolean {
  const { flow, lower, upper } = circulation.arcs;
  const hold = (): void => {
    for (const set of sets) {
      lower[set] = flow[set] ?? 0;
      upper[set] = flow[set] ?? 0;
    }
  };
  hold();
  for (const set of sets) {
    const there = flowIn(flow, sets);
    if (there >= floor) break;
    look();
    lower[set] = (flow[set] ?? 0) + floor - there;
    upper[set] = lower[set];
    circulation.fill(set);
    hold();
  }
  const there = flowIn(flow, sets);
  // What is above the floor may be taken back later.
  return there >= floor && there <= cap;
}

function flowIn(flow: Float64Array, sets: readonly number[]): number {
  return sets.reduce((sum, set) => sum + (flow[set] ?? 0), 0);
}
