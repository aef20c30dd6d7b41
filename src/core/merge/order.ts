import { compareTexts } from "./shape.ts";
import type { Versions } from "./value.ts";

/** The keys that all three have, as each has them. */
export function commonOrders({ base, a, b }: Versions<readonly string[]>): Versions<readonly string[]> {
  const inAll = new Set(base.filter((key) => a.includes(key) && b.includes(key)));
  const common = (keys: readonly string[]): readonly string[] => keys.filter((key) => inAll.has(key));
  return { base: common(base), a: common(a), b: common(b) };
}

/**
 * `common` with what else is kept put in: each after the key that it follows on its side. Where both sides put something in one place,
 * it stands in the order of its ids, whichever side is which.
 */
export function insertAdded(
  common: readonly string[],
  kept: ReadonlySet<string>,
  { base, a, b }: Versions<readonly string[]>,
): readonly string[] {
  const anchors = new Map<string, string>();
  for (const keys of [a, b, base]) {
    let anchor = "";
    for (const key of keys) {
      if (common.includes(key)) anchor = key;
      else if (kept.has(key)) {
        const known = anchors.get(key);
        if (known === undefined || (keys !== base && anchor < known)) anchors.set(key, anchor);
      }
    }
  }
  const added = (keys: readonly string[], anchor: string): readonly string[] =>
    keys.filter((key) => anchors.get(key) === anchor);
  return ["", ...common].flatMap((anchor) => [
    ...(anchor === "" ? [] : [anchor]),
    ...inOnePlace(added(a, anchor), added(b, anchor)),
  ]);
}

function inOnePlace(a: readonly string[], b: readonly string[]): readonly string[] {
  const union = new Set([...a, ...b]);
  if (b.length === 0 || a.join("\n") === b.join("\n")) return a;
  if (a.length === 0) return b;
  if (union.size === a.length && union.size > b.length) return a;
  if (union.size === b.length && union.size > a.length) return b;
  return [...union].sort(compareTexts);
}
