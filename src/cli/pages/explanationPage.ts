import type { MoneyAsked, NotFound } from "../../app/explainCell.ts";
import type { Pool } from "../../core/allocation/allocation.ts";
import { replay } from "../../core/allocation/trace/replay.ts";
import type { Trace } from "../../core/allocation/trace/trace.ts";
import { nearestWord } from "../../core/issue/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { explanationSteps } from "../../core/report/explanationSteps.ts";
import { illustrativeNotes, legalLines } from "../../core/report/explanationTable.ts";
import { moneyWords, placeWords } from "../../core/report/explanationWords.ts";
import { fold } from "../../core/report/renderText.ts";
import type { Label } from "../../core/report/table.ts";
import { labelText, text, type Writing } from "../../text/language.ts";

const indent = "   ";

/** One amount as a finance officer would explain it: numbered steps with their figures, the result, what it rests on. */
export function explanationPage(
  trace: Trace,
  hashes: { readonly inputs: string; readonly outputs: string },
  writing: Writing,
  width: number,
): string {
  const steps = explanationSteps(trace).filter(({ id }) => id !== "amount");
  const legal = legalLines(trace);
  const again = replay(trace);
  return [
    text(writing, "explanation.title", { place: placeWords(trace.place) }),
    labelText(writing, moneyWords(trace)),
    text(writing, "page.hashLine", { inputs: shortHash(hashes.inputs), outputs: shortHash(hashes.outputs) }),
    "",
    text(writing, "explanation.result", { amount: { dong: trace.amount } }),
    "",
    ...steps.flatMap(({ heading, lines, amount }, index) => {
      const title = `${index + 1}. ${labelText(writing, heading)}`;
      const figure = amount === undefined ? "" : `: ${labelText(writing, amountWords(amount))}`;
      return [`${title}${figure}`, ...lines.flatMap((line) => indented(labelText(writing, line), width))];
    }),
    "",
    text(writing, "explanation.legal.title"),
    ...(legal.length === 0 ? [{ key: "explanation.legal.none" }] : legal).flatMap((line: Label) =>
      indented(labelText(writing, line), width),
    ),
    ...illustrativeNotes(trace).flatMap((note) => ["", ...fold(labelText(writing, note), width)]),
    "",
    ...(again.kind === "amount"
      ? [text(writing, "explanation.note.replayed", { amount: { dong: again.amount } })]
      : []),
  ].join("\n");
}

function amountWords(amount: number): Label {
  return { key: "explanation.amount", parameters: { amount: { dong: amount } } };
}

function indented(sentence: string, width: number): readonly string[] {
  return fold(sentence, width - indent.length).map((line) => indent + line);
}

/** What was asked for and is not there, with the nearest that is. */
export function notFoundSentence(
  writing: Writing,
  place: string,
  asked: MoneyAsked | undefined,
  what: NotFound,
): string {
  switch (what.kind) {
    case "place": {
      const sentence = text(writing, "explanation.usage.unknownPlace", { value: place });
      if (what.nearest.length === 0) return sentence;
      return `${sentence} ${text(writing, "explanation.usage.nearestPlace", { places: what.nearest.map(placeWords) })}`;
    }
    case "notCommune":
      return text(writing, "explanation.usage.notCommune", {
        value: place,
        name: placeWords(what.place),
        places: what.beneath.map(placeWords),
      });
    case "nothing":
      return text(writing, "explanation.usage.nothing", { value: place });
    case "source":
      return sourceSentence(writing, asked?.source ?? "", what.known);
    case "money":
      return text(writing, "explanation.usage.noMoney", {
        money: asked === undefined ? place : `${asked.source} ${asked.type} ${asked.year}`,
        known: what.pools.map((pool) => `${pool.type} ${pool.year}`).filter(isFirst),
      });
    case "several":
      return text(writing, "explanation.usage.origin", { known: what.pools.map(partOf).filter(isFirst) });
  }
}

function sourceSentence(writing: Writing, value: string, known: readonly string[]): string {
  const sentence = text(writing, "explanation.usage.unknownSource", { value, known });
  const nearest = nearestWord(value, known);
  return nearest === undefined
    ? sentence
    : `${sentence} ${text(writing, "command.usage.nearest", { value: nearest })}`;
}

function partOf({ component, origin, year }: Pool): string {
  return [component === undefined ? "" : `--component ${component}`, `--origin ${origin ?? year}`]
    .join(" ")
    .trim();
}

function isFirst(word: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(word) === index;
}
