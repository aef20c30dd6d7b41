export { applyScenario, type Effect, type ScenarioOutcome } from "./applyScenario.ts";
export { chainOf } from "./chain.ts";
export type { ScenarioOptions, Touch, TouchValue } from "./draft.ts";
export { withParameter } from "./figures.ts";
export { inputsHash } from "./inputs.ts";
export { parseScenario, serializeScenario } from "./parseScenario.ts";
export * from "./scenario.ts";
export { scenarioSchema, scenarioSchemaVersion, type ScenarioFile } from "./schema.ts";
