import type { SimulationOutcome } from "../../app/simulatePlan.ts";
import type {
  AmountSummary,
  Proportion,
  SimulatedCounterpart,
  Simulation,
} from "../../core/analysis/index.ts";
import type { Parameter } from "../../core/issue/index.ts";
import { Decimal, roundTo, writeNumber, type Money } from "../../core/money/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { periodText, type Plan } from "../../core/plan/index.ts";
import { fold, renderText } from "../../core/report/renderText.ts";
import { shownTo, simulatedCounterpartTable, simulationTable } from "../../core/report/simulationTables.ts";
import type { Table } from "../../core/report/table.ts";
import { text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";
import { planHeading } from "./findingsPage.ts";

/** A simulation as a note to whoever decides: the chances in sentences first, then the figures. */
export function simulationPage(
  plan: Plan,
  outcome: SimulationOutcome,
): (writing: Writing, width: number) => string {
  return (writing, width) => {
    const { simulation, uncertainty, inputs, outputs } = outcome;
    const report = { plan, simulation, origin: uncertainty.origin, unit: writing.unit };
    const sentences = [
      ...aboutLines(outcome, writing),
      "",
      text(writing, "simulation.all.heading"),
      ...resourceLines(simulation, writing),
      "",
      text(writing, "simulation.counterpart.heading"),
      ...counterpartLines(simulation, writing),
      "",
      text(writing, "simulation.districts.heading"),
      ...districtLines(plan, simulation, writing),
    ];
    const draw = (table: Table): string => renderText(table, tableWriting(writing), { width });
    return [
      ...planHeading(plan, writing),
      "",
      ...sentences.flatMap((sentence) => fold(sentence, width)),
      "",
      draw(simulationTable(report)),
      ...(simulation.counterpart.length === 0 ? [] : ["", draw(simulatedCounterpartTable(report))]),
      "",
      text(writing, "simulation.hash", { inputs: shortHash(inputs), outputs: shortHash(outputs) }),
    ].join("\n");
  };
}

function aboutLines({ simulation, uncertainty }: SimulationOutcome, writing: Writing): readonly string[] {
  const { draws, seed, method } = simulation;
  const isSample = uncertainty.origin === "illustrative";
  return [
    text(writing, "simulation.title"),
    isSample
      ? text(writing, "simulation.illustrative")
      : text(writing, "simulation.origin", { origin: { key: `simulation.origin.${uncertainty.origin}` } }),
    text(writing, "simulation.about", {
      name: { name: uncertainty.name },
      draws: count(draws),
      method: { key: `simulation.method.${method}` },
      seed: String(seed),
    }),
    ...(uncertainty.note === undefined ? [] : [uncertainty.note[writing.language]]),
  ];
}

function resourceLines({ totals }: Simulation, writing: Writing): readonly string[] {
  const all = totals.find(({ key }) => key.kind === "all");
  if (all === undefined) return [];
  const { p10, p50, p90, mean } = amountsOf(all.summary, writing);
  const planned = shown(all.planned, writing);
  return [
    text(writing, "simulation.all.range", { planned, p10, p50, p90, mean }),
    text(writing, "simulation.all.reached", chance(all.reached, writing)),
  ];
}

function counterpartLines(
  { counterpart, counterpartTogether: together }: Simulation,
  writing: Writing,
): readonly string[] {
  if (together === undefined) return [text(writing, "simulation.counterpart.none")];
  return [
    ...counterpart.flatMap((row) => ruleLines(row, writing)),
    text(writing, "simulation.counterpart.together", chance(together.enough, writing)),
    `   ${text(writing, "simulation.counterpart.missing", amountsOf(together.missing, writing))}`,
  ];
}

function ruleLines(row: SimulatedCounterpart, writing: Writing): readonly string[] {
  const about = { period: periodText(row), type: { key: `simulation.type.${row.type}` } };
  const line = text(writing, "simulation.counterpart.enough", { ...about, ...chance(row.enough, writing) });
  const planned = { planned: shown(row.planned, writing) };
  const { held, draws } = row.holds;
  return [
    `• ${line}`,
    ...(row.planned === 0 ? [] : [`   ${text(writing, "simulation.counterpart.planned", planned)}`]),
    ...(row.enough.held === draws
      ? []
      : [`   ${text(writing, "simulation.counterpart.missing", amountsOf(row.missing, writing))}`]),
    ...(row.mode === "exact"
      ? [`   ${text(writing, "simulation.counterpart.exact", { held: count(held), draws: count(draws) })}`]
      : []),
  ];
}

function districtLines(plan: Plan, simulation: Simulation, writing: Writing): readonly string[] {
  const { sharing, allocated, draws } = simulation;
  const refused = draws - (allocated?.held ?? draws);
  const parameters = { count: count(refused), draws: count(draws) };
  return [
    ...sharingLines(plan, sharing, writing),
    ...(refused === 0 ? [] : [text(writing, "simulation.districts.refused", parameters)]),
  ];
}

function sharingLines(plan: Plan, sharing: Simulation["sharing"], writing: Writing): readonly string[] {
  switch (sharing.kind) {
    case "none": {
      const limits = sharing.limits.map((id) => ruleName(plan, id));
      return [
        text(writing, "simulation.districts.none"),
        ...(limits.length === 0 ? [] : [text(writing, "simulation.districts.ignored", { limits })]),
      ];
    }
    case "exact":
      return [text(writing, "simulation.districts.exact")];
    case "engine": {
      const limits = sharing.because.map((id) => ruleName(plan, id));
      return [text(writing, "simulation.districts.engine", { limits })];
    }
  }
}

function ruleName({ limits, counterpartRules, sources }: Plan, id: string): Parameter {
  const found = [...limits, ...counterpartRules, ...sources].find((each) => each.id === id);
  return found === undefined ? id : { name: found.name };
}

function count(value: number): Parameter {
  return { decimal: String(value) };
}

function shown(amount: Money, { unit }: Writing): Parameter {
  return { dong: roundTo(amount, shownTo(unit), "halfUp") };
}

function amountsOf(
  { p10, p50, p90, highest, mean }: AmountSummary,
  writing: Writing,
): Readonly<Record<"p10" | "p50" | "p90" | "highest" | "mean", Parameter>> {
  return {
    p10: shown(p10, writing),
    p50: shown(p50, writing),
    p90: shown(p90, writing),
    highest: shown(highest, writing),
    mean: shown(mean.rounded, writing),
  };
}

/** A probability as a percentage; what lies in between is never shown as none or all. */
function chance(
  { held, draws, estimate, lowest, highest }: Proportion,
  writing: Writing,
): Readonly<Record<"share" | "detail", Parameter>> {
  const detail = {
    held: count(held),
    draws: count(draws),
    lowest: percent(lowest, 1, writing),
    highest: `${percent(highest, 1, writing)}%`,
  };
  return {
    share: held > 0 && held < draws ? certainly(estimate, writing) : `${percent(estimate, 0, writing)}%`,
    detail: text(writing, "simulation.detail", detail),
  };
}

function certainly(estimate: Decimal, writing: Writing): string {
  if (estimate.greaterThan("0.1") && estimate.lessThan("0.9")) return `${percent(estimate, 0, writing)}%`;
  const least = new Decimal("0.001");
  if (estimate.lessThan(least)) return `< ${percent(least, 1, writing)}%`;
  const most = new Decimal(1).minus(least);
  return estimate.greaterThan(most) ? `> ${percent(most, 1, writing)}%` : `${percent(estimate, 1, writing)}%`;
}

function percent(share: Decimal, decimals: number, { style }: Writing): string {
  return writeNumber(share.times(100).toDecimalPlaces(decimals), { style });
}
