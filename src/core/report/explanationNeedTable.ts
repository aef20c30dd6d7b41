import type { Need, NeedAnswer, NeedPoint } from "../allocation/trace/need.ts";
import type { TraceExact } from "../allocation/trace/trace.ts";
import type { Parameter } from "../issue/issue.ts";
import { Decimal } from "../money/decimal.ts";
import { dongPer, type MoneyUnit } from "../money/unit.ts";
import { moneyWords, numberWords, placeWords, ruleWords, shareWords } from "./explanationWords.ts";
import { illustrativeNotes } from "./explanationTable.ts";
import { column, textCell, type Label, type Row, type Table } from "./table.ts";

/** What would have to change for a place to get an amount, a line each with what proves it. */
export function explanationNeedTable(need: Need): Table {
  const { wanted, now } = need;
  const { unit } = now.rounding;
  return {
    id: "explanation.need",
    title: {
      key: "explanation.need.title",
      parameters: { place: placeWords(now.place), amount: { dong: wanted } },
    },
    columns: [
      column("change", { key: "explanation.need.change" }, "left", 34),
      column("from", { key: "explanation.need.from" }, "right", 14),
      column("to", { key: "explanation.need.to" }, "right", 16),
      column("certificate", { key: "explanation.need.certificate" }, "left", 60),
    ],
    rows: need.answers.map((answer, index) => answerRow(answer, unit, index)),
    hasMoney: false,
    notes: [
      moneyWords(now),
      {
        key: "explanation.need.now",
        parameters: {
          exact: shareText(now.exact, unit),
          unit: { key: `unit.${unit}` },
          amount: { dong: now.amount },
        },
      },
      { key: "explanation.need.note", parameters: { unit: { key: `unit.${unit}` } } },
      ...illustrativeNotes(now),
    ],
  };
}

function answerRow(answer: NeedAnswer, unit: MoneyUnit, index: number): Row {
  const { change, rule, from } = answer;
  const value = (text: string): Parameter => (change === "weight" ? numberWords(text) : inUnit(text, unit));
  const parameters = { unit: { key: `unit.${unit}` }, rule: ruleWords(rule) };
  return {
    key: `${change}/${index}`,
    role: "item",
    level: 0,
    cells: [
      textCell({ key: `explanation.need.${change}`, parameters }),
      textCell(valueLabel(value(from))),
      textCell(
        answer.kind === "reached" ? valueLabel(value(answer.at.value)) : { key: "explanation.need.none" },
      ),
      textCell(certificate(answer, unit, value)),
    ],
  };
}

function certificate(answer: NeedAnswer, unit: MoneyUnit, value: (text: string) => Parameter): Label {
  const units = { unit: { key: `unit.${unit}` } };
  if (answer.kind === "none") {
    const reason = {
      key: `explanation.need.because.${answer.obstacle}`,
      parameters: { rule: ruleWords(answer.by) },
    };
    return {
      key: "explanation.need.most",
      parameters: { ...units, reason, share: shareText(answer.most, unit) },
    };
  }
  const { at, below } = answer;
  const about = { ...units, ...pointWords(at, unit, value) };
  if (below === "least") return { key: "explanation.need.least", parameters: about };
  if (below === "floors") return { key: "explanation.need.floorsBelow", parameters: about };
  const less = pointWords(below, unit, value);
  return {
    key: "explanation.need.both",
    parameters: { ...about, below: less.value, shareBelow: less.share },
  };
}

function pointWords(
  { value: text, share }: NeedPoint,
  unit: MoneyUnit,
  value: (text: string) => Parameter,
): { readonly value: Parameter; readonly share: Parameter } {
  return { value: value(text), share: shareText(share, unit) };
}

/** Cut after a few digits, and marked where it goes on. */
function shareText(exact: TraceExact, unit: MoneyUnit): Parameter {
  const { value, isCut } = shareWords(exact, unit);
  return { key: isCut ? "explanation.need.cut" : "explanation.need.whole", parameters: { value } };
}

function inUnit(dong: string, unit: MoneyUnit): Parameter {
  return { decimal: new Decimal(dong).div(dongPer(unit)).toFixed() };
}

function valueLabel(value: Parameter): Label {
  return { key: "explanation.need.whole", parameters: { value } };
}
