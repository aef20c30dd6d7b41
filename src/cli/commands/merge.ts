import { createArgument, InvalidArgumentError, Option, type Command } from "commander";
import { mergeFiles, type MergeOutcome, type Where } from "../../app/mergePlans.ts";
import { isPlanFile, planFiles } from "../../app/planFiles.ts";
import { success } from "../../core/issue/index.ts";
import type { versionNames } from "../../core/merge/index.ts";
import { type Side, type Versions } from "../../core/merge/index.ts";
import { planHash } from "../../core/plan/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { changesTable, conflictsTable } from "../../core/report/mergeTable.ts";
import type { Label } from "../../core/report/table.ts";
import { text, type Language } from "../../text/language.ts";
import { bareCommand, conclude, sayIssues, type CommandContext } from "../context.ts";
import { commandWord, type CommonOptions } from "../options.ts";
import { writingOf, type Report } from "../output.ts";
import { conflictsPage } from "../pages/mergePage.ts";

interface MergeOptions extends CommonOptions {
  readonly take: ReadonlyMap<string, Side>;
}

/** `phanbo merge`: two versions of a plan made one; with conflicts nothing is written, and exit 1. */
export function mergeCommand(context: CommandContext): Command {
  const { language } = context;
  return bareCommand(context, "merge")
    .addArgument(createArgument("<BASE>", commandWord(language, "command.merge.base")))
    .addArgument(createArgument("<A>", commandWord(language, "command.merge.a")))
    .addArgument(createArgument("<B>", commandWord(language, "command.merge.b")))
    .addOption(takeOption(language))
    .action((base: string, a: string, b: string, options: MergeOptions) =>
      merge(context, { base, a, b }, options),
    );
}

async function merge(context: CommandContext, names: Versions<string>, options: MergeOptions): Promise<void> {
  const writing = writingOf(options);
  const unfit = options.out.find((file) => !isPlanFile(file));
  if (unfit !== undefined) {
    context.terminal.error(text(writing, "merge.usage.out", { file: unfit }));
    context.finishWith(2);
    return;
  }
  const outcome = await mergeFiles({ names, choices: options.take }, context.ports);
  if (!outcome.ok) {
    sayIssues(context, options, outcome.issues);
    return;
  }
  const { merged, conflicts } = outcome.value;
  if (merged !== undefined) {
    const files = await planFiles(merged.plan, merged.scenarios, options.out, writing, context.ports);
    const written = await context.ports.files.write(files);
    if (!written.ok) {
      sayIssues(context, options, written.issues);
      return;
    }
  }
  // What `--out` names is the merged plan, never this report.
  await conclude(context, { ...options, out: [] }, success(reportOf(outcome.value, options.out)));
  if (merged === undefined) {
    context.terminal.error(text(writing, "merge.conflicts.nothingWritten", { count: conflicts.length }));
  } else if (!options.quiet) {
    for (const file of options.out) context.terminal.error(text(writing, "command.written", { file }));
  }
}

function takeOption(language: Language): Option {
  return new Option("--take <key=a|b>", commandWord(language, "command.option.take"))
    .default(new Map())
    .argParser((word: string, taken: ReadonlyMap<string, Side>): ReadonlyMap<string, Side> => {
      const [, key = "", side = ""] = /^(.+)=(a|b)$/su.exec(word) ?? [];
      if (side !== "a" && side !== "b") {
        throw new InvalidArgumentError(commandWord(language, "merge.usage.take", { value: word }));
      }
      if ((taken.get(key) ?? side) !== side) {
        throw new InvalidArgumentError(commandWord(language, "merge.usage.takenTwice", { value: key }));
      }
      return new Map([...taken, [key, side]]);
    });
}

function reportOf(outcome: MergeOutcome, out: readonly string[]): Report {
  const { names, merged, conflicts, changes } = outcome;
  const shown = conflicts.map((conflict) => ({
    ...conflict,
    places: {
      base: placeText(conflict.where.base),
      a: placeText(conflict.where.a),
      b: placeText(conflict.where.b),
    },
  }));
  return {
    data: dataOf(outcome),
    tables: () => [
      merged === undefined
        ? conflictsTable(shown, names)
        : changesTable(changes, names, notesOn(outcome, merged, out)),
    ],
    ...(merged === undefined
      ? { page: (writing, width) => conflictsPage(shown, names, writing, width), hasErrors: true }
      : {}),
  };
}

function notesOn(
  { names }: MergeOutcome,
  { plan, scenarios }: NonNullable<MergeOutcome["merged"]>,
  out: readonly string[],
): readonly Label[] {
  const ends = (ending: string) => (file: string) => file.toLowerCase().endsWith(ending);
  const isFromWorkbook = Object.values(names).some(ends(".xlsx"));
  const isLeftOut = scenarios.length > 0 && isFromWorkbook && out.some(ends(".json"));
  return [
    { key: "merge.changes.hash", parameters: { hash: shortHash(planHash(plan)) } },
    ...(isLeftOut ? [{ key: "merge.changes.scenarios", parameters: { count: scenarios.length } }] : []),
  ];
}

function dataOf({ names, plans, merged, conflicts, changes }: MergeOutcome): Report["data"] {
  const version = (name: (typeof versionNames)[number]) => ({
    file: names[name],
    plan: plans[name].id,
    hash: planHash(plans[name]),
  });
  return {
    schema: "phanbo/merge/1",
    base: version("base"),
    a: version("a"),
    b: version("b"),
    ...(merged === undefined ? {} : { merged: { plan: merged.plan.id, hash: planHash(merged.plan) } }),
    conflicts: conflicts.map(({ key, kind, values, where }) => ({
      key,
      kind,
      ...values,
      where,
      settle: [`--take ${key}=a`, `--take ${key}=b`],
    })),
    changes,
  };
}

function placeText(where: Where | undefined): string {
  return where === undefined ? "–" : (where.cell ?? where.path);
}
