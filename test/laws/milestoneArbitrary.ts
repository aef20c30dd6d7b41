import fc, { type Arbitrary } from "fast-check";
import type { PlanFile } from "../../src/core/plan/index.ts";
import { amount, each, id, type, uniqueIds, words } from "./basicArbitrary.ts";

type MilestoneFile = NonNullable<PlanFile["milestones"]>[number];
type FigureFile = MilestoneFile["figures"][number];

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const stage = fc.constantFrom(
  "draft" as const,
  "submitted" as const,
  "decided" as const,
  "adjusted" as const,
);

function figure(of: string): Arbitrary<FigureFile> {
  return fc.oneof(
    fc.record({ kind: fc.constant("line" as const), id: fc.constant(of), source: id, type, amount }),
    fc.record({ kind: fc.constant("total" as const), id: fc.constant(of), amount }),
  );
}

/** Milestones of any kind; their figures may be of lines that the plan no longer has. */
export const milestones: Arbitrary<MilestoneFile[]> = uniqueIds(0, 3).chain((ids) =>
  each(ids, (of) =>
    uniqueIds(0, 3)
      .chain((figureIds) => each(figureIds, figure))
      .chain((figures) =>
        fc.record(
          {
            id: fc.constant(of),
            name: words,
            stage,
            number: fc.integer({ min: 1, max: 99 }),
            date: fc.constantFrom("2022-07-13", "2024-02-29"),
            note: words,
            author: words,
            plan: hash,
            figures: fc.constant(figures),
          },
          { requiredKeys: ["id", "name", "stage", "date", "plan", "figures"] },
        ),
      ),
  ),
);
