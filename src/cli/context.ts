import type { Argument, Command } from "commander";
import { createCommand, createArgument } from "commander";
import { checkPlan, type CheckedPlan } from "../app/checkPlan.ts";
import { loadPlan } from "../app/loadPlan.ts";
import type { Ports } from "../app/ports.ts";
import type { Issue, Result } from "../core/issue/index.ts";
import type { Plan } from "../core/plan/index.ts";
import { defaultPlanId } from "../plans/index.ts";
import { issueSentence } from "../text/issueText.ts";
import { text, type Language, type TextKey } from "../text/language.ts";
import {
  acceptanceOf,
  acceptOption,
  commandWord,
  commonOptions,
  endingOf,
  type AcceptingOptions,
  type CommonOptions,
} from "./options.ts";
import { filesOf, jsonText, render, writingOf, type Report, type Terminal } from "./output.ts";

/** 0 done · 1 the plan has errors · 2 wrong usage · 3 file or host trouble. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command file gets: ports, the terminal, the language, and where to leave the exit code. */
export interface CommandContext {
  readonly ports: Ports;
  readonly terminal: Terminal;
  readonly language: Language;
  finishWith(code: ExitCode): void;
}

/** A command with the options that all have and a PLAN to work on. */
export function planCommand(context: CommandContext, name: string): Command {
  const command = bareCommand(context, name);
  return command.addArgument(planArgument(context.language));
}

/** A command with the options that all have. */
export function bareCommand(context: CommandContext, name: string): Command {
  const command = createCommand(name).description(
    commandWord(context.language, `command.${name}.description` as TextKey),
  );
  for (const option of commonOptions(context.language)) command.addOption(option);
  return command;
}

function planArgument(language: Language): Argument {
  return createArgument("[PLAN]", commandWord(language, "command.plan")).default(defaultPlanId);
}

/** A command on a plan of which a person may accept corrections. */
export function checkedPlanCommand(context: CommandContext, name: string): Command {
  return planCommand(context, name).addOption(acceptOption(context.language));
}

/** Loads the plan, applies what is accepted to a copy, and does `work` with both; then says issues or the report. */
export async function withCheckedPlan(
  context: CommandContext,
  name: string,
  options: AcceptingOptions,
  work: (checked: CheckedPlan, printed: Plan) => Result<Report> | Promise<Result<Report>>,
): Promise<void> {
  const printed = await loadPlan(name, context.ports);
  if (!printed.ok) {
    await conclude(context, options, printed);
    return;
  }
  const checked = checkPlan(printed.value, acceptanceOf(options));
  await conclude(context, options, checked.ok ? await work(checked.value, printed.value) : checked);
}

/** Writes files, prints the report, or says every issue. Nothing is printed as done before the files are written. */
export async function conclude(
  context: CommandContext,
  asked: CommonOptions,
  report: Result<Report>,
): Promise<void> {
  const usualOut = report.ok && report.value.usualOut !== undefined ? [report.value.usualOut] : [];
  const options = asked.out.length > 0 ? asked : { ...asked, out: usualOut };
  if (!report.ok) {
    sayIssues(context, options, report.issues);
    return;
  }
  const unfit = options.out.find((file) => endingOf(file) === ".xlsx" && report.value.workbook === undefined);
  if (unfit !== undefined) {
    context.terminal.error(commandWord(context.language, "command.noWorkbook", { file: unfit }));
    context.finishWith(2);
    return;
  }
  const width = context.terminal.width;
  const files = await filesOf(report.value, options, width);
  const written = files.ok ? await context.ports.files.write(files.value) : files;
  if (!written.ok) {
    sayIssues(context, options, written.issues);
    return;
  }
  if (!options.quiet) {
    context.terminal.out(render(report.value, options.format, options, width));
    for (const file of options.out) {
      context.terminal.error(commandWord(context.language, "command.written", { file }));
    }
  }
  context.finishWith(report.value.hasErrors === true ? 1 : 0);
}

/** All issues on stderr, one line each, and as JSON on stdout where JSON was asked for. */
export function sayIssues(context: CommandContext, options: CommonOptions, issues: readonly Issue[]): void {
  const writing = writingOf(options);
  if (options.format === "json") {
    context.terminal.out(`${jsonText({ schema: "phanbo/issues/1", issues })}\n`);
  }
  context.terminal.error(text(writing, "command.issues", { count: issues.length }));
  for (const issue of issues) context.terminal.error(`  • ${issueSentence(writing, issue)}`);
  context.finishWith(exitCodeOf(issues));
}

/** What a person should look at although the work goes on, on stderr, one line each. */
export function sayWarnings(
  context: CommandContext,
  options: CommonOptions,
  warnings: readonly Issue[],
): void {
  const writing = writingOf(options);
  for (const issue of warnings) {
    context.terminal.error(
      text(writing, "scenario.page.warning", { sentence: issueSentence(writing, issue) }),
    );
  }
}

/** Trouble with a file is 3, a plan or scenario that is not known is wrong usage (2), everything else is in the data (1). */
function exitCodeOf(issues: readonly Issue[]): ExitCode {
  if (issues.some(({ code }) => code.startsWith("file."))) return 3;
  return issues.some(({ code }) => code === "plan.unknownId" || code === "scenario.unknownId") ? 2 : 1;
}
