import type { Sensitivity, Tornado } from "../analysis/sensitivity/index.ts";
import { invariant } from "../issue/index.ts";
import type { Money } from "../money/index.ts";
import { cellText, type TableWriting } from "./render.ts";
import { fold } from "./renderText.ts";
import { driverWords, targetWords, valueCell, type NameSource } from "./seekWords.ts";
import { moneyCell, type Label } from "./table.ts";

/** One bar of a chart: what the figure comes to at the low and at the high value of a driver, in đồng. */
export interface ChartBar {
  readonly label: Label;
  /** The values of the driver, as the reader sees them. */
  readonly lowValue: string;
  readonly highValue: string;
  readonly low: Money;
  readonly high: Money;
}

/** What a tornado chart is drawn from, by whatever draws it. */
export interface TornadoChart {
  readonly title: Label;
  readonly base: Money;
  /** The largest first. */
  readonly bars: readonly ChartBar[];
}

/** The bars of one target that move it, ready to be drawn. */
export function tornadoChart(
  { drivers }: Sensitivity,
  tornado: Tornado,
  names: NameSource,
  writing: TableWriting,
): TornadoChart {
  return {
    title: { key: "sensitivity.tornado.title", parameters: { target: targetWords(tornado.target, names) } },
    base: tornado.base.amount,
    bars: tornado.bars
      .filter(({ swing }) => swing > 0)
      .map(({ driver: index, low, high }): ChartBar => {
        const driver = drivers[index]?.driver;
        invariant(driver !== undefined, "a bar is of one of the drivers");
        return {
          label: driverWords(driver, names),
          lowValue: cellText(valueCell(driver, low.value), writing),
          highValue: cellText(valueCell(driver, high.value), writing),
          low: low.amount,
          high: high.amount,
        };
      }),
  };
}

/** Measures of the drawing, in its own units; a line of a name has so many letters. */
const layout = {
  width: 960,
  labels: 330,
  figures: 130,
  bar: 18,
  row: 34,
  top: 64,
  letters: 52,
  line: 12,
} as const;
const plot = {
  left: layout.labels + layout.figures,
  width: layout.width - layout.labels - 2 * layout.figures,
};

/**
 * The chart as SVG for a page: title and description for those who listen, high values solid and low ones hatched and both with their
 * figures, so that nothing hangs on colour. The same chart gives the same text.
 */
export function tornadoSvg(chart: TornadoChart, writing: TableWriting): string {
  const height = layout.top + chart.bars.length * layout.row + 16;
  const title = escaped(writing.label(chart.title));
  const scale = scaleOf(chart);
  const zero = scale(chart.base);
  const money = (amount: Money): string => cellText(moneyCell(amount), writing);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="tornado-title tornado-description" viewBox="0 0 ${layout.width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title id="tornado-title">${title}</title>`,
    `<desc id="tornado-description">${escaped(descriptionOf(chart, writing))}</desc>`,
    `<defs><pattern id="tornado-low" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#7a3b00" stroke-width="4"/></pattern></defs>`,
    `<text x="8" y="20" font-size="15" font-weight="bold">${title}</text>`,
    ...legend(writing),
    `<text x="${layout.width - 8}" y="40" text-anchor="end">${escaped(writing.label({ key: "report.unitLine", parameters: { unit: { key: `unit.${writing.unit}` } } }))}</text>`,
    `<text x="${zero}" y="${layout.top - 8}" text-anchor="middle">${escaped(`${writing.label({ key: "sensitivity.base" })}: ${money(chart.base)}`)}</text>`,
    ...chart.bars.flatMap((bar, index) => barLines(bar, index, { scale, zero, money, writing })),
    `<line x1="${zero}" y1="${layout.top - 4}" x2="${zero}" y2="${height - 8}" stroke="#000000"/>`,
    "</svg>",
  ].join("\n");
}

function legend(writing: TableWriting): readonly string[] {
  const word = (key: string): string => escaped(writing.label({ key }));
  return [
    `<rect x="8" y="30" width="12" height="12" fill="#1f4e79" stroke="#000000"/><text x="26" y="40">${word("sensitivity.chart.high")}</text>`,
    `<rect x="138" y="30" width="12" height="12" fill="url(#tornado-low)" stroke="#000000"/><text x="156" y="40">${word("sensitivity.chart.low")}</text>`,
  ];
}

interface Drawing {
  readonly scale: (amount: Money) => number;
  readonly zero: number;
  readonly money: (amount: Money) => string;
  readonly writing: TableWriting;
}

function barLines(bar: ChartBar, index: number, { scale, zero, money, writing }: Drawing): readonly string[] {
  const top = layout.top + index * layout.row + (layout.row - layout.bar) / 2;
  const middle = top + layout.bar / 2 + 4;
  const rectangle = (amount: Money, fill: string): string => {
    const end = scale(amount);
    return `<rect x="${Math.min(zero, end)}" y="${top}" width="${Math.abs(end - zero)}" height="${layout.bar}" fill="${fill}" stroke="#000000"/>`;
  };
  const atLeft = bar.low <= bar.high ? "low" : "high";
  const atRight = atLeft === "low" ? "high" : "low";
  const ends = { low: `${bar.lowValue}: ${money(bar.low)}`, high: `${bar.highValue}: ${money(bar.high)}` };
  return [
    labelLines(writing.label(bar.label), middle),
    rectangle(bar.high, "#1f4e79"),
    rectangle(bar.low, "url(#tornado-low)"),
    `<text x="${Math.min(zero, scale(bar[atLeft])) - 6}" y="${middle}" text-anchor="end">${escaped(ends[atLeft])}</text>`,
    `<text x="${Math.max(zero, scale(bar[atRight])) + 6}" y="${middle}">${escaped(ends[atRight])}</text>`,
  ];
}

/** A name in as many lines as it needs, around the middle of its bar. */
function labelLines(label: string, middle: number): string {
  const lines = fold(label, layout.letters);
  const first = middle - ((lines.length - 1) * layout.line) / 2;
  const spans = lines.map(
    (line, index) => `<tspan x="8" y="${first + index * layout.line}">${escaped(line)}</tspan>`,
  );
  return `<text font-size="11">${spans.join("")}</text>`;
}

/** From đồng to the width of the drawing, in hundredths of its units; drawn lengths are no money. */
function scaleOf({ base, bars }: TornadoChart): (amount: Money) => number {
  const amounts = [base, ...bars.flatMap(({ low, high }) => [low, high])];
  const least = amounts.reduce((one, other) => Math.min(one, other), Infinity);
  const most = amounts.reduce((one, other) => Math.max(one, other), -Infinity);
  const range = Math.max(1, most - least);
  return (amount) => Math.round((plot.left + ((amount - least) / range) * plot.width) * 100) / 100;
}

function descriptionOf({ base, bars }: TornadoChart, writing: TableWriting): string {
  const money = (amount: Money): string => cellText(moneyCell(amount), writing);
  const sentences = bars.map(({ label, lowValue, highValue, low, high }) =>
    writing.label({
      key: "sensitivity.chart.bar",
      parameters: { driver: writing.label(label), lowValue, highValue, low: money(low), high: money(high) },
    }),
  );
  return writing.label({
    key: "sensitivity.chart.description",
    parameters: { base: money(base), bars: sentences.length === 0 ? "–" : sentences.join("; ") },
  });
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
