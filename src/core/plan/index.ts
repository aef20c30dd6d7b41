export * from "./milestones.ts";
export * from "./parse.ts";
export * from "./plan.ts";
export { planSchema, planSchemaVersion, type PlanFile } from "./schema.ts";
