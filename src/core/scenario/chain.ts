import { errorAt, failure, nearestWord, success, type Result } from "../issue/index.ts";
import type { Scenario, ScenarioLibrary } from "./scenario.ts";

/**
 * The scenarios from the one that builds on the plan itself down to `scenario`, in the order in which they are applied. Issues:
 * `scenario.unknownBase` (with the nearest), `scenario.cycle`.
 */
export function chainOf(
  planId: string,
  scenario: Scenario,
  library: ScenarioLibrary,
): Result<readonly Scenario[]> {
  const chain = [scenario];
  for (let current = scenario; current.base !== planId;) {
    const base = library.get(current.base);
    if (base === undefined) {
      const known = [planId, ...library.keys()].filter((id) => id !== scenario.id);
      const nearest = nearestWord(current.base, known);
      const about = { value: current.base, scenario: current.id, known };
      return failure(
        errorAt(`${current.id}/base`, "scenario.unknownBase", {
          ...about,
          ...(nearest === undefined ? {} : { nearest }),
        }),
      );
    }
    if (chain.some(({ id }) => id === base.id)) {
      const circle = [...chain.map(({ id }) => id), base.id];
      return failure(errorAt(`${current.id}/base`, "scenario.cycle", { chain: circle.join(" → ") }));
    }
    chain.push(base);
    current = base;
  }
  return success(chain.reverse());
}
