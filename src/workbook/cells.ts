import { nearestWord, type IssueCode, type Parameter } from "../core/issue/index.ts";
import {
  Decimal,
  dongPer,
  inUnit,
  isMoney,
  moneyFromCell,
  readMoney,
  readNumber,
  writeMoney,
  type Money,
  type MoneyUnit,
} from "../core/money/index.ts";
import { dateFromCell, joinList, splitList, wordsFromCell, wordsToCell } from "./cellText.ts";
import { isChoiceSet, choiceWord, choiceWords, readChoice, wordKey, type ChoiceSet } from "./choices.ts";
import type { Entry, ValueKind } from "./layoutColumn.ts";
import { fileText } from "./layoutText.ts";
import type { CellValue } from "./port.ts";
import { isList, type RawValue } from "./record.ts";

/** A number with more digits than this is written as text: a sheet would drop the rest. */
const cellDigits = 15;

/** The value of a plan as a cell holds it; amounts in `unit`. */
export function toCell(value: RawValue | undefined, entry: Entry, unit: MoneyUnit): CellValue {
  if (value === undefined || value === null) return null;
  if (isList(value)) return listToCell(value.map(String), entry);
  if (typeof value === "object") return null;
  if (typeof value === "boolean") return choiceWord("yesNo", value ? "yes" : "no");
  if (typeof value === "number")
    return entry.kind === "money" && isMoney(value) ? moneyToCell(value, unit) : value;
  if (entry.kind === "choice") return choiceWord(entry.set, value);
  return entry.kind === "words" ? wordsToCell(value) : value;
}

function listToCell(items: readonly string[], entry: Entry): string {
  if (items.length === 0) return fileText("layout.emptyList");
  const set = entry.kind === "list" && isChoiceSet(entry.of) ? entry.of : undefined;
  return joinList(set === undefined ? items : items.map((item) => choiceWord(set, item)));
}

function moneyToCell(amount: Money, unit: MoneyUnit): CellValue {
  const exact = inUnit(amount, unit);
  return exact.precision() > cellDigits ? writeMoney(amount, unit, "vi-VN") : exactNumber(amount, unit);
}

/** One division of whole numbers, so the nearest double to the exact quotient: the same as reading its digits. */
function exactNumber(amount: Money, unit: MoneyUnit): number {
  return amount / dongPer(unit);
}

