import type { Limit } from "../../plan/plan.ts";
import type { Pool } from "../allocation.ts";
import { isBeneath, type VerifiedTree } from "./verifyTree.ts";

/** What tells money apart. */
export type PoolMoney = Pick<Pool, "source" | "type" | "year" | "component">;

/** Whether money used so is in the slice of a limit, wherever it goes. */
export function coversPool(limit: Limit, { source, type, year, component }: PoolMoney): boolean {
  const { sources, types, from, to, components } = limit;
  if (sources !== undefined && !sources.includes(source)) return false;
  if (types !== undefined && !types.some((own) => own === type)) return false;
  if (year < (from ?? year) || year > (to ?? year)) return false;
  return components === undefined || (component !== undefined && components.includes(component));
}

/** The nodes of the places that a limit names, those beneath another of them left out; -1 for all places where it names none. */
export function nodesNamed(limit: Limit, tree: VerifiedTree): readonly number[] {
  if (limit.places === undefined) return [-1];
  const nodes = [...new Set(limit.places.flatMap((code) => tree.nodeOf.get(code) ?? []))];
  return nodes.filter((node) => !nodes.some((above) => above !== node && isBeneath(tree, node, above)));
}
