import { InvalidArgumentError, Option, type Command } from "commander";
import { loadPlan } from "../../app/loadPlan.ts";
import { addMilestone } from "../../app/milestones.ts";
import { isPlanFile } from "../../app/planFiles.ts";
import { success } from "../../core/issue/index.ts";
import type { Plan, Stage } from "../../core/plan/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { stages } from "../../core/plan/milestoneSchema.ts";
import { milestoneMoves, type MilestoneMoves } from "../../core/report/milestonesData.ts";
import { milestoneListTable, milestonesTable, stageLabel } from "../../core/report/milestonesTable.ts";
import { renderText } from "../../core/report/renderText.ts";
import { labelText, text, type TextKey } from "../../text/language.ts";
import { conclude, planCommand, sayIssues, type CommandContext } from "../context.ts";
import { commandWord, type CommonOptions } from "../options.ts";
import { tableWriting, writingOf, type Report } from "../output.ts";

interface MilestoneOptions extends CommonOptions {
  readonly record?: string;
  readonly stage?: Stage;
  readonly number?: number;
  readonly date?: string;
  readonly note?: string;
  readonly author?: string;
}

/** `phanbo milestones`: how each total moved from stage to stage; with `--record`, the plan with one more milestone. */
export function milestonesCommand(context: CommandContext): Command {
  const { language } = context;
  const option = (flags: string, name: string): Option =>
    new Option(flags, commandWord(language, `command.option.milestone.${name}` as TextKey));
  const refuse = (key: TextKey, value: string): InvalidArgumentError =>
    new InvalidArgumentError(commandWord(language, key, { value }));
  return planCommand(context, "milestones")
    .addOption(option("--record <name>", "record"))
    .addOption(option("--stage <stage>", "stage").choices(stages))
    .addOption(
      option("--number <n>", "number").argParser((word: string) => {
        if (/^[1-9]\d?$/.test(word)) return parseInt(word, 10);
        throw refuse("milestones.usage.number", word);
      }),
    )
    .addOption(
      option("--date <date>", "date").argParser((word: string) => {
        if (isDate(word)) return word;
        throw refuse("milestones.usage.date", word);
      }),
    )
    .addOption(option("--note <note>", "note"))
    .addOption(option("--author <author>", "author"))
    .action(async (name: string, options: MilestoneOptions) => {
      const wrong = wrongUse(options);
      if (wrong !== undefined) {
        context.terminal.error(text(writingOf(options), wrong.key, wrong.parameters));
        context.finishWith(2);
        return;
      }
      const { record, stage, date } = options;
      if (record === undefined || stage === undefined || date === undefined) {
        const plan = await loadPlan(name, context.ports);
        return conclude(context, options, plan.ok ? success(reportOf(plan.value)) : plan);
      }
      return recordOne(context, name, options, { name: record, stage, date });
    });
}

async function recordOne(
  context: CommandContext,
  planName: string,
  options: MilestoneOptions,
  required: { readonly name: string; readonly stage: Stage; readonly date: string },
): Promise<void> {
  const { number, note, author, out } = options;
  const writing = writingOf(options);
  const request = { ...required, number, note, author };
  const recorded = await addMilestone(planName, request, { out, writing }, context.ports);
  if (!recorded.ok) {
    sayIssues(context, options, recorded.issues);
    return;
  }
  const added = recorded.value.milestones.at(-1);
  await conclude(context, { ...options, out: [] }, success(reportOf(recorded.value)));
  if (options.quiet || added === undefined) return;
  const stage = labelText(writing, stageLabel(added));
  context.terminal.error(
    text(writing, "milestones.recorded", { name: added.name, stage, hash: shortHash(added.plan) }),
  );
  for (const file of out) context.terminal.error(text(writing, "command.written", { file }));
}

function reportOf(plan: Plan): Report {
  const moves = milestoneMoves(plan);
  return {
    data: {
      schema: "phanbo/milestones/1",
      plan: plan.id,
      hash: moves.hash,
      milestones: moves.milestones.map(({ figures, ...about }) => ({ ...about, figures: figures.length })),
      rows: moves.rows.map(({ of, amounts, deltas }) => ({ ...of, amounts, deltas })),
    },
    tables: () => [milestonesTable(plan, moves, true)],
    page: pageOf(plan, moves),
  };
}

function pageOf(plan: Plan, moves: MilestoneMoves): NonNullable<Report["page"]> {
  return (writing, width) => {
    if (moves.milestones.length === 0) return text(writing, "milestones.none");
    const tables = [milestoneListTable(moves), milestonesTable(plan, moves, false)];
    return tables.map((table) => renderText(table, tableWriting(writing), { width })).join("\n\n");
  };
}

interface WrongUse {
  readonly key: TextKey;
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
}

/** What a milestone needs to be recorded, and what means nothing without one. */
function wrongUse(options: MilestoneOptions): WrongUse | undefined {
  const { record, stage, number, date, note, author, out } = options;
  if (record === undefined) {
    const given = Object.entries({ stage, number, date, note, author }).filter(
      ([, value]) => value !== undefined,
    );
    if (given.length === 0) return undefined;
    return { key: "milestones.usage.onlyWith", parameters: { options: given.map(([key]) => `--${key}`) } };
  }
  const missing = [
    ...(stage === undefined ? ["--stage"] : []),
    ...(date === undefined ? ["--date"] : []),
    ...(out.length === 0 ? ["--out"] : []),
  ];
  if (missing.length > 0) return { key: "milestones.usage.needs", parameters: { options: missing } };
  if (number !== undefined && stage !== "adjusted")
    return { key: "milestones.usage.numberStage", parameters: {} };
  const unfit = out.find((file) => !isPlanFile(file));
  return unfit === undefined ? undefined : { key: "milestones.usage.out", parameters: { file: unfit } };
}

/** Whether it is a day that the calendar has. */
function isDate(word: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return false;
  const day = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word);
}
