/**
 * Recomputing every split of the shipped plan, 181 communes × 60 lines: ours exactly, by largest remainder, with the totals
 * of places and lines; HyperFormula and LibreOffice the same table with ROUND in each cell, which does not foot.
 * HyperFormula is under the GPL and used here alone. Alone: `npx tsx bench/recompute.ts`.
 */
import { fileURLToPath } from "node:url";
import { openClaims } from "../src/core/allocation/claims.ts";
import { phaseToYears } from "../src/core/allocation/phasing.ts";
import { placeTreeOf } from "../src/core/allocation/placeTree.ts";
import { apportionInto, money, wholeWeights, type Money } from "../src/core/money/index.ts";
import { parsePlan } from "../src/core/plan/parse.ts";
import { placesOf } from "../src/core/plan/places.ts";
import { defaultPlanId, shippedPlans } from "../src/plans/index.ts";
import { recalculationByLibreOffice } from "./libreOffice.ts";
import { compare, duration, medianMs, ratioRow, times, type Row } from "./measure.ts";

/** Lines of the shipped plan: an amount in whole triệu đồng, and the weight of each commune. */
export interface SplitModel {
  readonly places: number;
  readonly lines: readonly { readonly amount: Money; readonly weights: Float64Array }[];
}

const million = 1_000_000;

/** The rows of the page on recomputing. */
export async function recomputeRows(): Promise<readonly Row[]> {
  const model = shippedModel();
  const { recompute, out } = exactRecompute(model);
  const named = `${model.places} × ${model.lines.length} cells`;
  const office = await officeRow(model, recompute, named);
  const stream = streamRow(model, out);
  // HyperFormula brings patches of built-in arrays that slow down everything after it, ours too: it comes last.
  const sheet = await hyperFormula(model);
  const besideSheet = ratioRow(
    `HyperFormula recalculates ${named} with ROUND`,
    compare(recompute, sheet),
    150,
  );
  return [besideSheet, office, stream];
}

async function officeRow(model: SplitModel, recompute: () => void, named: string): Promise<Row> {
  const office = await recalculationByLibreOffice(sheetOf(model));
  if (office === undefined) {
    const what = `LibreOffice recalculates ${named} with ROUND`;
    return { what, measured: "not measured: soffice is not here", goal: "≥ 25 ×" };
  }
  const [first] = model.lines;
  const share = (first?.weights[0] ?? 0) / sumOf(first?.weights ?? new Float64Array(0));
  if (office.firstCell !== Math.round(((first?.amount ?? 0) / million) * share)) {
    throw new Error("LibreOffice read other formulas");
  }
  const oursMs = medianMs(recompute);
  const ratio = office.medianMs / oursMs;
  const what = `LibreOffice ${office.version} recalculates ${named} with ROUND`;
  return ratioRow(what, { oursMs, peerMs: office.medianMs, ratio }, 25);
}

function streamRow(model: SplitModel, out: Float64Array): Row {
  const unrounded = unroundedRecompute(model);
  const { oursMs, peerMs, ratio } = compare(() => {
    copyInto(unrounded.out, out);
  }, unrounded.recompute);
  return {
    what: "the same unrounded, against copying as many doubles one by one",
    measured: `${times(ratio)} (${duration(peerMs)} against ${duration(oursMs)})`,
    goal: "≤ 3 ×",
    reached: ratio <= 3,
  };
}

function copyInto(values: Float64Array, out: Float64Array): void {
  for (let cell = 0; cell < out.length; cell++) out[cell] = values[cell] ?? 0;
}

/** The shipped plan as amounts and weights; what cannot be split in whole triệu stays aside. */
export function shippedModel(): SplitModel {
  const parsed = parsePlan(shippedPlans[defaultPlanId]);
  if (!parsed.ok) throw new Error("the shipped plan is sound");
  const plan = parsed.value;
  const phased = phaseToYears(plan, "million");
  const places = placesOf(plan);
  const { communes } = places;
  const book = openClaims(plan, places, placeTreeOf(places));
  if (!phased.ok || !book.ok) throw new Error("the shipped plan can be allocated");
  const lines = phased.value.envelopes.map(({ source, year, amount }) => {
    const claims = book.value.claimsOn(source, year);
    const byCode = new Map(
      claims.places.map((code, index) => [code, Number(claims.weights.values[index] ?? 0)]),
    );
    return {
      amount: money(amount - (amount % million)),
      weights: Float64Array.from(communes, ({ code }) => byCode.get(code) ?? 0),
    };
  });
  return { places: communes.length, lines };
}

