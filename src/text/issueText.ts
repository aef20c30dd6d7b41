import type { Issue, IssueCode, Parameter } from "../core/issue/index.ts";
import { isTextKey, text, type TextKey, type Writing } from "./language.ts";
import { vi } from "./vi/index.ts";

/**
 * An issue as one line: where (the cell, the path or the file), what is wrong, what to do. A value that the issue does not
 * have never stops the message: the text that needs it is not used.
 *
 * @example
 * issueSentence(writingIn("en", "million"), errorAt("lines[0]", "plan.unknownKey", { key: "amuont", nearest: "amount" }))
 * // => "lines[0]: There is no entry called “amuont”. Did you mean “amount”?"
 */
export function issueSentence(writing: Writing, issue: Issue): string {
  const place = issuePlace(issue);
  const words = `${issueWords(writing, issue)} ${issueRemedy(writing, issue)}`;
  return place === "" ? words : `${place}: ${words}`;
}

/** What is wrong, in one sentence with its values. */
export function issueWords(writing: Writing, issue: Issue): string {
  return bestText(writing, `issue.${issue.code}`, issue);
}

/** What to do about it. */
export function issueRemedy(writing: Writing, issue: Issue): string {
  return bestText(writing, `issue.${issue.code}.remedy`, issue);
}

/** Where it stands: the cell of a workbook, or else the path in the plan, or else the file. */
export function issuePlace({ place, parameters }: Issue): string {
  const file = typeof parameters["file"] === "string" ? parameters["file"] : "";
  return place.cell ?? (place.path === "" ? file : place.path);
}

/** The names between braces in a text. */
export function placeholdersOf(words: string): readonly string[] {
  return Array.from(words.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
}

/** The key itself and those that add one word for values that are not always there: the fullest ones first. */
export function variantsOf(key: `issue.${IssueCode}` | `issue.${IssueCode}.remedy`): readonly TextKey[] {
  const variant = new RegExp(`^${key.replaceAll(".", "\\.")}(\\.(?!remedy$)\\w+)?$`);
  return Object.keys(vi)
    .filter(isTextKey)
    .filter((candidate) => variant.test(candidate))
    .sort((one, other) => placeholdersOf(vi[other]).length - placeholdersOf(vi[one]).length);
}

function bestText(
  writing: Writing,
  key: `issue.${IssueCode}` | `issue.${IssueCode}.remedy`,
  { parameters }: Issue,
): string {
  const known = wordsFor(parameters);
  const given = (candidate: TextKey): boolean =>
    placeholdersOf(vi[candidate]).every((name) => known[name] !== undefined);
  const unstated: Parameter = { key: "issue.unstated" };
  const chosen = variantsOf(key).find(given) ?? key;
  const missing = placeholdersOf(vi[chosen]).map((name) => [name, unstated] as const);
  return text(writing, chosen, { ...Object.fromEntries(missing), ...known });
}

/** Names of kinds and styles that the core uses, as the reader's words. */
function wordsFor(parameters: Issue["parameters"]): Readonly<Record<string, Parameter>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      if (name === "expected" || name === "received") return [name, kindWords(value)];
      return [
        name,
        name === "style" && isTextKey(`issue.style.${value}`) ? { key: `issue.style.${value}` } : value,
      ];
    }),
  );
}

const kinds: ReadonlyMap<string, TextKey> = new Map([
  ["object", "issue.kind.object"],
  ["record", "issue.kind.object"],
  ["array", "issue.kind.array"],
  ["string", "issue.kind.string"],
  ["text", "issue.kind.string"],
  ["number", "issue.kind.number"],
  ["int", "issue.kind.whole"],
  ["whole number", "issue.kind.whole"],
  ["boolean", "issue.kind.yesNo"],
  ["yes/no", "issue.kind.yesNo"],
  ["yes/no, text or number", "issue.kind.value"],
  ["null", "issue.kind.nothing"],
  ["undefined", "issue.kind.nothing"],
  ["key", "issue.format.key"],
  ["date", "issue.format.date"],
  ["custom", "issue.format.other"],
  ["invalid_element", "issue.format.other"],
  ["not_multiple_of", "issue.format.other"],
]);

/** Patterns of the plan's schema, by a word that fits this one alone. A version or an id stays as it is. */
const formats: readonly { readonly sample: string; readonly key: TextKey }[] = [
  { sample: "^[a-z0-9]+(?:[-.][a-z0-9]+)*$", key: "issue.format.id" },
  { sample: "^[A-Z0-9]{1,12}$", key: "issue.format.code" },
  { sample: "^[0-9.,]+$", key: "issue.format.digits" },
  { sample: "^\\d{4}$", key: "issue.format.year" },
  { sample: "^[0-9a-f]{64}$", key: "issue.format.hash" },
];

function kindWords(value: string): Parameter {
  const kind =
    kinds.get(value) ?? formats.find(({ sample }) => value === sample || value === `/${sample}/`)?.key;
  if (kind !== undefined) return { key: kind };
  if (value.startsWith("/^(?:(?:\\d\\d[2468]")) return { key: "issue.format.date" };
  return value.startsWith("/") ? { key: "issue.format.other" } : value;
}
