import langSon from "./lang-son-2021-2025/plan.json" with { type: "json" };

/** Plans that ship, by id, as raw data: they are read like any other plan file. */
export const shippedPlans: Readonly<Record<string, unknown>> = {
  [langSon.id]: langSon,
};

/** The plan that a command works on when none is named. */
export const defaultPlanId = langSon.id;
