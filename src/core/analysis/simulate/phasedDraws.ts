import { phaseToYears } from "../../allocation/index.ts";
import type { Envelope } from "../../allocation/allocation.ts";
import { envelopeKeyOf } from "../../allocation/order.ts";
import { success, type Result } from "../../issue/index.ts";
import { apportionInto, money, wholeWeights, type WholeWeights } from "../../money/index.ts";
import { yearsOf, type BudgetLine, type Plan } from "../../plan/plan.ts";

/** How the lines of a plan fill its envelopes, ready for any amounts. */
export interface PhasedDraws {
  /** Those of the plan as it is, in the order of `phaseToYears`. */
  readonly envelopes: readonly Envelope[];
  readonly lines: readonly PhasedLine[];
}

interface PhasedLine {
  /** Weight of each year of the line; none for a line of one year. */
  readonly weights?: WholeWeights;
  /** Position of the envelope of each year of the line. */
  readonly envelopes: readonly number[];
  readonly parts: Float64Array;
}

/** Issues: those of `phaseToYears`, which says how lines are phased: in whole đồng here. */
export function phasedDraws(plan: Plan): Result<PhasedDraws> {
  const phased = phaseToYears(plan, "dong");
  if (!phased.ok) return phased;
  const { envelopes } = phased.value;
  const positions = new Map(envelopes.map((envelope, index) => [envelopeKeyOf(envelope), index]));
  const lines = plan.lines.map((line) => {
    const { source, type, component } = line;
    const part = component === undefined ? {} : { component };
    const years = yearsOf(line);
    return {
      ...(years.length === 1 ? {} : { weights: weightsOf(plan, line, years) }),
      envelopes: years.flatMap((year) => positions.get(envelopeKeyOf({ source, type, year, ...part })) ?? []),
      parts: new Float64Array(years.length),
    };
  });
  return success({ envelopes, lines });
}

function weightsOf({ phasing }: Plan, { source }: BudgetLine, years: readonly number[]): WholeWeights {
  const id = phasing.exceptions.find((exception) => exception.source === source)?.profile ?? phasing.default;
  const profile = phasing.profiles.find((candidate) => candidate.id === id);
  return wholeWeights(years.map((year) => profile?.weights[String(year)] ?? "0"));
}

/** Fills `amounts`, one an envelope, from the amounts of the lines (đồng). */
export function phaseDraw({ lines }: PhasedDraws, lineAmounts: Float64Array, amounts: Float64Array): void {
  amounts.fill(0);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    const amount = lineAmounts[index] ?? 0;
    const { weights, envelopes, parts } = line;
    if (weights === undefined) parts[0] = amount;
    // Years in order: equal remainders go to the earlier year, as by their names.
    else apportionInto(money(amount), weights, parts);
    for (let year = 0; year < envelopes.length; year++) {
      const envelope = envelopes[year] ?? 0;
      amounts[envelope] = (amounts[envelope] ?? 0) + (parts[year] ?? 0);
    }
  }
}
