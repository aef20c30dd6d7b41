import { errorAt, nearestWord, type Issue } from "../../issue/index.ts";
import { addRatios, compareRatios, ratio, ratioText, readRatio } from "../../money/index.ts";
import { mostSobolDimensions } from "../random/index.ts";
import { checkCorrelations } from "./checkCorrelations.ts";
import type { Distribution, Uncertainty } from "./distributionSchema.ts";

/** How many factors a simulation can have: as many as the Sobol table has dimensions. */
export const mostFactors = mostSobolDimensions;

/**
 * Everything that is wrong with what is uncertain, the schema apart: `number.tooLarge` (too many factors), `plan.duplicateId`,
 * `plan.unknownReference`, and those of distributions and correlations. `path` is where it stands in its file.
 */
export function checkUncertainty(uncertainty: Uncertainty, path = ""): readonly Issue[] {
  const at = (step: string): string => (path === "" ? step : `${path}.${step}`);
  const { factors, correlations } = uncertainty;
  const issues: Issue[] = [];
  if (factors.length > mostFactors) {
    const parameters = { value: `${factors.length}`, maximum: `${mostFactors}` };
    issues.push(errorAt(at("factors"), "number.tooLarge", parameters));
  }
  const places = new Map<string, string>();
  factors.forEach(({ id, distribution }, index) => {
    const place = at(`factors[${index}]`);
    const first = places.get(id);
    if (first === undefined) places.set(id, place);
    else issues.push(errorAt(`${place}.id`, "plan.duplicateId", { value: id, first }));
    issues.push(...checkDistribution(distribution, `${place}.distribution`));
  });
  const unknown = correlations.flatMap(({ first, second }, index) =>
    Object.entries({ first, second }).flatMap(([side, id]) => {
      if (places.has(id)) return [];
      const nearest = nearestWord(id, places.keys());
      const parameters = { value: id, ...(nearest === undefined ? {} : { nearest }) };
      return [errorAt(at(`correlations[${index}].${side}`), "plan.unknownReference", parameters)];
    }),
  );
  return [...issues, ...unknown, ...checkCorrelations(uncertainty, at("correlations"))];
}

/** What is wrong with one distribution: `distribution.reversed`, `distribution.probabilities`. */
export function checkDistribution(distribution: Distribution, path: string): readonly Issue[] {
  switch (distribution.kind) {
    case "constant":
      return [];
    case "uniform":
      return checkOrder([distribution.low, distribution.high], path);
    case "triangular":
    case "pert":
      return checkOrder([distribution.low, distribution.mode, distribution.high], path);
    case "discrete": {
      const sum = distribution.outcomes
        .map(({ probability }) => readRatio(probability))
        .reduce(addRatios, ratio(0n, 1n));
      if (compareRatios(sum, ratio(1n, 1n)) === 0) return [];
      return [errorAt(`${path}.outcomes`, "distribution.probabilities", { sum: ratioText(sum) })];
    }
  }
}

/** Levels must not fall from one to the next, and the last must be above the first. */
function checkOrder(levels: readonly string[], path: string): readonly Issue[] {
  const values = levels.map(readRatio);
  const compare = (left: number, right: number): number => {
    const [one, other] = [values.at(left), values.at(right)];
    return one === undefined || other === undefined ? 0 : compareRatios(one, other);
  };
  const falls = values.some((_, index) => index > 0 && compare(index - 1, index) > 0);
  return falls || compare(0, -1) >= 0
    ? [errorAt(path, "distribution.reversed", { levels: [...levels] })]
    : [];
}
