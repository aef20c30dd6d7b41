import { parseUncertaintyFile, simulate, simulationData } from "../../src/core/analysis/simulate/index.ts";
import { parsePlan } from "../../src/core/plan/index.ts";
import { fingerprint } from "../../src/core/plan/fingerprint.ts";
import { defaultPlanId, shippedPlans, shippedUncertainties } from "../../src/plans/index.ts";

/** The part of a browser's page that this script needs; the project's types know no browser. */
interface Page {
  getElementById(id: string): { textContent: string } | null;
}

/** Runs in a browser: the hashes of the shipped simulation by each method, as JSON, into the page. */
function hashes(): string {
  const plan = parsePlan(shippedPlans[defaultPlanId]);
  const uncertainty = parseUncertaintyFile(shippedUncertainties[defaultPlanId]);
  if (!plan.ok || !uncertainty.ok) return "what ships does not parse";
  const found = (["sobol", "pseudo"] as const).map((method) => {
    const options = { draws: 1000, seed: 1, method, level: "district" } as const;
    const simulated = simulate(plan.value, uncertainty.value, options);
    return [method, simulated.ok ? fingerprint(simulationData(simulated.value)) : "issues"];
  });
  return JSON.stringify(Object.fromEntries(found));
}

const { document } = globalThis as unknown as { readonly document: Page };
const shown = document.getElementById("shown");
if (shown !== null) shown.textContent = hashes();