/** What is wrong with a cell, without its place. */
export interface Problem {
  readonly code: IssueCode;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** What was read from a cell. With a problem, a value may stand in so that the rest of the plan can still be checked. */
export interface Reading {
  readonly value?: RawValue;
  readonly problem?: Problem;
}

/** Whether there is nothing in the cell, or blanks alone. */
export function isBlank(cell: CellValue | undefined): cell is null | undefined | "" {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** The value of a plan from a cell that is not blank; amounts in `unit`. */
export function fromCell(cell: CellValue, entry: Entry, unit: MoneyUnit): Reading {
  switch (entry.kind) {
    case "words":
      return withText(cell, wordsFromCell);
    case "id":
      return withText(cell, (written) => written.trim());
    case "code":
    case "digits":
      return typeof cell === "string" ? { value: cell.trim() } : wrong("text", cell);
    case "ratio":
      return readRatioCell(cell);
    case "date":
      return typeof cell === "string" || typeof cell === "number"
        ? { value: dateFromCell(cell) }
        : wrong("text", cell);
    case "year":
    case "count":
      return readNumberCell(cell);
    case "money":
      return readMoneyCell(cell, unit);
    case "yesNo":
      return readYesNo(cell);
    case "choice":
      return withChoice(cell, entry.set);
    case "list":
      return readList(cell, entry.of);
    case "value":
      return readValue(cell, entry.as, entry.choices);
  }
}

/** A number typed where text belongs loses nothing if it is short and whole: `7` for criterion 7. */
function withText(cell: CellValue, read: (written: string) => string): Reading {
  if (typeof cell === "string") return { value: read(cell) };
  return Number.isSafeInteger(cell) ? { value: String(cell) } : wrong("text", cell);
}

function readRatioCell(cell: CellValue): Reading {
  if (typeof cell === "string") return { value: cell.trim() };
  if (typeof cell !== "number") return wrong("text", cell);
  return Number.isFinite(cell)
    ? { value: new Decimal(cell.toPrecision(cellDigits)).toString() }
    : notFinite(cell);
}

function readNumberCell(cell: CellValue): Reading {
  if (typeof cell === "string") return { value: 0, problem: textInNumberCell(cell) };
  if (typeof cell !== "number") return wrong("number", cell);
  return Number.isFinite(cell) ? { value: cell } : notFinite(cell);
}

function readMoneyCell(cell: CellValue, unit: MoneyUnit): Reading {
  if (typeof cell === "number") {
    if (cell < 0)
      return { value: 0, problem: problem("number.negative", { value: { decimal: String(cell) } }) };
    const read = moneyFromCell(cell, unit);
    return read.ok ? { value: read.value } : { value: 0, ...firstProblem(read.issues) };
  }
  if (typeof cell !== "string") return { value: 0, ...wrong("number", cell) };
  const long = readMoney(cell, "unstated", unit);
  if (long.ok && inUnit(long.value, unit).precision() > cellDigits) return { value: long.value };
  return { value: 0, problem: textInNumberCell(cell) };
}

/** Text is refused even where it has one reading: a sheet takes it for 0 in every sum. */
function textInNumberCell(written: string): Problem {
  const read = readNumber(written, "unstated");
  if (read.ok) return problem("plan.wrongType", { expected: "number", received: "string", value: written });
  return firstProblem(read.issues).problem ?? problem("number.notANumber", { value: written });
}

function readYesNo(cell: CellValue): Reading {
  if (typeof cell === "boolean") return { value: cell };
  const read = withChoice(cell, "yesNo");
  if (typeof read.value === "string") return { value: read.value === "yes" };
  if (typeof cell === "string" && ["true", "false"].includes(wordKey(cell)))
    return { value: wordKey(cell) === "true" };
  return read;
}

function withChoice(cell: CellValue, set: ChoiceSet): Reading {
  const value = typeof cell === "string" ? readChoice(set, cell) : undefined;
  return value === undefined ? { problem: unknownChoice(String(cell), choiceWords(set)) } : { value };
}

function readList(cell: CellValue, of: Extract<Entry, { kind: "list" }>["of"]): Reading {
  if (typeof cell !== "string") {
    const one =
      of === "id" ? withText(cell, String) : of === "ratio" ? readRatioCell(cell) : wrong("text", cell);
    return one.value === undefined ? one : { ...one, value: [one.value] };
  }
  if (wordKey(cell) === wordKey(fileText("layout.emptyList"))) return { value: [] };
  const items = splitList(cell);
  if (!isChoiceSet(of)) return { value: items };
  const values = items.map((item) => readChoice(of, item));
  const unknown = items.find((_, index) => values[index] === undefined);
  if (unknown !== undefined) return { problem: unknownChoice(unknown, choiceWords(of)) };
  return { value: values.filter((value) => value !== undefined) };
}

function readValue(
  cell: CellValue,
  as: ValueKind | undefined,
  choices: readonly string[] | undefined,
): Reading {
  switch (as) {
    case "yesNo":
      return readYesNo(cell);
    case "whole":
    case "decimal":
    case "money":
      return readNumberCell(cell);
    case "choice":
      return readChosen(cell, choices);
    case undefined: {
      if (typeof cell !== "string") return { value: cell };
      const answer = readYesNo(cell);
      return answer.problem === undefined ? answer : { value: cell.trim() };
    }
  }
}

/** One of an attribute's own choices; anything else stays as it is, for the check to refuse with the nearest. */
function readChosen(cell: CellValue, choices: readonly string[] = []): Reading {
  const read = withText(cell, (written) => written.trim());
  const { value } = read;
  if (typeof value !== "string") return read;
  return { value: choices.find((choice) => wordKey(choice) === wordKey(value)) ?? value };
}

function unknownChoice(value: string, choices: readonly string[]): Problem {
  const nearest = nearestWord(value, choices);
  return problem("plan.unknownChoice", { value, choices, ...(nearest === undefined ? {} : { nearest }) });
}

function wrong(expected: "text" | "number", cell: CellValue): Reading {
  return {
    problem: problem("plan.wrongType", { expected, received: typeof cell, value: String(cell) }),
  };
}

function notFinite(value: number): Reading {
  return { value: 0, problem: problem("number.notFinite", { value: String(value) }) };
}

function problem(code: IssueCode, parameters: Readonly<Record<string, Parameter>>): Problem {
  return { code, parameters };
}

function firstProblem(issues: readonly Problem[]): { readonly problem?: Problem } {
  const [first] = issues;
  return first === undefined ? {} : { problem: problem(first.code, first.parameters) };
}
