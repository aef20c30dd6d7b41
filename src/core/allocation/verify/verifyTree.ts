import type { Locality, Plan } from "../../plan/plan.ts";
import type { Allocation } from "../allocation.ts";
import type { Report } from "./violation.ts";

/**
 * The verifier's own numbering of the administrative tree: units that hold communes of the programme, each before those
 * beneath it, then those communes in the order of their codes.
 */
export interface VerifiedTree {
  readonly codes: readonly string[];
  /** The unit right above each, -1 at the top. */
  readonly parents: Int32Array;
  /** The number of the first commune. */
  readonly firstLeaf: number;
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly communes: readonly Locality[];
  /** Levels of the units above the communes. */
  readonly levelOf: ReadonlyMap<string, Locality["level"]>;
}

export function readTree(plan: Pick<Plan, "localities" | "period">): VerifiedTree {
  const known = new Map(plan.localities.map((place) => [place.code, place]));
  const communes = plan.localities
    .filter(
      ({ level, inProgramme, validFrom, validTo }) =>
        level === "commune" &&
        inProgramme &&
        (validFrom ?? plan.period.from) <= plan.period.to &&
        (validTo ?? plan.period.to) >= plan.period.from,
    )
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  const pathOf = (code: string): readonly string[] => {
    const path: string[] = [];
    let above = known.get(code)?.parent ?? null;
    while (above !== null && known.has(above) && above !== code && !path.includes(above)) {
      path.push(above);
      above = known.get(above)?.parent ?? null;
    }
    return path;
  };
  const own = new Set(communes.map(({ code }) => code));
  const depths = new Map<string, number>();
  for (const { code } of communes) {
    const path = pathOf(code);
    path.forEach((unit, index) => {
      if (!own.has(unit)) depths.set(unit, path.length - index);
    });
  }
  const units = [...depths].sort((one, other) => one[1] - other[1]).map(([code]) => code);
  const codes = [...units, ...communes.map(({ code }) => code)];
  const nodeOf = new Map(codes.map((code, node) => [code, node]));
  return {
    codes,
    parents: Int32Array.from(codes, (code) => nodeOf.get(pathOf(code)[0] ?? "") ?? -1),
    firstLeaf: units.length,
    nodeOf,
    communes,
    levelOf: new Map(plan.localities.map(({ code, level }) => [code, level])),
  };
}

/** Whether the tree that an allocation states is the one of the plan. */
export function verifyTree(tree: VerifiedTree, { tree: stated }: Allocation, report: Report): void {
  const isSame = stated.codes.length === tree.codes.length && stated.leaves.length === tree.communes.length;
  if (!isSame) report("tree.wrong", {}, tree.codes.length, stated.codes.length);
  stated.codes.forEach((code, node) => {
    const own = tree.nodeOf.get(code) ?? -1;
    const above = stated.parents[node] ?? -1;
    const ownAbove = tree.parents[own] ?? -1;
    const isRight =
      own >= 0 &&
      above < node &&
      (above < 0 ? ownAbove < 0 : stated.codes[above] === tree.codes[ownAbove]) &&
      stated.nodeOf.get(code) === node;
    if (!isRight) report("tree.wrong", { place: code });
  });
  tree.communes.forEach(({ code }, index) => {
    if (stated.codes[stated.leaves[index] ?? -1] !== code) report("tree.wrong", { place: code });
  });
}

/** Whether the place exists in the year. */
export function isThere(place: Locality, year: number): boolean {
  return (place.validFrom ?? year) <= year && year <= (place.validTo ?? year);
}

/** Whether `node` is `above`, stands beneath it, or `above` is -1 for all places. */
export function isBeneath(tree: VerifiedTree, node: number, above: number): boolean {
  let at = node;
  while (at !== above && at >= 0) at = tree.parents[at] ?? -1;
  return at === above;
}

/** Adds what stands at communes up the tree, in place; the number after all nodes is that of all places. */
export function addUp(tree: VerifiedTree, values: Float64Array): void {
  const all = tree.codes.length;
  for (let node = all - 1; node >= 0; node--) {
    const above = tree.parents[node] ?? -1;
    const at = above < 0 ? all : above;
    values[at] = (values[at] ?? 0) + (values[node] ?? 0);
  }
}
