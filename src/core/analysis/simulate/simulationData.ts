import type { Decimal, Money } from "../../money/index.ts";
import type { AmountSummary, Histogram, Proportion } from "../statistics/index.ts";
import type { SimulatedCounterpart, SimulatedTotal, Simulation } from "./simulation.ts";

type Data = Readonly<Record<string, unknown>>;

/** Digits behind the point of a probability in data: far beyond what draws can tell. */
const digits = 6;

/**
 * A simulation as JSON holds it, and as hashes see it: amounts in đồng as whole numbers, probabilities as decimal texts of six
 * digits beside how many of the draws they come from.
 */
export function simulationData(simulation: Simulation): Data {
  const { totals, counterpart, counterpartTogether: together, allocated, ...about } = simulation;
  return {
    ...about,
    totals: totals.map(totalData),
    counterpart: counterpart.map(counterpartData),
    ...(together === undefined
      ? {}
      : {
          counterpartTogether: {
            planned: together.planned,
            missing: summaryData(together.missing),
            enough: proportionData(together.enough),
          },
        }),
    ...(allocated === undefined ? {} : { allocated: proportionData(allocated) }),
  };
}

function totalData({ key, planned, summary, histogram, reached }: SimulatedTotal): Data {
  return {
    ...key,
    planned,
    ...summaryData(summary),
    reached: proportionData(reached),
    histogram: histogramData(histogram),
  };
}

function counterpartData(row: SimulatedCounterpart): Data {
  const { rule, type, from, to, mode, planned, missing, histogram, enough, holds } = row;
  return {
    rule,
    type,
    from,
    to,
    mode,
    planned,
    missing: summaryData(missing),
    enough: proportionData(enough),
    holds: proportionData(holds),
    histogram: histogramData(histogram),
  };
}

function summaryData({
  lowest,
  p10,
  p50,
  p90,
  highest,
  mean,
}: AmountSummary): Readonly<Record<string, Money>> {
  return { lowest, p10, p50, p90, highest, mean: mean.rounded };
}

function histogramData({ start, width, counts }: Histogram): Data {
  return { start, width, counts };
}

function proportionData({ held, draws, estimate, lowest, highest }: Proportion): Data {
  const text = (share: Decimal): string => share.toFixed(digits);
  return { held, draws, estimate: text(estimate), lowest: text(lowest), highest: text(highest) };
}
