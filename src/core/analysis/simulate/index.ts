export { checkAgainstPlan } from "./factorLines.ts";
export { parseUncertaintyFile } from "./parseUncertaintyFile.ts";
export { simulate, simulateWithPauses } from "./simulate.ts";
export * from "./simulation.ts";
export { simulationData } from "./simulationData.ts";
export {
  uncertaintyFile,
  uncertaintySchemaVersion,
  type PlanFactor,
  type PlanUncertainty,
} from "./uncertaintySchema.ts";
