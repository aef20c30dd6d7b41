import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { ratio, type Ratio } from "../money/ratio.ts";
import { wholeWeights, type WholeWeights } from "../money/weight.ts";
import { existsIn, type Places } from "../plan/places.ts";
import { yearsOf, type Plan, type Weighting } from "../plan/plan.ts";
import type { WeightingApplied } from "./allocation.ts";
import { compareTexts } from "./order.ts";
import type { PlaceTree } from "./placeTree.ts";
import { weightsOf, type WeightData } from "./weights.ts";

/** The parts of a plan that say who may claim money of which source. */
export type ClaimData = WeightData & Pick<Plan, "lines" | "weightings" | "weightingUses">;

/** The communes that may get money of a pool, in the order of their codes. */
export interface Claims {
  readonly nodes: Int32Array;
  readonly places: readonly string[];
  readonly weights: WholeWeights;
}

/** What changes who may claim a pool, by nodes of the tree: places that get nothing, and places without a weight that have a floor. */
export interface ClaimChanges {
  readonly excluded: ReadonlySet<number>;
  readonly withFloor: ReadonlySet<number>;
}

/** Who claims the money of a source in a year, and by which weighting. */
export interface ClaimBook {
  readonly claimsOn: (source: string, year: number, changes?: ClaimChanges) => Claims;
  readonly weightingOf: (source: string) => string;
  readonly weightings: readonly WeightingApplied[];
}

const nothing = ratio(0n, 1n);

/**
 * Works out each weighting once, for all pools that follow it. Issues: `weights.none` (a source with lines follows no
 * weighting), `plan.unknownReference`, and those of `weightsOf`.
 */
export function openClaims(plan: ClaimData, places: Places, tree: PlaceTree): Result<ClaimBook> {
  const used = weightingsInUse(plan);
  const weighed = weighOnce(plan, places, tree, used.bySource);
  const issues = [...used.issues, ...(weighed.ok ? [] : weighed.issues)];
  if (!weighed.ok || issues.length > 0) return failure(...issues);
  const made = new Map<string, Claims>();
  const weightingOf = (source: string): string => used.bySource.get(source)?.id ?? "";
  const claimsOn = (source: string, year: number, changes?: ClaimChanges): Claims => {
    const key = keyOfClaims(weightingOf(source), year, changes);
    const before = made.get(key);
    if (before !== undefined) return before;
    const weights = weighed.value.get(weightingOf(source)) ?? [];
    const claims = claimsAmong(places, tree, weights, year, changes);
    made.set(key, claims);
    return claims;
  };
  return success({
    claimsOn,
    weightingOf,
    weightings: [...used.bySource].map(([source, { id }]) => ({ source, weighting: id })),
  });
}

function claimsAmong(
  places: Places,
  tree: PlaceTree,
  weights: readonly Ratio[],
  year: number,
  changes: ClaimChanges | undefined,
): Claims {
  const nodes: number[] = [];
  const claiming: Ratio[] = [];
  tree.leaves.forEach((node, index) => {
    const place = places.byCode.get(tree.codes[node] ?? "");
    const weight = weights[index] ?? nothing;
    if (place === undefined || !existsIn(place, year) || changes?.excluded.has(node) === true) return;
    if (weight.numerator === 0n && changes?.withFloor.has(node) !== true) return;
    nodes.push(node);
    claiming.push(weight);
  });
  return {
    nodes: Int32Array.from(nodes),
    places: nodes.map((node) => tree.codes[node] ?? ""),
    weights: wholeWeights(claiming),
  };
}

function keyOfClaims(weighting: string, year: number, changes: ClaimChanges | undefined): string {
  if (changes === undefined || (changes.excluded.size === 0 && changes.withFloor.size === 0)) {
    return `${weighting}/${year}`;
  }
  const listed = (nodes: ReadonlySet<number>): string =>
    [...nodes].sort((one, other) => one - other).join(",");
  return `${weighting}/${year}/${listed(changes.excluded)}/${listed(changes.withFloor)}`;
}

/** The weighting of each source that has lines, sources in the order of their ids. */
function weightingsInUse(plan: ClaimData): {
  readonly bySource: ReadonlyMap<string, Weighting>;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const bySource = new Map<string, Weighting>();
  const withLines = new Set(plan.lines.map(({ source }) => source));
  for (const source of [...withLines].sort(compareTexts)) {
    const index = plan.weightingUses.findIndex((use) => use.source === source);
    const use = plan.weightingUses[index];
    const weighting = plan.weightings.find(({ id }) => id === use?.weighting);
    if (use === undefined) {
      issues.push(errorAt("weightingUses", "weights.none", { source }));
    } else if (weighting === undefined) {
      const path = `weightingUses[${index}].weighting`;
      issues.push(errorAt(path, "plan.unknownReference", { value: use.weighting }));
    } else {
      bySource.set(source, weighting);
    }
  }
  return { bySource, issues };
}

/** The weights of each weighting in use, one a leaf of the tree. */
function weighOnce(
  plan: ClaimData,
  places: Places,
  tree: PlaceTree,
  bySource: ReadonlyMap<string, Weighting>,
): Result<ReadonlyMap<string, readonly Ratio[]>> {
  const issues: Issue[] = [];
  const weighed = new Map<string, readonly Ratio[]>();
  for (const weighting of new Set(bySource.values())) {
    const lines = plan.lines.filter(({ source }) => bySource.get(source) === weighting);
    const years = [...new Set(lines.flatMap(yearsOf))].sort((left, right) => left - right);
    const weights = weightsOf(plan, weighting, years, places);
    if (!weights.ok) {
      issues.push(...weights.issues);
      continue;
    }
    const { value } = weights;
    weighed.set(
      weighting.id,
      Array.from(tree.leaves, (node) => value.get(tree.codes[node] ?? "") ?? nothing),
    );
  }
  return issues.length > 0 ? failure(...issues) : success(weighed);
}
