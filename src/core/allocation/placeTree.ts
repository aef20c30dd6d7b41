import type { Places } from "../plan/places.ts";
import { compareTexts } from "./order.ts";

/** The administrative tree as numbers: nodes stand for units, each by its position in `codes`. */
export interface PlaceTree {
  /** Codes of all units that hold a commune of the programme, and of those communes; a unit stands before those beneath it. */
  readonly codes: readonly string[];
  /** The unit right above each, -1 at the top. */
  readonly parents: Int32Array;
  /** The communes, in the order of their codes. */
  readonly leaves: Int32Array;
  readonly nodeOf: ReadonlyMap<string, number>;
}

/** Numbers the units above the communes of the programme, and the communes. */
export function placeTreeOf(places: Places): PlaceTree {
  const above = new Set<string>();
  for (const { code } of places.communes) for (const unit of places.ancestorsOf(code)) above.add(unit.code);
  const communes = places.communes.map(({ code }) => code).sort(compareTexts);
  for (const code of communes) above.delete(code);
  const depthOf = (code: string): number => places.ancestorsOf(code).length;
  const inner = [...above].sort((one, other) => depthOf(one) - depthOf(other) || compareTexts(one, other));
  const codes = [...inner, ...communes];
  const nodeOf = new Map(codes.map((code, node) => [code, node]));
  return {
    codes,
    nodeOf,
    parents: Int32Array.from(codes, (code) => nodeOf.get(places.ancestorsOf(code)[0]?.code ?? "") ?? -1),
    leaves: Int32Array.from(communes, (_, index) => inner.length + index),
  };
}
