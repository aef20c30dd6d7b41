import type { Severity } from "../issue/index.ts";
import type { Plan } from "../plan/plan.ts";
import { counterpartId } from "./equations.ts";
import type { Finding } from "./finding.ts";

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** The findings in the order in which people read them: errors, warnings, notes; in each, as the plan goes; then by id. */
export function inOrder(plan: Plan, findings: readonly Finding[]): readonly Finding[] {
  const positions = new Map<string, number>();
  const put = (path: string): void => {
    if (!positions.has(path)) positions.set(path, positions.size);
  };
  plan.lines.forEach(({ id }) => {
    put(`lines[${id}]`);
  });
  plan.totals.forEach(({ id }) => {
    put(`totals[${id}]`);
  });
  plan.shares.forEach(({ id }) => {
    put(`shares[${id}]`);
  });
  plan.counterpartRules.forEach(({ id, types }) => {
    put(`counterpartRules[${id}]`);
    types.forEach((type) => {
      put(counterpartId(id, type));
    });
  });
  plan.targets.forEach(({ id }) => {
    put(`targets[${id}]`);
  });
  plan.statements.forEach(({ indicator }) => {
    put(`statements[${indicator}]`);
  });
  const positionOf = ({ place, id }: Finding): number =>
    positions.get(id) ?? positions.get(place.path) ?? positions.size;
  return [...findings].sort(
    (left, right) =>
      severityRank[left.severity] - severityRank[right.severity] ||
      positionOf(left) - positionOf(right) ||
      (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );
}
