import { errorAt, failure, success, type Issue, type Result } from "../issue/index.ts";
import { ratio, type Ratio } from "../money/ratio.ts";
import { scaleWeights } from "../money/weight.ts";
import { existsIn, placesOf } from "../plan/places.ts";
import { yearsOf, type Plan, type Weighting } from "../plan/plan.ts";
import type { WeightingApplied } from "./allocation.ts";
import type { Claims } from "./division.ts";
import { compareTexts } from "./order.ts";
import { weightsOf, type WeightData } from "./weights.ts";

/** The parts of a plan that say who may claim money of which source. */
export type ClaimData = WeightData & Pick<Plan, "lines" | "weightings" | "weightingUses">;

/** Who claims the money of a source in a year, and by which weighting. */
export interface ClaimBook {
  /** The claims on an envelope of `source` in `year`. */
  readonly claimsOn: (source: string, year: number) => Claims;
  readonly weightings: readonly WeightingApplied[];
}

type Weights = ReadonlyMap<string, Ratio>;

const nothing = ratio(0n, 1n);

/**
 * Works out each weighting once, for all envelopes that follow it. Issues: `weights.none` (a source with lines follows no
 * weighting), `plan.unknownReference`, and those of `weightsOf`.
 */
export function openClaims(plan: ClaimData): Result<ClaimBook> {
  const used = weightingsInUse(plan);
  const weighed = weighOnce(plan, used.bySource);
  const issues = [...used.issues, ...(weighed.ok ? [] : weighed.issues)];
  if (!weighed.ok || issues.length > 0) return failure(...issues);
  const { communes } = placesOf(plan);
  const made = new Map<string, Claims>();
  const claimsOn = (source: string, year: number): Claims => {
    const weighting = used.bySource.get(source)?.id ?? "";
    const key = `${weighting}/${year}`;
    const before = made.get(key);
    if (before !== undefined) return before;
    const weights = weighed.value.get(weighting) ?? new Map<string, Ratio>();
    const claiming = communes
      .filter((place) => existsIn(place, year))
      .map(({ code }) => ({ code, weight: weights.get(code) ?? nothing }))
      .filter(({ weight }) => weight.numerator > 0n);
    const claims = {
      places: claiming.map(({ code }) => code),
      weights: claiming.map(({ weight }) => weight),
    };
    made.set(key, claims);
    return claims;
  };
  return success({
    claimsOn,
    weightings: [...used.bySource].map(([source, { id }]) => ({ source, weighting: id })),
  });
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

/** The weights of each weighting in use, as whole numbers of one denominator. */
function weighOnce(
  plan: ClaimData,
  bySource: ReadonlyMap<string, Weighting>,
): Result<ReadonlyMap<string, Weights>> {
  const issues: Issue[] = [];
  const weighed = new Map<string, Weights>();
  const places = placesOf(plan);
  for (const weighting of new Set(bySource.values())) {
    const lines = plan.lines.filter(({ source }) => bySource.get(source) === weighting);
    const years = [...new Set(lines.flatMap(yearsOf))].sort((left, right) => left - right);
    const weights = weightsOf(plan, weighting, years, places);
    if (!weights.ok) {
      issues.push(...weights.issues);
      continue;
    }
    const scaled = scaleWeights([...weights.value.values()]);
    const codes = [...weights.value.keys()];
    weighed.set(weighting.id, new Map(codes.map((code, index) => [code, ratio(scaled[index] ?? 0n, 1n)])));
  }
  return issues.length > 0 ? failure(...issues) : success(weighed);
}
