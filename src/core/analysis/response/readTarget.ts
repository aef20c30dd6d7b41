import { failure, success, type Result } from "../../issue/index.ts";
import { expenditureTypes } from "../../plan/fundingSchema.ts";
import type { ExpenditureType, Plan } from "../../plan/plan.ts";
import {
  listOf,
  phraseOf,
  problem,
  unknownIds,
  unknownKeys,
  yearsIn,
  type Phrase,
  type Problem,
} from "./phrase.ts";
import type { Target, TargetKind, TargetSlice } from "./target.ts";

export const targetKinds = ["allocated", "unallocated", "missing"] as const satisfies readonly TargetKind[];

const sliceKeys = ["source", "type", "component", "year", "from", "to"] as const;

/** What each kind of target takes. */
export const targetKeys: Readonly<Record<TargetKind, readonly string[]>> = {
  allocated: ["place", ...sliceKeys],
  unallocated: sliceKeys,
  missing: ["rule"],
};

/**
 * Reads `allocated:place=06001 source=central`, `unallocated`, `missing:rule=…`; without a kind, what is allocated. All problems come
 * back at once, with the nearest id there is.
 */
export function readTarget(text: string, plan: Plan): Result<Target, Problem> {
  const phrase = phraseOf(text);
  const kind = targetKinds.find((known) => known === (phrase.kind ?? "allocated"));
  if (kind === undefined) {
    const about = { phrase: text, value: phrase.kind ?? "", known: [...targetKinds] };
    return failure(problem("unknownTarget", about, targetKinds), ...phrase.problems);
  }
  const years = yearsIn(phrase);
  const problems = [
    ...phrase.problems,
    ...unknownKeys(phrase, targetKeys[kind]),
    ...sliceProblems(phrase, plan),
    ...years.problems,
  ];
  if (kind === "allocated") {
    problems.push(
      ...unknownIds(
        phrase,
        "place",
        plan.localities.map(({ code }) => code),
      ),
    );
  }
  if (kind === "missing") {
    problems.push(
      ...unknownIds(
        phrase,
        "rule",
        plan.counterpartRules.map(({ id }) => id),
      ),
    );
  }
  if (problems.length > 0) return failure(...problems);
  if (kind === "missing") return success({ kind, ...given("rules", listOf(phrase, "rule")) });
  const slice = sliceIn(phrase);
  return success(
    kind === "allocated"
      ? { kind, ...given("places", listOf(phrase, "place")), ...slice }
      : { kind, ...slice },
  );
}

/** The sources, types, components and years that a phrase names. */
export function sliceIn(phrase: Phrase): TargetSlice {
  const { from, to } = yearsIn(phrase);
  const types = listOf(phrase, "type")?.flatMap((word) => typeNamed(word) ?? []);
  return {
    ...given("sources", listOf(phrase, "source")),
    ...given("types", types),
    ...given("components", listOf(phrase, "component")),
    ...given("from", from),
    ...given("to", to),
  };
}

/** Problems of sources, types and components that are not there. */
export function sliceProblems(phrase: Phrase, plan: Plan): readonly Problem[] {
  return [
    ...unknownIds(
      phrase,
      "source",
      plan.sources.map(({ id }) => id),
    ),
    ...unknownIds(
      phrase,
      "component",
      plan.components.map(({ id }) => id),
    ),
    ...(listOf(phrase, "type") ?? [])
      .filter((word) => typeNamed(word) === undefined)
      .map((value) =>
        problem("unknownId", { phrase: phrase.text, entry: "type", value }, [
          ...expenditureTypes,
          "investment",
        ]),
      ),
  ];
}

/** A type by its name; `investment` is short for development investment. */
function typeNamed(word: string): ExpenditureType | undefined {
  return word === "investment" ? "developmentInvestment" : expenditureTypes.find((type) => type === word);
}

/** An object with the key, or without it where there is nothing. */
export function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
