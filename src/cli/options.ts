import { InvalidArgumentError, Option } from "commander";
import type { Acceptance } from "../app/checkPlan.ts";
import { moneyUnits, type MoneyUnit } from "../core/money/index.ts";
import { languages, text, writingIn, type Language, type TextKey } from "../text/language.ts";

export const formats = ["text", "json", "csv", "md"] as const;

export type Format = (typeof formats)[number];

/** What every command takes. */
export interface CommonOptions {
  readonly lang: Language;
  readonly unit: MoneyUnit;
  readonly format: Format;
  readonly out: readonly string[];
  readonly quiet: boolean;
}

export interface AcceptingOptions extends CommonOptions {
  readonly acceptCorrections?: string | true;
}

/** The language that the command line asks for, known before it is parsed, so that help and errors speak it. */
export function languageOf(words: readonly string[]): Language {
  const index = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const word = words[index] ?? "";
  const value = word.includes("=") ? word.slice(word.indexOf("=") + 1) : words[index + 1];
  return languages.find((language) => index >= 0 && language === value) ?? "vi";
}

/** A word of the command line in `language`. */
export function commandWord(language: Language, key: TextKey, parameters = {}): string {
  return text(writingIn(language, "million"), key, parameters);
}

/** The options that every command has, described in `language`. */
export function commonOptions(language: Language): readonly Option[] {
  const word = (key: TextKey): string => commandWord(language, key);
  return [
    new Option("--lang <vi|en>", word("command.option.lang")).choices(languages).default("vi"),
    new Option("--unit <unit>", word("command.option.unit")).choices(moneyUnits).default("million"),
    new Option("--format <format>", word("command.option.format")).choices(formats).default("text"),
    new Option("--out <file>", word("command.option.out"))
      .default([])
      .argParser((file: string, files: readonly string[]) => [...files, checkedFile(file, language)]),
    new Option("--quiet", word("command.option.quiet")).default(false),
  ];
}

/** `--accept-corrections`, alone for all or with ids joined by commas. */
export function acceptOption(language: Language): Option {
  return new Option("--accept-corrections [ids]", commandWord(language, "command.option.accept"));
}

/** `--scenario`: an id or a file. */
export function scenarioOption(language: Language): Option {
  return new Option("--scenario <scenario>", commandWord(language, "command.option.scenario"));
}

/** What the option says: none, all, or the ids. */
export function acceptanceOf(options: AcceptingOptions): Acceptance {
  const value = options.acceptCorrections;
  if (value === undefined) return [];
  if (value === true || value === "all") return "all";
  return value
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

/** The endings that `--out` understands. */
export const outEndings = [".xlsx", ".csv", ".json", ".md", ".txt"] as const;

export type OutEnding = (typeof outEndings)[number];

/** The ending of a file, or nothing if it is none of ours. */
export function endingOf(file: string): OutEnding | undefined {
  return outEndings.find((ending) => file.toLowerCase().endsWith(ending));
}

function checkedFile(file: string, language: Language): string {
  if (endingOf(file) !== undefined) return file;
  throw new InvalidArgumentError(
    commandWord(language, "command.outEnding", { file, endings: [...outEndings] }),
  );
}
