export { choiceFile, choiceSchemaVersion, type ChoiceFile } from "./choiceSchema.ts";
export * from "./choiceProblem.ts";
export { parseChoiceFile } from "./parseChoice.ts";
