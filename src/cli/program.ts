import { CommanderError, type Command, type Help, type Option } from "commander";
import { createCommand } from "commander";
import type { Ports } from "../app/ports.ts";
import { nearestWord } from "../core/issue/index.ts";
import { engineVersion } from "../core/plan/fingerprint.ts";
import type { Language, TextKey } from "../text/language.ts";
import { allocateCommand } from "./commands/allocate.ts";
import { checkCommand } from "./commands/check.ts";
import { compareCommand } from "./commands/compare.ts";
import { counterpartCommand } from "./commands/counterpart.ts";
import { explainCommand } from "./commands/explain.ts";
import { mergeCommand } from "./commands/merge.ts";
import { milestonesCommand } from "./commands/milestones.ts";
import { optimizeCommand } from "./commands/optimize.ts";
import { runCommand } from "./commands/run.ts";
import { scenariosCommand } from "./commands/scenarios.ts";
import { seekCommand } from "./commands/seek.ts";
import { sensitivityCommand } from "./commands/sensitivity.ts";
import { showCommand } from "./commands/show.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { templateCommand } from "./commands/template.ts";
import { verifyCommand } from "./commands/verify.ts";
import type { CommandContext, ExitCode } from "./context.ts";
import { commandWord, languageOf } from "./options.ts";
import type { Terminal } from "./output.ts";

const commands = [
  runCommand,
  checkCommand,
  showCommand,
  counterpartCommand,
  allocateCommand,
  compareCommand,
  explainCommand,
  scenariosCommand,
  verifyCommand,
  seekCommand,
  sensitivityCommand,
  simulateCommand,
  optimizeCommand,
  mergeCommand,
  milestonesCommand,
  templateCommand,
];

/** Runs the command line `words` (without node and script) and gives the exit code. */
export async function runProgram(
  words: readonly string[],
  ports: Ports,
  terminal: Terminal,
): Promise<ExitCode> {
  const language = languageOf(words);
  let exit: ExitCode = 0;
  const context: CommandContext = {
    ports,
    terminal,
    language,
    finishWith: (code) => {
      exit = code;
    },
  };
  const program = localized(createCommand("phanbo"), language, terminal);
  program
    .description(commandWord(language, "command.program"))
    .version(engineVersion, "--version", commandWord(language, "command.option.version"))
    .addHelpText("after", `\n${commandWord(language, "command.exitCodes")}`);
  for (const make of commands) program.addCommand(localized(make(context), language, terminal));
  try {
    await program.parseAsync(words.length === 0 ? ["--help"] : withAcceptance(words), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    terminal.error(usageSentence(error, program, words, language));
    return 2;
  }
  return exit;
}

/**
 * `--accept-corrections` takes ids of findings or nothing. A word behind it that is no id (they have a colon) is the plan:
 * without this it would be taken for an id, and the plan that is named would not be the one that is worked on.
 */
function withAcceptance(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const next = words[index + 1];
    const takesAll = next === undefined || next.startsWith("-") || (next !== "all" && !next.includes(":"));
    return word === "--accept-corrections" && takesAll ? "--accept-corrections=all" : word;
  });
}

function localized(command: Command, language: Language, terminal: Terminal): Command {
  const word = (key: TextKey): string => commandWord(language, key);
  return command
    .exitOverride()
    .helpOption("-h, --help", word("command.option.help"))
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => {
        terminal.out(text);
      },
      writeErr: () => undefined,
      getOutHelpWidth: () => terminal.width,
    })
    .configureHelp({
      styleTitle: (title) => helpTitle(title, language),
      optionDescription: (option) => optionHelp(option, language),
      argumentDescription: (argument) => argument.description,
      subcommandTerm: (subcommand) => subcommand.name(),
    } satisfies Partial<Help>);
}

function helpTitle(title: string, language: Language): string {
  const keys: Readonly<Record<string, TextKey>> = {
    "Usage:": "command.help.usage",
    "Options:": "command.help.options",
    "Commands:": "command.help.commands",
    "Arguments:": "command.help.arguments",
  };
  const key = keys[title];
  return key === undefined ? title : commandWord(language, key);
}

function optionHelp(option: Option, language: Language): string {
  const choices = option.argChoices;
  const value: unknown = option.defaultValue;
  const extra = [
    ...(choices === undefined ? [] : [commandWord(language, "command.help.choices", { choices })]),
    ...(typeof value === "string" ? [commandWord(language, "command.help.default", { value })] : []),
  ];
  return extra.length === 0 ? option.description : `${option.description} (${extra.join("; ")})`;
}

const usageKeys: Readonly<Record<string, TextKey>> = {
  "commander.unknownOption": "command.usage.unknownOption",
  "commander.unknownCommand": "command.usage.unknownCommand",
  "commander.excessArguments": "command.usage.excessArguments",
  "commander.optionMissingArgument": "command.usage.missingValue",
  "commander.missingArgument": "command.usage.missingArgument",
  "commander.missingMandatoryOptionValue": "command.usage.missingOption",
  "commander.invalidArgument": "command.usage.wrongValue",
};

/** What is wrong with the command line, in the reader's language, with the nearest word that exists. */
function usageSentence(
  error: CommanderError,
  program: Command,
  words: readonly string[],
  language: Language,
): string {
  const key = usageKeys[error.code];
  const value = /'([^']+)'/.exec(error.message)?.[1] ?? words.join(" ");
  const sentence =
    key === undefined
      ? commandWord(language, "command.usage.other", { value: error.message })
      : commandWord(language, key, { value, detail: detailOf(error) });
  const known =
    error.code === "commander.unknownCommand" ? commandNames(program) : optionNames(program, words);
  const nearest =
    key === undefined || error.code === "commander.invalidArgument" ? undefined : nearestWord(value, known);
  const hint =
    nearest === undefined ? "" : ` ${commandWord(language, "command.usage.nearest", { value: nearest })}`;
  return `${sentence}${hint} ${commandWord(language, "command.usage.seeHelp")}`;
}

/** What an option's own check said: the part after the option's name, or the choices. */
function detailOf(error: CommanderError): string {
  const choices = /Allowed choices are (.+)\.$/.exec(error.message)?.[1];
  return choices ?? (error.message.split(/is invalid\.\s*/)[1] ?? "").replace(/\.$/, "");
}

function commandNames(program: Command): readonly string[] {
  return program.commands.map((command) => command.name());
}

function optionNames(program: Command, words: readonly string[]): readonly string[] {
  const command = program.commands.find((candidate) => words.includes(candidate.name())) ?? program;
  return command.options.map((option) => option.long ?? "").filter((name) => name !== "");
}
