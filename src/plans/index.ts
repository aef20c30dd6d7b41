import langSonChoice from "./lang-son-2021-2025/choice.json" with { type: "json" };
import langSon from "./lang-son-2021-2025/plan.json" with { type: "json" };
import central90 from "./lang-son-2021-2025/scenarios/central-90.json" with { type: "json" };
import counterpart15 from "./lang-son-2021-2025/scenarios/counterpart-1.5.json" with { type: "json" };
import counterpart2023 from "./lang-son-2021-2025/scenarios/counterpart-2023-12.8.json" with { type: "json" };
import credit80 from "./lang-son-2021-2025/scenarios/credit-80.json" with { type: "json" };
import hardYears from "./lang-son-2021-2025/scenarios/hard-years.json" with { type: "json" };
import priorityCommunes from "./lang-son-2021-2025/scenarios/priority-communes.json" with { type: "json" };
import topup3000 from "./lang-son-2021-2025/scenarios/topup-3000.json" with { type: "json" };
import langSonUncertainty from "./lang-son-2021-2025/uncertainty.json" with { type: "json" };

/** Plans that ship, by id, as raw data: they are read like any other plan file. */
export const shippedPlans: Readonly<Record<string, unknown>> = {
  [langSon.id]: langSon,
};

const scenarios = [
  central90,
  credit80,
  counterpart15,
  counterpart2023,
  priorityCommunes,
  topup3000,
  hardYears,
] as const;

/** Scenarios that ship, by id, in the order in which they are listed: they are read like any other scenario file. */
export const shippedScenarios: Readonly<Record<string, unknown>> = Object.fromEntries(
  scenarios.map((scenario) => [scenario.id, scenario]),
);

/** What may be uncertain about the plans that ship, by id of the plan: illustrative, read like any other uncertainty file. */
export const shippedUncertainties: Readonly<Record<string, unknown>> = {
  [langSonUncertainty.base]: langSonUncertainty,
};

/** Which communes of the plans that ship may be brought to the standard, by id of the plan: illustrative costs, read like any other choice file. */
export const shippedChoices: Readonly<Record<string, unknown>> = {
  [langSonChoice.base]: langSonChoice,
};

/** The plan that a command works on when none is named. */
export const defaultPlanId = langSon.id;
