import { errorAt, failure, nearestWord, success, type Result } from "../issue/index.ts";
import { parsePlan, type Plan } from "../plan/index.ts";
import { mergedIssues } from "./mergedIssues.ts";
import { mergeValue, type Change, type Conflict } from "./mergeValue.ts";
import { planShape } from "./planShape.ts";
import {
  eachVersion,
  isFields,
  isItems,
  type Fields,
  type Side,
  type Value,
  type Versions,
} from "./value.ts";

/** A version of a plan: the plan, the scenarios beside it, and how to speak of it. */
export interface PlanVersion {
  readonly plan: Plan;
  /** As a file holds them; none if left out. */
  readonly scenarios?: readonly Fields[];
  /** The file. */
  readonly name: string;
  /** The cell that a path of the plan was read from, for a workbook. */
  readonly cellOf?: ((path: string) => string | undefined) | undefined;
}

/** What comes of two versions of one plan. */
export interface Merge {
  /** What both changed, each in a way of its own, and nobody chose a side for; with any there is no merged plan. */
  readonly conflicts: readonly Conflict[];
  /** What is not as it was in the base, and who made it so; in the order of the plan. */
  readonly changes: readonly Change[];
  readonly merged?: { readonly plan: Plan; readonly scenarios: readonly Value[] };
}

/**
 * Merges what `a` and `b` made of `base`, key by key: what one side changed is taken, what both changed alike is taken, what both changed
 * differently is a conflict unless `choices` names a side for its key. Nothing is ever taken because it was written last.
 * Issues: `merge.unknownKey` for a choice that is about no conflict; `merge.reference` and `merge.invalid` where the sides agree
 * word by word but do not make a plan together.
 */
export function mergePlans(
  versions: Versions<PlanVersion>,
  choices: ReadonlyMap<string, Side> = new Map(),
): Result<Merge> {
  const fields = eachVersion(versions, fieldsOf);
  const conflicts: Conflict[] = [];
  const changes: Change[] = [];
  const site = { key: "", at: { base: "", a: "", b: "" } };
  const value = mergeValue(planShape, fields, site, { choices, conflicts, changes });
  const unknown = unknownChoices(conflicts, choices);
  if (unknown.length > 0) return failure(...unknown);
  const open = conflicts.filter(({ key }) => !choices.has(key));
  if (open.length > 0 || !isFields(value)) return success({ conflicts: open, changes });
  const { scenarios, ...plan } = value;
  const parsed = parsePlan(plan);
  if (!parsed.ok) {
    const named = eachVersion(versions, ({ name, cellOf }, version) => ({
      fields: fields[version],
      name,
      cellOf,
    }));
    return failure(...mergedIssues(parsed.issues, plan, named));
  }
  const merged = { plan: parsed.value, scenarios: isItems(scenarios) ? scenarios : [] };
  return success({ conflicts: [], changes, merged });
}

function fieldsOf({ plan, scenarios = [] }: PlanVersion): Fields {
  const fields: Fields = plan;
  return { ...fields, scenarios };
}

function unknownChoices(conflicts: readonly Conflict[], choices: ReadonlyMap<string, Side>) {
  const known = [...new Set(conflicts.map(({ key }) => key))];
  return [...choices.keys()]
    .filter((key) => !known.includes(key))
    .map((key) => {
      const nearest = nearestWord(key, known);
      return errorAt("", "merge.unknownKey", {
        value: key,
        ...(known.length === 0 ? {} : { known }),
        ...(nearest === undefined ? {} : { nearest }),
      });
    });
}
