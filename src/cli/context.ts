import type { Argument, Command } from "commander";
import { createCommand, createArgument } from "commander";
import { loadPlan } from "../app/loadPlan.ts";
import type { Ports } from "../app/ports.ts";
import type { Issue, Result } from "../core/issue/index.ts";
import type { Plan } from "../core/plan/index.ts";
import { defaultPlanId } from "../plans/index.ts";
import { issueSentence } from "../text/issueText.ts";
import { text, type Language, type TextKey } from "../text/language.ts";
import { commandWord, commonOptions, endingOf, type CommonOptions } from "./options.ts";
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

/** Loads the plan and does `work` with it; says issues or the report, and leaves the exit code. */
export async function withPlan(
  context: CommandContext,
  name: string,
  options: CommonOptions,
  work: (plan: Plan) => Result<Report> | Promise<Result<Report>>,
  exitOf: (report: Report) => ExitCode = () => 0,
): Promise<void> {
  const plan = await loadPlan(name, context.ports);
  const report = plan.ok ? await work(plan.value) : plan;
  await conclude(context, options, report, exitOf);
}

/** Writes files, prints the report, or says every issue. Nothing is printed as done before the files are written. */
export async function conclude(
  context: CommandContext,
  options: CommonOptions,
  report: Result<Report>,
  exitOf: (report: Report) => ExitCode = () => 0,
): Promise<void> {
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
  context.finishWith(exitOf(report.value));
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

/** Trouble with a file is 3, a plan that is not known is wrong usage (2), everything else is in the data (1). */
function exitCodeOf(issues: readonly Issue[]): ExitCode {
  if (issues.some(({ code }) => code.startsWith("file."))) return 3;
  return issues.some(({ code }) => code === "plan.unknownId") ? 2 : 1;
}
