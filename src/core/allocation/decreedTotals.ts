import { biproportional } from "../apportionment/biproportional.ts";
import { certifyBiproportional } from "../apportionment/certifyBiproportional.ts";
import { invariant } from "../issue/invariant.ts";
import type { PoolDraft } from "./drafts.ts";
import type { LimitRule } from "./limitRules.ts";
import { envelopeKeyOf } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";

/**
 * Where the totals of all communes over several pools are held, and the pools' own amounts are fixed as well, both sides are
 * decreed: the cells are split biproportionally, so that each is its weight times a factor of its commune times a factor of its
 * pool, and each of them becomes a hold of its own. A split without an independent certificate stops the work. Holds that
 * leave something open, or that cannot be met, stay as they are for the check of feasibility.
 */
export function splitDecreedTotals(
  rules: readonly LimitRule[],
  drafts: readonly PoolDraft[],
  tree: PlaceTree,
): readonly LimitRule[] {
  const byLimit = new Map<string, LimitRule[]>();
  for (const rule of rules) {
    const key = `${rule.limit}|${rule.pools.join(",")}`;
    byLimit.set(key, [...(byLimit.get(key) ?? []), rule]);
  }
  return [...byLimit.values()].flatMap((group) => splitGroup(group, rules, drafts, tree) ?? group);
}

function splitGroup(
  group: readonly LimitRule[],
  rules: readonly LimitRule[],
  drafts: readonly PoolDraft[],
  tree: PlaceTree,
): readonly LimitRule[] | undefined {
  const pools = group[0]?.pools ?? [];
  if (pools.length < 2 || !group.every(({ isHold, nodes }) => isHold && nodes.length === 1)) return undefined;
  const isAlone = rules.every(
    (rule) => group.includes(rule) || !rule.pools.some((pool) => pools.includes(pool)),
  );
  const rowOf = new Map(group.map(({ nodes }, row) => [nodes[0] ?? -1, row]));
  const isWhole = pools.every((pool) =>
    Array.from(drafts[pool]?.claims.nodes ?? []).every((node) => rowOf.has(node)),
  );
  const columnTotals = pools.map((pool) => drafts[pool]?.units ?? 0);
  const rowTotals = group.map(({ floor }) => floor);
  const difference = total(rowTotals) - total(columnTotals);
  if (!isAlone || !isWhole || difference !== 0) return undefined;
  const weights = group.map(({ nodes }) =>
    pools.map((pool) => {
      const claims = drafts[pool]?.claims;
      const position = claims?.nodes.indexOf(nodes[0] ?? -1) ?? -1;
      return { numerator: BigInt(claims?.weights.values[position] ?? 0), denominator: 1n };
    }),
  );
  const split = biproportional(rowTotals, columnTotals, weights, {
    rowKeys: group.map(({ nodes }) => tree.codes[nodes[0] ?? -1] ?? ""),
    columnKeys: pools.map((pool) => keyOf(drafts[pool])),
  });
  if (split.kind !== "apportioned") return undefined;
  const certificate = certifyBiproportional(split.units, weights, rowTotals, columnTotals);
  invariant(certificate.certified, "a biproportional split has its certificate");
  return group.flatMap((rule, row) =>
    pools.map((pool, column): LimitRule => {
      const units = split.units[row]?.[column] ?? 0;
      const key = keyOf(drafts[pool]);
      return {
        ...rule,
        key: `${rule.key}|pool=${key}`,
        floor: units,
        cap: units,
        pools: [pool],
        covers: (money) => rule.covers(money) && (money.origin !== undefined || envelopeKeyOf(money) === key),
      };
    }),
  );
}

function keyOf(draft: PoolDraft | undefined): string {
  return draft === undefined ? "" : envelopeKeyOf(draft);
}

function total(units: readonly number[]): number {
  return units.reduce((sum, count) => sum + count, 0);
}
