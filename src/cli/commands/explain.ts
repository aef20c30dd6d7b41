import { InvalidArgumentError, Option, type Command } from "commander";
import { allocatePlan, type AllocationOutcome } from "../../app/allocatePlan.ts";
import { checkPlan } from "../../app/checkPlan.ts";
import {
  explainCell,
  explainNeed,
  explainPlace,
  type Found,
  type MoneyAsked,
} from "../../app/explainCell.ts";
import { loadPlan } from "../../app/loadPlan.ts";
import { success } from "../../core/issue/index.ts";
import { Decimal, moneyOf, type Money } from "../../core/money/index.ts";
import { explanationNeedTable } from "../../core/report/explanationNeedTable.ts";
import { explanationPlaceTable } from "../../core/report/explanationPlaceTable.ts";
import { explanationTable } from "../../core/report/explanationTable.ts";
import { expenditureTypes } from "../../core/plan/fundingSchema.ts";
import type { Plan } from "../../core/plan/index.ts";
import { text } from "../../text/language.ts";
import { checkedPlanCommand, conclude, type CommandContext } from "../context.ts";
import { acceptanceOf, commandWord, type AcceptingOptions } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { explanationPage, notFoundSentence } from "../pages/explanationPage.ts";

interface ExplainOptions extends AcceptingOptions {
  readonly place?: string;
  readonly need?: string;
  readonly amount?: string;
  readonly source?: string;
  readonly type?: string;
  readonly year?: number;
  readonly component?: string;
  readonly origin?: number;
}

/** What was asked for, after the words of the command line were found to make sense. */
interface Asked {
  readonly place: string;
  readonly money: MoneyAsked | undefined;
  /** Where it is asked what would have to change. */
  readonly wanted: Money | undefined;
}

/** `phanbo explain`: one amount step by step, all amounts of a place, or what would have to change for it to get more. */
export function explainCommand(context: CommandContext): Command {
  const { language } = context;
  const year = (word: string): number => {
    if (/^\d{4}$/.test(word)) return parseInt(word, 10);
    throw new InvalidArgumentError(commandWord(language, "command.notAYear", { value: word }));
  };
  const words = (flags: string, key: "place" | "need" | "amount" | "source" | "component"): Option =>
    new Option(flags, commandWord(language, `command.option.explain.${key}`));
  return checkedPlanCommand(context, "explain")
    .addOption(words("--place <code>", "place"))
    .addOption(words("--source <id>", "source"))
    .addOption(
      new Option("--type <type>", commandWord(language, "command.option.explain.type")).choices(
        expenditureTypes,
      ),
    )
    .addOption(
      new Option("--year <year>", commandWord(language, "command.option.explain.year")).argParser(year),
    )
    .addOption(words("--component <id>", "component"))
    .addOption(
      new Option("--origin <year>", commandWord(language, "command.option.explain.origin")).argParser(year),
    )
    .addOption(words("--need <code>", "need"))
    .addOption(words("--amount <number>", "amount"))
    .action((name: string, options: ExplainOptions) => explain(context, name, options));
}

async function explain(context: CommandContext, name: string, options: ExplainOptions): Promise<void> {
  const asked = askedBy(options);
  if (typeof asked === "string") {
    wrongUsage(context, asked);
    return;
  }
  const loaded = await loadPlan(name, context.ports);
  const checked = loaded.ok ? checkPlan(loaded.value, acceptanceOf(options)) : loaded;
  if (!checked.ok) return conclude(context, options, checked);
  const { plan } = checked.value;
  const outcome = allocatePlan(plan, options.unit);
  if (!outcome.ok) return conclude(context, options, outcome);
  const report = reportOf(plan, outcome.value, asked);
  if (report.kind === "found") return conclude(context, options, success(report.value));
  wrongUsage(context, notFoundSentence(writingOf(options), asked.place, asked.money, report.what));
}

function wrongUsage(context: CommandContext, sentence: string): void {
  context.terminal.error(`${sentence} ${commandWord(context.language, "command.usage.seeHelp")}`);
  context.finishWith(2);
}

/** What the options ask for, or what is wrong with them. */
function askedBy(options: ExplainOptions): Asked | string {
  const writing = writingOf(options);
  const { place, need, amount, source, type, year, component, origin } = options;
  const code = need ?? place;
  if (place !== undefined && need !== undefined) return text(writing, "explanation.usage.both");
  if (code === undefined) return text(writing, "explanation.usage.place");
  if (need !== undefined && amount === undefined) return text(writing, "explanation.usage.amount");
  if (need === undefined && amount !== undefined) return text(writing, "explanation.usage.amountAlone");
  const given = [source, type, year].filter((word) => word !== undefined);
  const isPart = component !== undefined || origin !== undefined;
  if (given.length % 3 !== 0 || (isPart && given.length === 0)) {
    return text(writing, "explanation.usage.allThree");
  }
  const wanted = amount === undefined ? undefined : amountOf(amount, options);
  if (amount !== undefined && wanted === undefined) {
    const parameters = { value: amount, unit: { key: `unit.${options.unit}` } };
    return text(writing, "explanation.usage.notAmount", parameters);
  }
  const money =
    source === undefined || type === undefined || year === undefined
      ? undefined
      : {
          source,
          type,
          year,
          ...(component === undefined ? {} : { component }),
          ...(origin === undefined ? {} : { origin }),
        };
  return { place: code, money, wanted };
}

/** A number of the unit that amounts are shown in, with a point for decimals; it must be whole đồng. */
function amountOf(word: string, { unit }: ExplainOptions): Money | undefined {
  if (!/^\d+(\.\d+)?$/.test(word)) return undefined;
  const amount = moneyOf(new Decimal(word), unit);
  return amount.ok ? amount.value : undefined;
}

function reportOf(
  plan: Plan,
  { allocation, inputs, outputs }: AllocationOutcome,
  { place, money, wanted }: Asked,
): Found<Report> {
  const schema = "phanbo/explanation/1";
  if (wanted !== undefined) {
    const need = explainNeed(plan, allocation, place, money, wanted);
    if (need.kind === "notFound") return need;
    const { now, answers } = need.value;
    const { source, type, year } = now;
    return found({
      data: {
        schema: "phanbo/need/1",
        inputs,
        outputs,
        place,
        source: source.id,
        type,
        year,
        wanted,
        answers,
        now,
      },
      tables: () => [explanationNeedTable(need.value)],
    });
  }
  if (money !== undefined) {
    const trace = explainCell(plan, allocation, place, money);
    if (trace.kind === "notFound") return trace;
    return found({
      data: { schema, inputs, outputs, ...trace.value },
      tables: () => [explanationTable(trace.value)],
      page: (writing, width) => explanationPage(trace.value, { inputs, outputs }, writing, width),
    });
  }
  const traces = explainPlace(plan, allocation, place);
  if (traces.kind === "notFound") return traces;
  const cells = traces.value;
  const [first] = cells;
  return found({
    data: { schema, inputs, outputs, place, cells },
    tables: () => (first === undefined ? [] : [explanationPlaceTable(first.place, cells, allocation.unit)]),
  });
}

function found(value: Report): Found<Report> {
  return { kind: "found", value };
}
