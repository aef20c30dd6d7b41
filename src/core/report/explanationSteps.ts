import { exactText, nought, plus, readExact } from "../allocation/trace/replayArithmetic.ts";
import type { Trace, TraceHeld, TraceLine, TraceSetAside } from "../allocation/trace/trace.ts";
import { money, sum, type Money } from "../money/money.ts";
import { periodText } from "../plan/plan.ts";
import {
  placeWords,
  numberWords,
  percentWords,
  ruleWords,
  shareWords,
  weighingWords,
} from "./explanationWords.ts";
import type { Label } from "./table.ts";

/** A step of an explanation: what it is about, sentences on how, and the amount that it comes to. */
export interface ExplanationStep {
  readonly id: string;
  readonly heading: Label;
  readonly lines: readonly Label[];
  readonly amount?: Money;
}

/** The steps from the money of the plan to the amount, in the order in which they were taken; those that change nothing are left out. */
export function explanationSteps(trace: Trace): readonly ExplanationStep[] {
  const { envelope, setAside, carried, shared, amount } = trace;
  const year = { year: String(envelope.year) };
  const taken = sum(setAside.map((part) => part.amount));
  return [
    {
      id: "envelope",
      heading: { key: "explanation.step.envelope", parameters: year },
      lines: envelope.lines.map((line) => lineWords(line, envelope.year)),
      amount: envelope.amount,
    },
    ...(setAside.length === 0
      ? []
      : [
          {
            id: "setAside",
            heading: { key: "explanation.step.setAside" },
            lines: setAside.map((part) => setAsideWords(part, trace)),
            amount: taken,
          },
        ]),
    ...carriedSteps(carried),
    {
      id: "shared",
      heading: { key: "explanation.step.shared" },
      lines: sharedWords(trace, taken),
      amount: shared,
    },
    ...tierSteps(trace),
    ...blockSteps(trace),
    {
      id: "weight",
      heading: { key: "explanation.step.weight", parameters: { weight: numberWords(trace.weighing.value) } },
      lines: weighingWords(trace.weighing),
    },
    ...boundSteps(trace),
    ...(trace.block === undefined ? [] : shareSteps(trace)),
    ...counterpartSteps(trace),
    { id: "amount", heading: { key: "explanation.step.amount" }, lines: [], amount },
  ];
}

function lineWords(
  { line, status, documentPlace, from, to, amount, phasing, part }: TraceLine,
  year: number,
): Label {
  const about = {
    line,
    document: documentPlace,
    status: { key: `report.status.${status}` },
    part: { dong: part },
  };
  if (phasing === undefined) return { key: "explanation.line", parameters: about };
  const total = phasing.years.map(({ weight }) => readExact(weight) ?? nought).reduce(plus, nought);
  return {
    key: "explanation.linePhased",
    parameters: {
      ...about,
      amount: { dong: amount },
      period: periodText({ from, to }),
      profile: { name: phasing.name },
      origin: { key: `allocation.origin.${phasing.origin}` },
      year: String(year),
      weight: numberWords(phasing.years.find((each) => each.year === year)?.weight ?? "0"),
      sum: numberWords(exactText(total)),
    },
  };
}

function setAsideWords({ reason, amount, by, share }: TraceSetAside, { envelope, rounding }: Trace): Label {
  const about = { amount: { dong: amount }, rule: ruleWords(by) };
  if (reason === "reserve") {
    const parameters = { ...about, share: percentWords(share ?? "0"), envelope: { dong: envelope.amount } };
    return { key: "explanation.setAside.reserve", parameters };
  }
  if (reason === "belowUnit") {
    return {
      key: "explanation.setAside.belowUnit",
      parameters: { ...about, unit: { key: `unit.${rounding.unit}` } },
    };
  }
  return { key: "explanation.setAside.counterpartMissing", parameters: about };
}

function carriedSteps(carried: Trace["carried"]): readonly ExplanationStep[] {
  return carried.map(({ year, shared, given, leftOver }) => ({
    id: `carried/${year}`,
    heading: { key: "explanation.step.carried", parameters: { year: String(year + 1) } },
    lines: [
      {
        key: "explanation.carried",
        parameters: {
          year: String(year),
          shared: { dong: shared },
          given: { dong: given },
          leftOver: { dong: leftOver },
        },
      },
    ],
    amount: leftOver,
  }));
}

function sharedWords(
  { envelope, setAside, carried, shared, leftOver }: Trace,
  taken: Money,
): readonly Label[] {
  const parameters = {
    envelope: { dong: envelope.amount },
    setAside: { dong: taken },
    shared: { dong: shared },
  };
  const how =
    carried.length > 0
      ? { key: "explanation.sharedCarried" }
      : setAside.length === 0
        ? { key: "explanation.sharedWhole" }
        : { key: "explanation.shared", parameters };
  if (leftOver === 0) return [how];
  return [how, { key: "explanation.leftOver", parameters: { amount: { dong: leftOver } } }];
}

