import type { Allocation, Pool } from "../../allocation/allocation.ts";
import { shareBoundOf } from "../../allocation/sharing/sharing.ts";
import type { Plan } from "../../plan/plan.ts";
import { isIn, placesUnder, type Target } from "../response/target.ts";

/** A limit or counterpart rule that keeps a figure from going further. */
export interface Binding {
  /** Id of the limit or rule. */
  readonly id: string;
  readonly kind: "floor" | "cap" | "setAside";
  /** Codes of the units that it binds in, sorted; none where it binds the money as a whole. */
  readonly places: readonly string[];
}

/**
 * What binds the figure in an allocation: caps, holds and what is set aside where it should be more, floors and holds where it should
 * be less; for what is not allocated, the rules that set it aside. In the order of ids.
 */
export function bindingsAt(
  target: Target,
  relation: "atLeast" | "atMost",
  plan: Plan,
  allocation: Allocation,
): readonly Binding[] {
  const found = new Found();
  switch (target.kind) {
    case "allocated": {
      const isMeant = placesUnder(target.places, allocation);
      for (const pool of allocation.pools) {
        if (isIn(target, pool)) addBounds(found, pool, relation, plan, isMeant);
      }
      if (relation === "atLeast") addSetAsides(found, target, allocation);
      break;
    }
    case "unallocated":
      if (relation === "atMost") addSetAsides(found, target, allocation);
      break;
    case "missing":
      for (const { rule, place, missing } of allocation.counterpart) {
        if (missing > 0 && (target.rules ?? [rule]).includes(rule)) found.add(rule, "setAside", place);
      }
  }
  return found.all();
}

class Found {
  readonly #byKey = new Map<
    string,
    { readonly id: string; readonly kind: Binding["kind"]; readonly places: Set<string> }
  >();

  add(id: string, kind: Binding["kind"], place?: string): void {
    const key = `${id}|${kind}`;
    const entry = this.#byKey.get(key) ?? { id, kind, places: new Set<string>() };
    if (place !== undefined && place !== "") entry.places.add(place);
    this.#byKey.set(key, entry);
  }

  all(): readonly Binding[] {
    return [...this.#byKey]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { id, kind, places }]) => ({ id, kind, places: [...places].sort() }));
  }
}

/** Keys of rules begin with the id of the limit or counterpart rule. */
function idOf(key: string): string {
  return key.split("|")[0] ?? key;
}

function addBounds(
  found: Found,
  pool: Pool,
  relation: "atLeast" | "atMost",
  plan: Plan,
  isMeant: (place: string) => boolean,
): void {
  const wanted = relation === "atLeast" ? "cap" : "floor";
  const known = new Set([...plan.limits, ...plan.counterpartRules].map(({ id }) => id));
  const holds = new Set(plan.limits.filter(({ kind }) => kind === "hold").map(({ id }) => id));
  const { sharing, places, bounds } = pool;
  const blocks = new Set<number>();
  places.forEach((place, claim) => {
    if (!isMeant(place)) return;
    blocks.add(sharing.blockOf[claim] ?? -1);
    const key = sharing.boundBy.get(claim);
    const id = key === undefined ? "" : idOf(key);
    if (known.has(id) && (shareBoundOf(sharing, claim) === wanted || holds.has(id))) {
      found.add(id, wanted, place);
    }
  });
  for (const index of blocks) {
    const by = sharing.blocks[index]?.by;
    if (by === undefined || !known.has(idOf(by))) continue;
    for (const bound of bounds) {
      if ((wanted === "cap" ? bound.capBy : bound.floorBy) === by) found.add(idOf(by), wanted, bound.place);
    }
  }
}

function addSetAsides(
  found: Found,
  target: Extract<Target, { readonly kind: "allocated" | "unallocated" }>,
  { unallocated }: Allocation,
): void {
  for (const row of unallocated) {
    if (!isIn(target, row) || row.by === undefined) continue;
    for (const id of row.by.split(", ")) found.add(id, "setAside");
  }
}
