import { apportionWithin } from "../apportionment/apportionWithin.ts";
import { money } from "../money/money.ts";
import type { SharedPool } from "./drafts.ts";

/**
 * Rounds one pool by Webster: in each block units are given in an order that does not depend on its amount, within the floors and
 * caps of communes, so that a larger amount never gives anyone less.
 */
export function roundByWebster({ claims, sharing, nodeBounds }: SharedPool): Float64Array {
  const boundOf = new Map(nodeBounds.map((bound) => [bound.node, bound]));
  const amounts = new Float64Array(claims.nodes.length);
  for (const block of sharing.blocks) {
    const members = Array.from(block.claims);
    const { parts } = apportionWithin(
      money(block.amount),
      members.map((index) => {
        const bound = boundOf.get(claims.nodes[index] ?? -1);
        return {
          weight: { numerator: BigInt(claims.weights.values[index] ?? 0), denominator: 1n },
          ...(bound === undefined ? {} : { floor: money(bound.floor) }),
          ...(bound === undefined || bound.cap === Infinity ? {} : { cap: money(bound.cap) }),
        };
      }),
      { method: "webster", keys: members.map((index) => claims.places[index] ?? "") },
    );
    members.forEach((index, position) => {
      amounts[index] = parts[position] ?? 0;
    });
  }
  return amounts;
}
