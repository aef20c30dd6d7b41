import { absoluteRange, parseRange, quotedSheet } from "../../workbook/address.ts";
import { invariant } from "../../core/issue/index.ts";
import type { BlockChart, SheetBlock } from "../../workbook/port.ts";
import { done, type Engine, type File } from "./engine.ts";
import { fontFamily, inLanguage } from "./style.ts";

type Chart = Parameters<File["AddChart"]>[2];
type Font = NonNullable<NonNullable<Chart["XAxis"]>["Font"]>;

const titleSize = 14;
const textSize = 11;
const textColour = "000000";
/** Room between columns, in hundredths of their width. */
const gap = 60;

/** Adds the charts of a sheet: native ones, which the program that opens the file draws from the cells. */
export function addCharts(
  engine: Engine,
  file: File,
  { sheet, charts = [] }: SheetBlock,
  language: string,
): void {
  for (const chart of charts) {
    done(file.AddChart(sheet, chart.at, engineChart(engine, sheet, chart, language)), `chart at ${chart.at}`);
  }
}

/** Takes away the charts that `before` put on the sheet. */
export function deleteCharts(file: File, sheet: string, before: SheetBlock | undefined): void {
  for (const { at } of before?.charts ?? []) done(file.DeleteChart(sheet, at), "DeleteChart");
}

function engineChart(engine: Engine, sheet: string, chart: BlockChart, language: string): Chart {
  const font = (size: number): Font => ({ Family: fontFamily, Size: size, Color: textColour });
  const axis = { Font: font(textSize) };
  return {
    Type: engine.ColStacked,
    Series: chart.series.map(({ name, values, colour }) => ({
      Name: inSheet(sheet, name),
      Categories: inSheet(sheet, chart.categories),
      Values: inSheet(sheet, values),
      // A pattern without a colour paints nothing.
      Fill: {
        Type: "pattern",
        Pattern: colour === undefined ? 0 : 1,
        Color: colour === undefined ? [] : [colour],
      },
    })),
    Dimension: { Width: chart.width, Height: chart.height },
    Format: { PrintObject: true, LockAspectRatio: false },
    Title: { Paragraph: [{ Text: chart.title, Font: { ...font(titleSize), Bold: true } }] },
    Legend: chart.legend ? { Position: "bottom", Font: font(textSize) } : { Position: "none" },
    XAxis: axis,
    YAxis: {
      ...axis,
      MajorGridLines: true,
      NumFmt: { CustomNumFmt: inLanguage("#,##0", language), SourceLinked: false },
      ...(chart.minimum === undefined ? {} : { Minimum: chart.minimum }),
    },
    VaryColors: false,
    ShowBlanksAs: "zero",
    GapWidth: gap,
    Overlap: 100,
  };
}

/** The range with its sheet, as charts name it. */
function inSheet(sheet: string, range: string): string {
  const corners = parseRange(range.includes(":") ? range : `${range}:${range}`);
  invariant(corners !== undefined, `${range} is a range`);
  const whole = absoluteRange(corners);
  return `${quotedSheet(sheet)}!${range.includes(":") ? whole : (whole.split(":")[0] ?? whole)}`;
}