function tierSteps({ tiers }: Trace): readonly ExplanationStep[] {
  if (tiers === undefined) return [];
  const { own } = tiers;
  const lines = tiers.tiers.map(({ tier, amount }): Label => {
    const of = { dong: amount };
    return tier === 0
      ? { key: "explanation.tierLast", parameters: { amount: of } }
      : { key: "explanation.tier", parameters: { tier, amount: of } };
  });
  const ours: Label =
    own === 0
      ? { key: "explanation.tierOwnLast" }
      : { key: "explanation.tierOwn", parameters: { tier: own } };
  return [{ id: "tiers", heading: { key: "explanation.step.tiers" }, lines: [...lines, ours] }];
}

function blockSteps({ block, otherBlocks }: Trace): readonly ExplanationStep[] {
  if (block === undefined) return [];
  const { unit, by, amount, held, free } = block;
  const others = sum(otherBlocks.map((other) => other.amount));
  const ofUnit: readonly Label[] =
    unit === undefined
      ? []
      : [
          by === undefined
            ? {
                key: "explanation.blockOfUnitAlone",
                parameters: { unit: placeWords(unit), amount: { dong: amount } },
              }
            : {
                key: "explanation.blockOfUnit",
                parameters: { unit: placeWords(unit), amount: { dong: amount }, rule: ruleWords(by) },
              },
        ];
  const parameters = {
    amount: { dong: free.amount },
    places: { decimal: String(free.places) },
    sum: numberWords(free.weightSum),
  };
  const isWhole = held.length === 0 && unit === undefined && others === 0;
  return [
    {
      id: "block",
      heading: { key: "explanation.step.block" },
      lines: [
        ...(others === 0
          ? []
          : [{ key: "explanation.otherBlock", parameters: { amount: { dong: others } } }]),
        ...ofUnit,
        ...held.map(heldWords),
        ...(free.places === 0
          ? []
          : [{ key: isWhole ? "explanation.freeAll" : "explanation.free", parameters }]),
      ],
      amount: free.places === 0 ? block.amount : free.amount,
    },
  ];
}

function heldWords({ bound, by, places, amount }: TraceHeld): Label {
  const parameters = { places: { decimal: String(places) }, amount: { dong: amount }, rule: ruleWords(by) };
  return { key: `explanation.held.${bound}`, parameters };
}

function boundSteps({ bound }: Trace): readonly ExplanationStep[] {
  const { kind, by, amount } = bound;
  if (kind === "free") return [];
  const hasFloor = kind === "zeroWeight" && amount !== undefined && amount > 0;
  return [
    {
      id: "bound",
      heading: { key: "explanation.step.bound" },
      lines: [
        {
          key: `explanation.because.${hasFloor ? "zeroWeightFloor" : kind}`,
          parameters: { rule: ruleWords(by), amount: { dong: amount ?? money(0) } },
        },
      ],
      ...(amount === undefined ? {} : { amount }),
    },
  ];
}

/** The exact share and its rounding, for a place that has a claim. */
function shareSteps(trace: Trace): readonly ExplanationStep[] {
  const { direction, method } = trace.rounding;
  return [
    { id: "exact", heading: { key: "explanation.step.exact" }, lines: [exactWords(trace)] },
    {
      id: "rounding",
      heading: { key: "explanation.step.rounding" },
      lines: [
        roundingWords(trace),
        ...(direction === "exact" ? [] : [{ key: `explanation.rounding.${method}` }]),
      ],
    },
  ];
}

/** `128,657 × 5 / 461 = 1,395.412147…` */
function exactWords({ block, bound, exact, rounding, weighing }: Trace): Label {
  const unit = { key: `unit.${rounding.unit}` };
  const { value, isCut } = shareWords(exact, rounding.unit);
  if (bound.kind !== "free" || block === undefined) {
    return { key: "explanation.exactHeld", parameters: { value, unit } };
  }
  return {
    key: isCut ? "explanation.exactCut" : "explanation.exact",
    parameters: {
      amount: { dong: block.free.amount },
      weight: numberWords(weighing.value),
      sum: numberWords(block.free.weightSum),
      value,
      unit,
    },
  };
}

function roundingWords({ rounding: { direction, reason, unit } }: Trace): Label {
  const parameters = { unit: { key: `unit.${unit}` } };
  if (direction === "exact" || reason === undefined)
    return { key: `explanation.rounding.${direction}`, parameters };
  return {
    key: `explanation.rounding.${direction}Against`,
    parameters: { ...parameters, reason: { key: `explanation.reason.${reason}` } },
  };
}

function counterpartSteps({ counterpart }: Trace): readonly ExplanationStep[] {
  if (counterpart.length === 0) return [];
  const lines = counterpart.map((row): Label => ({
    key: `explanation.counterpart.${row.role}`,
    parameters: {
      rule: row.rule.name === undefined ? row.rule.id : { name: row.rule.name },
      ratio: percentWords(row.ratio),
      where: row.place === undefined ? { key: "explanation.counterpart.province" } : placeWords(row.place),
      period: row.period,
      base: { dong: row.base },
      required: { dong: row.required },
      arranged: { dong: row.arranged },
    },
  }));
  return [{ id: "counterpart", heading: { key: "explanation.step.counterpart" }, lines }];
}
