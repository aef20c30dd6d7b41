import { nearestWord, type Parameter } from "../../issue/index.ts";

/** What is wrong with the words of a person: a key of `src/text` with its parameters. */
export interface Problem {
  readonly key: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** `kind:key=value key=value …`, cut into its parts. */
export interface Phrase {
  /** The whole, as it was written. */
  readonly text: string;
  readonly kind: string | undefined;
  readonly entries: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Cuts a phrase. The kind may stand before a colon or as the first word. Values have no blanks; lists are joined by commas. */
export function phraseOf(text: string): Phrase {
  const [, before, after] = /^\s*([A-Za-z-]+)\s*(?::|(?=\s|$))([\s\S]*)$/.exec(text) ?? [];
  const words = (after ?? text).split(/\s+/).filter((word) => word !== "");
  const entries = new Map<string, string>();
  const problems: Problem[] = [];
  for (const word of words) {
    const cut = word.indexOf("=");
    const [key, value] = [word.slice(0, cut), word.slice(cut + 1)];
    if (cut <= 0 || value === "") problems.push(problem("notAPair", { phrase: text, word }));
    else if (entries.has(key)) problems.push(problem("repeatedKey", { phrase: text, key }));
    else entries.set(key, value);
  }
  return { text, kind: before, entries, problems };
}

/** A problem of the phrase syntax. */
export function problem(
  name: string,
  parameters: Readonly<Record<string, Parameter>>,
  candidates?: Iterable<string>,
): Problem {
  const value = parameters["value"];
  const nearest =
    candidates === undefined || typeof value !== "string" ? undefined : nearestWord(value, candidates);
  return nearest === undefined
    ? { key: `seek.problem.${name}`, parameters }
    : { key: `seek.problem.${name}.nearest`, parameters: { ...parameters, nearest } };
}

/** The values of a key, joined by commas; nothing if it is not there. */
export function listOf({ entries }: Phrase, key: string): readonly string[] | undefined {
  const value = entries.get(key);
  if (value === undefined) return undefined;
  return value.split(",").filter((part) => part !== "");
}

/** One problem for each id that is not known, and for each key that the kind does not take. */
export function unknownIds(phrase: Phrase, key: string, known: Iterable<string>): readonly Problem[] {
  const all = new Set(known);
  return (listOf(phrase, key) ?? [])
    .filter((id) => !all.has(id))
    .map((value) => problem("unknownId", { phrase: phrase.text, entry: key, value }, all));
}

export function unknownKeys(phrase: Phrase, known: readonly string[]): readonly Problem[] {
  return [...phrase.entries.keys()]
    .filter((key) => !known.includes(key))
    .map((value) => problem("unknownKey", { phrase: phrase.text, value, known: [...known] }, known));
}

/** One problem for each of `keys` that is not there. */
export function missingKeys(phrase: Phrase, keys: readonly string[]): readonly Problem[] {
  return keys
    .filter((key) => !phrase.entries.has(key))
    .map((key) => problem("missingKey", { phrase: phrase.text, key }));
}

/** The years that `from` and `to` (or `year` for both) name. */
export function yearsIn(phrase: Phrase): {
  readonly from?: number;
  readonly to?: number;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const yearAt = (key: string): number | undefined => {
    const value = phrase.entries.get(key);
    if (value === undefined) return undefined;
    if (/^\d{4}$/.test(value)) return parseInt(value, 10);
    problems.push(problem("notAYear", { phrase: phrase.text, value }));
    return undefined;
  };
  const year = yearAt("year");
  const from = yearAt("from") ?? year;
  const to = yearAt("to") ?? year;
  if (from !== undefined && to !== undefined && from > to) {
    problems.push(problem("yearsReversed", { phrase: phrase.text, from: String(from), to: String(to) }));
  }
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    problems,
  };
}
