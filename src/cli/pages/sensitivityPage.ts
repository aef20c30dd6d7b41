import type { SensitivityResult } from "../../app/sensitivityOf.ts";
import type { Tornado } from "../../core/analysis/sensitivity/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { fold, renderText } from "../../core/report/renderText.ts";
import { driverWords, targetWords, valueWords, type NameSource } from "../../core/report/seekWords.ts";
import { tornadoOf, twoWayTable } from "../../core/report/sensitivityTables.ts";
import type { Table } from "../../core/report/table.ts";
import { issueWords } from "../../text/issueText.ts";
import { text, type Writing } from "../../text/language.ts";
import { tableWriting } from "../output.ts";
import { planHeading } from "./findingsPage.ts";

/** Where a sensitivity looks up names. */
export function sensitivityNames({ plan, question }: SensitivityResult): NameSource {
  return { plan, scenario: question.scenario?.scenario };
}

/** What matters most for each figure, in a sentence and a table; then what makes no difference, and that all adds up. */
export function sensitivityPage(result: SensitivityResult, writing: Writing, width: number): string {
  const { question, sensitivity, tables, inputs } = result;
  const names = sensitivityNames(result);
  const draw = (table: Table): string => renderText(table, tableWriting(writing), { width });
  const under =
    question.scenario === undefined
      ? []
      : [text(writing, "seek.scenario", { scenario: { name: question.scenario.scenario.name } })];
  const runs = sensitivity.drivers.flatMap(({ outcomes }) => outcomes.filter(({ run }) => run !== undefined));
  return [
    text(writing, "sensitivity.title"),
    ...planHeading(question.plan, writing),
    text(writing, "page.hashLine", { inputs: shortHash(inputs), outputs: "–" }),
    ...under,
    ...sensitivity.tornados.flatMap((tornado) => [
      "",
      ...tornadoLines(result, tornado, writing).flatMap((line) => fold(capital(line), width)),
      ...(isMoved(tornado) ? ["", draw(tornadoOf(sensitivity, tornado, names))] : []),
    ]),
    ...tables.flatMap((table) => ["", draw(twoWayTable(table, names))]),
    "",
    ...impossibleLines(result, writing).flatMap((line) => fold(line, width)),
    ...fold(text(writing, "sensitivity.balanced", { count: runs.length + 1 }), width),
    ...fold(text(writing, "sensitivity.exact"), width),
  ].join("\n");
}

function isMoved({ bars }: Tornado): boolean {
  return bars.some(({ swing }) => swing > 0);
}

function tornadoLines(
  result: SensitivityResult,
  { target, base, bars }: Tornado,
  writing: Writing,
): readonly string[] {
  const names = sensitivityNames(result);
  const about = { target: targetWords(target, names), base: { dong: base.amount } };
  const [first] = bars;
  const driver = result.sensitivity.drivers[first?.driver ?? 0]?.driver;
  if (first === undefined || driver === undefined || first.swing === 0) {
    return [text(writing, "sensitivity.none", about)];
  }
  const still = bars.flatMap(({ driver: index, swing }) => {
    const other = result.sensitivity.drivers[index]?.driver;
    return swing > 0 || other === undefined ? [] : [driverWords(other, names)];
  });
  return [
    text(writing, "sensitivity.most", {
      ...about,
      driver: driverWords(driver, names),
      low: valueWords(driver, first.low.value),
      high: valueWords(driver, first.high.value),
      least: { dong: first.low.amount },
      greatest: { dong: first.high.amount },
    }),
    ...(still.length === 0 ? [] : [text(writing, "sensitivity.still", { drivers: still })]),
  ];
}

function impossibleLines(result: SensitivityResult, writing: Writing): readonly string[] {
  const names = sensitivityNames(result);
  return result.sensitivity.drivers.flatMap(({ driver, outcomes }) =>
    outcomes.flatMap(({ value, issues }) => {
      const [issue] = issues;
      if (issue === undefined) return [];
      const about = { driver: driverWords(driver, names), value: valueWords(driver, value) };
      return [text(writing, "sensitivity.impossible", { ...about, reason: issueWords(writing, issue) })];
    }),
  );
}

/** A phrase that begins a sentence. */
function capital(sentence: string): string {
  const [first = ""] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}
