import { money, zeroMoney } from "../money/money.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import type { Plan } from "../plan/plan.ts";
import type {
  Allocation,
  AllocationCell,
  Pool,
  PoolBound,
  ReceiptLine,
  Unallocated,
  UnallocatedReason,
} from "./allocation.ts";
import { counterpartOfPlaces } from "./counterpartOfPlaces.ts";
import type { RoundedPool } from "./drafts.ts";
import { exactShareText } from "./exactShare.ts";
import { compareMoneyKeys, compareTexts } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";
import { roundingReasons } from "./receipt.ts";

/** What an allocation states besides what its pools say. */
type Frame = Pick<Allocation, "envelopes" | "profiles" | "weightings" | "totals" | "moved">;

/** The rows of an allocation, from its finished pools. */
export function outcomeOf(
  plan: Plan,
  tree: PlaceTree,
  unit: MoneyUnit,
  frame: Frame,
  finished: readonly RoundedPool[],
): Allocation {
  const rounded = [...finished].sort(compareMoneyKeys);
  const weightingOf = new Map(frame.weightings.map(({ source, weighting }) => [source, weighting]));
  const pools = rounded.map((pool) => poolOf(pool, tree, unit, weightingOf.get(pool.source) ?? ""));
  const cells: AllocationCell[] = [];
  const receipt: ReceiptLine[] = [];
  for (const pool of rounded) addRows(pool, plan.roundingMethod, unit, cells, receipt);
  return {
    unit,
    method: plan.roundingMethod,
    ...frame,
    cells,
    unallocated: unallocatedOf(plan, rounded, unit),
    receipt,
    tree,
    pools,
    counterpart: counterpartOfPlaces(plan, rounded, tree, unit),
  };
}

function keyOf({
  source,
  type,
  year,
  component,
  origin,
}: RoundedPool): Omit<AllocationCell, "place" | "amount"> {
  return {
    source,
    type,
    year,
    ...(component === undefined ? {} : { component }),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** A pool of less than one unit has no cells. */
function addRows(
  pool: RoundedPool,
  method: Allocation["method"],
  unit: MoneyUnit,
  cells: AllocationCell[],
  receipt: ReceiptLine[],
): void {
  if (pool.units === 0) return;
  const size = dongPer(unit);
  const reasons = roundingReasons(pool, pool.amounts, method);
  const { source, type, year, component, origin } = pool;
  const isPlain = component === undefined && origin === undefined;
  const key = keyOf(pool);
  const { places } = pool.claims;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? "";
    const amount = money((pool.amounts[index] ?? 0) * size);
    // Spelt out: most allocations have no components and nothing carried over, and there are many cells.
    cells.push(isPlain ? { place, source, type, year, amount } : { place, ...key, amount });
    const reason = reasons.get(index);
    if (reason === undefined) continue;
    const exact = exactShareText(pool.sharing.column, index, unit);
    receipt.push(
      isPlain
        ? { place, source, type, year, amount, exact, reason }
        : { place, ...key, amount, exact, reason },
    );
  }
}

/** What is not allocated, by year of origin and reason. */
function unallocatedOf(plan: Plan, pools: readonly RoundedPool[], unit: MoneyUnit): readonly Unallocated[] {
  const rows = new Map<string, Unallocated>();
  const add = (
    pool: RoundedPool,
    reason: UnallocatedReason,
    amount: number,
    by: string | undefined,
  ): void => {
    if (amount === 0) return;
    const { source, type, component } = pool;
    const about = {
      source,
      type,
      year: pool.origin ?? pool.year,
      ...(component === undefined ? {} : { component }),
    };
    const key = [source, type, about.year, component ?? "", reason, by ?? ""].join("/");
    const before = rows.get(key)?.amount ?? zeroMoney;
    rows.set(key, { ...about, amount: money(before + amount), reason, ...(by === undefined ? {} : { by }) });
  };
  for (const pool of pools) {
    for (const { reason, amount, by } of pool.setAside) add(pool, reason, amount, by);
    if (pool.carriedTo !== undefined) continue;
    const leftOver = pool.sharing.leftOver * dongPer(unit);
    if (pool.claims.weights.sum <= 0) add(pool, "noEligiblePlace", leftOver, undefined);
    else add(pool, leftOverReason(plan, pool), leftOver, leftOverBy(pool));
  }
  return [...rows.values()].sort(
    (one, other) =>
      compareMoneyKeys(one, other) ||
      compareTexts(one.reason, other.reason) ||
      compareTexts(one.by ?? "", other.by ?? ""),
  );
}

/** Money that only counterpart rules refuse is either base that cannot be matched, or more counterpart than an exact rule lets be. */
function leftOverReason(plan: Plan, pool: RoundedPool): UnallocatedReason {
  const refusing = refusingLimits(pool).map((id) => plan.counterpartRules.find((rule) => rule.id === id));
  if (refusing.length === 0 || refusing.some((rule) => rule === undefined)) return "capsReached";
  return refusing.every((rule) => rule?.base.includes(pool.source) === true)
    ? "counterpartMissing"
    : "counterpartSurplus";
}

function leftOverBy(pool: RoundedPool): string | undefined {
  const refusing = refusingLimits(pool);
  return refusing.length === 0 ? undefined : refusing.join(", ");
}

/** Ids of the limits and rules whose caps hold places of this pool. */
function refusingLimits({ sharing, nodeBounds }: RoundedPool): readonly string[] {
  const caps = new Set(nodeBounds.flatMap(({ capBy }) => (capBy === undefined ? [] : [capBy])));
  const held = [...sharing.boundBy.values(), ...sharing.blocks.map(({ by }) => by)];
  const ids = held.flatMap((key) => (key !== undefined && caps.has(key) ? [limitOf(key)] : []));
  return [...new Set(ids)].sort(compareTexts);
}

/** The id of the limit or counterpart rule that a key belongs to. */
export function limitOf(key: string): string {
  return key.split("|")[0] ?? key;
}

function poolOf(pool: RoundedPool, tree: PlaceTree, unit: MoneyUnit, weighting: string): Pool {
  const size = dongPer(unit);
  const { claims, tiers, sharing, available, setAside, carriedTo, amounts } = pool;
  return {
    ...keyOf(pool),
    available,
    setAside,
    shared: money(pool.units * size),
    leftOver: money(sharing.leftOver * size),
    ...(carriedTo === undefined ? {} : { carriedTo }),
    weighting,
    bounds: pool.nodeBounds.map((bound): PoolBound => {
      const { node, floor, cap, floorBy, capBy } = bound;
      return {
        place: tree.codes[node] ?? "",
        ...(floor === 0 ? {} : { floor: money(floor * size) }),
        ...(floorBy === undefined ? {} : { floorBy }),
        ...(cap === Infinity ? {} : { cap: money(cap * size) }),
        ...(capBy === undefined ? {} : { capBy }),
      };
    }),
    places: claims.places,
    weights: claims.weights,
    ...(tiers === undefined ? {} : { tiers }),
    sharing,
    amounts,
  };
}
