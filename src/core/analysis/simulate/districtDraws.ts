import type { Envelope } from "../../allocation/allocation.ts";
import type { Claims } from "../../allocation/claims.ts";
import { openClaims } from "../../allocation/claims.ts";
import { excludedNodes } from "../../allocation/limitRules.ts";
import { placeTreeOf, type PlaceTree } from "../../allocation/placeTree.ts";
import { success, type Result } from "../../issue/index.ts";
import type { Plan } from "../../plan/plan.ts";
import { placesOf } from "../../plan/places.ts";
import { shareGroup, type ShareGroup } from "./shareGroups.ts";

/** A unit under which communes are grouped: a district, or what stands right above communes where there is none. */
export interface District {
  readonly code: string;
  readonly name: string;
}

/** How the money of each envelope goes to districts: shares of weights, which are the same in every draw. */
export interface DistrictDraws {
  readonly districts: readonly District[];
  readonly groups: readonly ShareGroup[];
  /** The group of each envelope; -1 where nobody claims its money. */
  readonly groupOf: Int32Array;
  /** Position in `districts` of each commune of the programme. */
  readonly districtOf: ReadonlyMap<string, number>;
}

/** What stands in the way of fixed shares: ids of limits, counterpart rules of places, and sources that carry money over. */
export function bindingRules(plan: Plan): readonly string[] {
  return [
    ...plan.limits.filter(({ kind }) => kind !== "reserve" && kind !== "excluded").map(({ id }) => id),
    ...plan.counterpartRules.filter(({ level }) => level !== "province").map(({ id }) => id),
  ];
}

/** Issues: those of `openClaims`. */
export function districtDraws(plan: Plan, envelopes: readonly Envelope[]): Result<DistrictDraws> {
  const places = placesOf(plan);
  const tree = placeTreeOf(places);
  const book = openClaims(plan, places, tree);
  if (!book.ok) return book;
  const found = new Map<string, District>();
  for (const { code } of places.communes) {
    const group = places.groupOf(code);
    if (group !== undefined) found.set(group.code, { code: group.code, name: group.name });
  }
  const districts = [...found.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  const positions = new Map(districts.map(({ code }, index) => [code, index]));
  const districtOf = new Map(
    places.communes.map(({ code }) => [code, positions.get(places.groupOf(code)?.code ?? "") ?? 0]),
  );
  const groups: ShareGroup[] = [];
  const known = new Map<Claims, number>();
  const groupOf = Int32Array.from(envelopes, (envelope) => {
    const claims = book.value.claimsOn(envelope.source, envelope.year, {
      excluded: excludedNodes(plan, tree, envelope),
      withFloor: new Set(),
    });
    const before = known.get(claims);
    if (before !== undefined) return before;
    const weights = districtWeights(claims, tree, districtOf, districts.length);
    const group = weights.every((weight) => weight === 0n) ? -1 : groups.push(shareGroup(weights)) - 1;
    known.set(claims, group);
    return group;
  });
  return success({ districts, groups, groupOf, districtOf });
}

function districtWeights(
  { nodes, weights }: Claims,
  { codes }: PlaceTree,
  districtOf: ReadonlyMap<string, number>,
  count: number,
): readonly bigint[] {
  const sums = Array.from({ length: count }, () => 0n);
  nodes.forEach((node, index) => {
    const district = districtOf.get(codes[node] ?? "") ?? 0;
    sums[district] = (sums[district] ?? 0n) + BigInt(weights.values[index] ?? 0);
  });
  return sums;
}
