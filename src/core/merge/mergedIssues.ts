import { errorAt, type Issue, type Parameter } from "../issue/index.ts";
import { findAt, idsIn, keyPathOf, type KeyPath } from "./find.ts";
import { planShape } from "./planShape.ts";
import { eachVersion, type Fields, type Side, type Versions } from "./value.ts";

/** A version of a plan as issues name it. */
export interface NamedVersion {
  readonly fields: Fields;
  /** The file. */
  readonly name: string;
  /** The cell that a path stands in, for a workbook. */
  readonly cellOf?: ((path: string) => string | undefined) | undefined;
}

/**
 * What is wrong with a merged plan although each version is right: `merge.reference` where one side uses what the other took out,
 * `merge.invalid` for everything else; both name the two sides.
 */
export function mergedIssues(
  issues: readonly Issue[],
  merged: Fields,
  versions: Versions<NamedVersion>,
): readonly Issue[] {
  const ids = eachVersion(versions, ({ fields }) => idsIn(planShape, fields));
  return issues.map((issue) => {
    const at = keyPathOf(planShape, merged, issue.place.path);
    const { value } = issue.parameters;
    if (issue.code === "plan.unknownReference" && typeof value === "string") {
      const remover = sides.find((side) => ids.base.has(value) && !ids[side].has(value));
      if (remover !== undefined) {
        const user = otherSide(remover);
        return errorAt(at.key, "merge.reference", {
          value,
          user: whereIn(versions[user], at),
          remover: versions[remover].name,
        });
      }
    }
    return errorAt(at.key, "merge.invalid", {
      wrong: { key: `issue.${issue.code}`, parameters: issue.parameters },
      a: whereIn(versions.a, at),
      b: whereIn(versions.b, at),
    });
  });
}

const sides: readonly Side[] = ["a", "b"];

function otherSide(side: Side): Side {
  return side === "a" ? "b" : "a";
}

/** The file, with the cell or path in it where it has the place. */
function whereIn({ fields, name, cellOf }: NamedVersion, at: KeyPath): Parameter {
  const found = findAt(planShape, fields, at);
  if (found === undefined) return name;
  return `${name} (${cellOf?.(found.path) ?? found.path})`;
}
