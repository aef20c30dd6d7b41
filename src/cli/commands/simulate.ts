import { InvalidArgumentError, Option, type Command } from "commander";
import { checkPlan } from "../../app/checkPlan.ts";
import { loadPlan } from "../../app/loadPlan.ts";
import { loadUncertainty, simulatePlan, type SimulationOutcome } from "../../app/simulatePlan.ts";
import {
  drawMethods,
  parseUncertaintyFile,
  simulationData,
  simulationLevels,
  type DrawMethod,
  type PlanUncertainty,
  type Progress,
  type SimulationLevel,
} from "../../core/analysis/index.ts";
import { success, type Result } from "../../core/issue/index.ts";
import type { Plan } from "../../core/plan/index.ts";
import {
  simulatedCounterpartTable,
  simulationHistogramTable,
  simulationTable,
} from "../../core/report/simulationTables.ts";
import { shippedUncertainties } from "../../plans/index.ts";
import { text } from "../../text/language.ts";
import { checkedPlanCommand, conclude, sayWarnings, type CommandContext } from "../context.ts";
import { acceptanceOf, commandWord, type AcceptingOptions } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { simulationPage } from "../pages/simulationPage.ts";

interface SimulateOptions extends AcceptingOptions {
  readonly uncertainty?: string;
  readonly draws: number;
  readonly seed: number;
  readonly method: DrawMethod;
  readonly level: SimulationLevel;
}

const mostDraws = 1_000_000;

/** So long, in milliseconds, is nothing said of the progress at least. */
const silence = 1_000;

/** `phanbo simulate`: what comes of the plan where mobilisation and disbursement are uncertain. */
export function simulateCommand(context: CommandContext): Command {
  const { language } = context;
  const word = (key: Parameters<typeof commandWord>[1]): string => commandWord(language, key);
  return checkedPlanCommand(context, "simulate")
    .addOption(new Option("--uncertainty <file>", word("command.option.simulate.uncertainty")))
    .addOption(
      new Option("--draws <number>", word("command.option.simulate.draws"))
        .default(10_000, "10000")
        .argParser((value: string) => wholeNumber(context, value, 1, mostDraws)),
    )
    .addOption(
      new Option("--seed <number>", word("command.option.simulate.seed"))
        .default(1, "1")
        .argParser((value: string) => wholeNumber(context, value, 0, Number.MAX_SAFE_INTEGER)),
    )
    .addOption(
      new Option("--method <method>", word("command.option.simulate.method"))
        .choices(drawMethods)
        .default("sobol"),
    )
    .addOption(
      new Option("--level <level>", word("command.option.simulate.level"))
        .choices(simulationLevels)
        .default("district"),
    )
    .action((name: string, options: SimulateOptions) => simulateAction(context, name, options));
}

async function simulateAction(
  context: CommandContext,
  name: string,
  options: SimulateOptions,
): Promise<void> {
  const printed = await loadPlan(name, context.ports);
  if (!printed.ok) return conclude(context, options, printed);
  const checked = checkPlan(printed.value, acceptanceOf(options));
  if (!checked.ok) return conclude(context, options, checked);
  const { plan } = checked.value;
  const uncertainty = await uncertaintyFor(context, plan, options);
  if (uncertainty === undefined) {
    context.terminal.error(commandWord(context.language, "command.simulate.needsUncertainty"));
    context.finishWith(2);
    return;
  }
  if (!uncertainty.ok) return conclude(context, options, uncertainty);
  const { draws, seed, method, level } = options;
  const simulated = await simulatePlan(
    plan,
    uncertainty.value,
    { draws, seed, method, level, onProgress: progressOn(context, options) },
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  return conclude(
    context,
    options,
    simulated.ok ? reportOf(context, plan, simulated.value, options) : simulated,
  );
}

/** A whole number within a range, digits alone. */
function wholeNumber({ language }: CommandContext, value: string, least: number, most: number): number {
  const number = /^\d{1,16}$/.test(value) ? parseInt(value, 10) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = { value, least: { decimal: String(least) }, most: { decimal: String(most) } };
  throw new InvalidArgumentError(commandWord(language, "command.notACount", range));
}

/** The file that is named, or else what ships for the plan; undefined if there is neither. */
async function uncertaintyFor(
  { ports }: CommandContext,
  plan: Plan,
  { uncertainty }: SimulateOptions,
): Promise<Result<PlanUncertainty> | undefined> {
  if (uncertainty !== undefined) return loadUncertainty(uncertainty, ports);
  if (!Object.hasOwn(shippedUncertainties, plan.id)) return undefined;
  return parseUncertaintyFile(shippedUncertainties[plan.id]);
}

/** Says how far the work is, on stderr: when it begins, and then once a second at most. */
function progressOn({ terminal }: CommandContext, options: SimulateOptions): (progress: Progress) => void {
  if (options.quiet) return () => undefined;
  const writing = writingOf(options);
  terminal.error(text(writing, "simulation.started", { draws: { decimal: String(options.draws) } }));
  let last = performance.now();
  return ({ done, draws }) => {
    const now = performance.now();
    if (now - last < silence) return;
    last = now;
    const percent = String(Math.floor((done * 100) / draws));
    const numbers = { done: { decimal: String(done) }, draws: { decimal: String(draws) } };
    terminal.error(text(writing, "simulation.progress", { ...numbers, percent }));
  };
}

function reportOf(
  context: CommandContext,
  plan: Plan,
  outcome: SimulationOutcome,
  options: SimulateOptions,
): Result<Report> {
  const { simulation, uncertainty, inputs, outputs, warnings } = outcome;
  sayWarnings(context, options, warnings);
  const { id, origin } = uncertainty;
  const report = { plan, simulation, origin, unit: options.unit };
  return success({
    data: {
      schema: "phanbo/simulation/1",
      inputs,
      outputs,
      plan: plan.id,
      uncertainty: { id, origin, isIllustrative: origin === "illustrative" },
      ...simulationData(simulation),
    },
    tables: () => [
      simulationTable(report),
      ...(simulation.counterpart.length === 0 ? [] : [simulatedCounterpartTable(report)]),
      simulationHistogramTable(report),
    ],
    page: simulationPage(plan, outcome),
  });
}