function sumOf(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Splits all lines in whole triệu and adds up the totals of places; those of lines are what was split, and are checked. */
function exactRecompute({ places, lines }: SplitModel): {
  readonly recompute: () => void;
  readonly out: Float64Array;
} {
  const out = new Float64Array(places * lines.length);
  const views = lines.map((_, line) => out.subarray(line * places, (line + 1) * places));
  const placeTotals = new Float64Array(places);
  const weightings = lines.map(({ weights }) => wholeWeights([...weights]));
  const unit = { unit: "million" } as const;
  const recompute = (): void => {
    placeTotals.fill(0);
    lines.forEach(({ amount }, line) => {
      const parts = views[line] ?? out;
      apportionInto(amount, weightings[line] ?? out, parts, unit);
      if (addTo(placeTotals, parts) !== amount) throw new Error("a line foots");
    });
  };
  return { recompute, out };
}

/** Adds the parts to the totals, and gives their sum. */
function addTo(totals: Float64Array, parts: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < totals.length; place++) {
    const part = parts[place] ?? 0;
    sum += part;
    totals[place] = (totals[place] ?? 0) + part;
  }
  return sum;
}

/** Exact shares in doubles, not rounded: weight × (amount / sum of weights). */
function unroundedRecompute({ places, lines }: SplitModel): {
  readonly recompute: () => void;
  readonly out: Float64Array;
} {
  const out = new Float64Array(places * lines.length);
  const sums = Float64Array.from(lines, ({ weights }) => sumOf(weights));
  const amounts = Float64Array.from(lines, ({ amount }) => amount);
  const all = Float64Array.from(lines.flatMap(({ weights }) => [...weights]));
  const recompute = (): void => {
    shareOut({ amounts, sums, all, places }, out);
  };
  return { recompute, out };
}

interface Shares {
  readonly amounts: Float64Array;
  readonly sums: Float64Array;
  readonly all: Float64Array;
  readonly places: number;
}

function shareOut({ amounts, sums, all, places }: Shares, out: Float64Array): void {
  let cell = 0;
  for (let line = 0; line < amounts.length; line++) {
    const share = (amounts[line] ?? 0) / (sums[line] ?? 1);
    const end = cell + places;
    for (; cell < end; cell++) out[cell] = (all[cell] ?? 0) * share;
  }
}

/** One sheet: a factor, amounts, sums of weights, weights, and a block of cells with ROUND and the totals of both sides. */
export function sheetOf({ places, lines }: SplitModel): readonly (readonly (string | number)[])[] {
  const column = (index: number): string =>
    (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : "") +
    String.fromCharCode(65 + (index % 26));
  const first = 4;
  const weightsFrom = first + places + 2;
  const last = lines.length - 1;
  const cells = (row: number): readonly string[] =>
    lines.map((_, line) => {
      const at = column(line);
      return `=ROUND(${at}$2*${at}${weightsFrom + row}/${at}$3,0)`;
    });
  const rows: (string | number)[][] = [
    [1],
    lines.map(({ amount }) => `=${amount / million}*$A$1`),
    lines.map((_, line) => `=SUM(${column(line)}${weightsFrom}:${column(line)}${weightsFrom + places - 1})`),
  ];
  for (let row = 0; row < places; row++) {
    rows.push([...cells(row), `=SUM(A${first + row}:${column(last)}${first + row})`]);
  }
  rows.push(
    lines.map((_, line) => `=SUM(${column(line)}${first}:${column(line)}${first + places - 1})`),
    [],
  );
  for (let row = 0; row < places; row++) rows.push(lines.map(({ weights }) => weights[row] ?? 0));
  return rows;
}

/** Changes the factor, on which every amount and so every cell hangs. */
export async function hyperFormula(model: SplitModel): Promise<() => void> {
  const { HyperFormula } = await import("hyperformula");
  const engine = HyperFormula.buildFromArray(
    sheetOf(model).map((row) => [...row]),
    { licenseKey: "gpl-v3" },
  );
  let factor = 1;
  return () => {
    factor = factor === 1 ? 1.01 : 1;
    engine.setCellContents({ sheet: 0, row: 0, col: 0 }, factor);
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await recomputeRows());
