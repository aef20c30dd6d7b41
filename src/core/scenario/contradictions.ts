import type { Claim } from "./draft.ts";

interface Entry {
  readonly claim: Claim;
  readonly adjustment: number;
}

/** The claims of one scenario so far, each with the number of its adjustment. */
export interface Claims {
  /** The earlier adjustment that one of `claims` contradicts, and what they both claim; nothing if there is none. */
  readonly contradictionOf: (
    claims: readonly Claim[],
  ) => { readonly adjustment: number; readonly key: string } | undefined;
  readonly note: (claims: readonly Claim[], adjustment: number) => void;
}

/** No claims yet. A scenario that builds on another starts anew: what it sets takes the place of what its base set. */
export function noClaims(): Claims {
  const entries = new Map<string, Entry[]>();
  return {
    contradictionOf: (claims) => {
      for (const claim of claims) {
        const earlier = entries.get(claim.key)?.find((entry) => contradicts(entry.claim, claim));
        if (earlier !== undefined) return { adjustment: earlier.adjustment, key: claim.key };
      }
      return undefined;
    },
    note: (claims, adjustment) => {
      for (const claim of claims) {
        const held = entries.get(claim.key);
        if (held === undefined) entries.set(claim.key, [{ claim, adjustment }]);
        else held.push({ claim, adjustment });
      }
    },
  };
}

/**
 * Whether two claims on one thing cannot both be meant: set to two values, set and changed (whatever the order), added twice,
 * removed and used, used after it became part of another.
 */
function contradicts(earlier: Claim, later: Claim): boolean {
  if (!overlap(earlier, later)) return false;
  const modes = new Set([earlier.mode, later.mode]);
  if (modes.has("remove")) return modes.size > 1;
  if (earlier.mode === "merge") return later.mode !== "merge" || later.value !== earlier.value;
  if (later.mode === "merge") return false;
  if (modes.has("set")) return modes.size === 1 ? earlier.value !== later.value : !modes.has("use");
  return modes.has("add") && modes.size === 1;
}

function overlap(one: Claim, other: Claim): boolean {
  const [first, last] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return (one.from ?? first) <= (other.to ?? last) && (other.from ?? first) <= (one.to ?? last);
}
