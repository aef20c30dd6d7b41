import type { Ground } from "./feasibilityGround.ts";

/** Cells (commune × pool) of some units in some pools, with the least and the most money in them together. */
export interface CellSet {
  /** Position of the rule; -1 for the amount of a pool. */
  readonly rule: number;
  readonly nodes: readonly number[];
  readonly pools: readonly number[];
  readonly floor: number;
  readonly cap: number;
}

/** How the floors of rules over several units or pools are stated. */
export interface SetOptions {
  /** Rules that are divided in proportion, floor and cap. */
  readonly divided: ReadonlySet<number>;
  /** Whether all floors (not the caps) over several are divided in proportion. */
  readonly isFloorDivided: boolean;
}

/** One set a pool, then those of the rules in their order. */
export function cellSetsOf(ground: Ground, options: SetOptions): readonly CellSet[] {
  const sets = ground.pools.map(({ amount }, pool): CellSet => {
    return { rule: -1, nodes: [-1], pools: [pool], floor: 0, cap: amount };
  });
  ground.rules.forEach(({ floor, cap }, rule) => {
    if (floor > 0 || cap !== Infinity) addSets(ground, rule, options, sets);
  });
  return sets;
}

/** Whether a rule holds a fixed amount. */
export function isHold({ floor, cap }: { readonly floor: number; readonly cap: number }): boolean {
  return floor === cap;
}

function addSets(ground: Ground, rule: number, options: SetOptions, sets: CellSet[]): void {
  const bounds = ground.rules[rule];
  if (bounds === undefined) return;
  const { floor, cap, nodes, pools } = bounds;
  const add = (set: CellSet): void => {
    // A floor above the cap of the same rule is a contradiction between two sets: an arc cannot hold it.
    if (set.floor > set.cap) sets.push({ ...set, cap: Infinity }, { ...set, floor: 0 });
    else if (set.floor > 0 || set.cap !== Infinity || options.divided.has(rule)) sets.push(set);
  };
  const pairs = ground.pairsOf(rule);
  const addPairs = (floors: readonly number[], caps: readonly number[]): void => {
    pairs.forEach(({ node, pool }, index) => {
      add({
        rule,
        nodes: ground.alone(node),
        pools: pool < 0 ? [] : ground.alone(pool),
        floor: floors[index] ?? 0,
        cap: caps[index] ?? Infinity,
      });
    });
  };
  if (pairs.length === 1) {
    addPairs([floor], [cap]);
  } else if (options.divided.has(rule)) {
    addPairs(ground.floorsOf(rule), ground.capsOf(rule));
  } else if (options.isFloorDivided && floor > 0) {
    addPairs(ground.floorsOf(rule), isHold(bounds) ? ground.floorsOf(rule) : []);
    if (!isHold(bounds)) add({ rule, nodes, pools, floor: 0, cap });
  } else {
    add({ rule, nodes, pools, floor, cap });
  }
}
