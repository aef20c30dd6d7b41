import type { Style } from "excelize-wasm";
import type { BlockCell, CellStyle } from "../../workbook/port.ts";

/** The font that Decree 30/2020 asks for. */
export const fontFamily = "Times New Roman";

const bodySize = 11;
const titleSize = 14;
const borderColour = "#7F7F7F";
const mutedColour = "#595959";
const fills = {
  heading: "#DDEBF7",
  section: "#F2F2F2",
  subtotal: "#F7F7F7",
  total: "#DDEBF7",
  input: "#FFF9DB",
  illustrative: "#FCE9DA",
} as const;

/** What a style is made of; the rest follows from the cell. */
interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: keyof typeof fills;
  readonly bordered: boolean;
  readonly horizontal?: "left" | "right" | "center";
  readonly wrapped?: true;
  readonly vertical?: "top";
  readonly content: "text" | "words" | "money" | "plain" | "percent" | "count" | "check" | "entry";
}

const looks: Readonly<Record<CellStyle, Look>> = {
  title: {
    bold: true,
    size: titleSize,
    bordered: false,
    horizontal: "center",
    wrapped: true,
    content: "words",
  },
  subtitle: { italic: true, bordered: false, content: "words" },
  note: {
    italic: true,
    bordered: false,
    wrapped: true,
    vertical: "top",
    colour: mutedColour,
    content: "words",
  },
  heading: {
    bold: true,
    fill: "heading",
    bordered: true,
    horizontal: "center",
    wrapped: true,
    content: "words",
  },
  text: { bordered: true, wrapped: true, content: "words" },
  code: { bordered: true, horizontal: "center", wrapped: true, content: "text" },
  money: { bordered: true, content: "money" },
  decimal: { bordered: true, content: "plain" },
  percent: { bordered: true, content: "percent" },
  count: { bordered: true, content: "count" },
  check: { bordered: true, horizontal: "center", content: "check" },
  input: { fill: "input", bordered: true, content: "entry" },
  illustrative: { italic: true, fill: "illustrative", bordered: true, content: "entry" },
  subtotalText: { bold: true, fill: "subtotal", bordered: true, wrapped: true, content: "words" },
  subtotalMoney: { bold: true, fill: "subtotal", bordered: true, content: "money" },
  totalText: { bold: true, fill: "total", bordered: true, wrapped: true, content: "words" },
  totalMoney: { bold: true, fill: "total", bordered: true, content: "money" },
  section: { bold: true, fill: "section", bordered: true, wrapped: true, content: "words" },
};

/** How the file names the Vietnamese way of writing numbers, for programs that follow it and not their own. */
const vietnameseNumbers = "[$-42A]";

/** The style of a cell in the terms of the engine: font, fill, borders, alignment, number format in the file's language. */
export function engineStyle(cell: BlockCell, language: string): Style {
  const look = looks[cell.style];
  const fill = look.fill ?? cell.emphasis;
  const bold = look.bold === true || cell.emphasis !== undefined;
  return {
    Font: {
      Family: fontFamily,
      Size: look.size ?? bodySize,
      Bold: bold,
      Italic: look.italic === true,
      ...(look.colour === undefined ? {} : { Color: look.colour }),
    },
    Alignment: alignment(cell, look),
    CustomNumFmt: inLanguage(numberFormat(cell, look), language),
    ...(fill === undefined ? {} : { Fill: { Type: "pattern", Pattern: 1, Color: [fills[fill]] } }),
    ...(look.bordered ? { Border: borders } : {}),
  };
}

/** Two cells with the same key have the same style, so that a workbook has tens of styles and not thousands. */
export function styleKey(cell: BlockCell): string {
  const { style, decimals, align, emphasis, indent, entry } = cell;
  return [style, decimals, align, emphasis, indent, entry, numberFormat(cell, looks[style])].join("|");
}

const borders = ["left", "right", "top", "bottom"].map((side) => ({
  Type: side,
  Color: borderColour,
  Style: 1,
}));

function alignment(cell: BlockCell, look: Look): NonNullable<Style["Alignment"]> {
  const stated = cell.align === "centre" ? "center" : cell.align;
  const indent = cell.indent ?? 0;
  const horizontal = stated ?? look.horizontal ?? (indent > 0 ? "left" : undefined);
  const isText = look.content === "entry" && typeof cell.value === "string";
  return {
    Vertical: look.vertical ?? "center",
    WrapText: look.wrapped === true || isText,
    ...(indent > 0 ? { Indent: indent } : {}),
    ...(horizontal === undefined ? {} : { Horizontal: horizontal }),
  };
}

/** Each section of the format that shows digits says whose marks it uses: `1.502.062` wherever the file is opened. */
export function inLanguage(format: string, language: string): string {
  if (!language.startsWith("vi")) return format;
  const sections = format.split(";").map((section) => {
    const [, colour = "", rest = section] = /^(\[Red\])?(.*)$/.exec(section) ?? [];
    return rest.includes("0") ? `${colour}${vietnameseNumbers}${rest}` : section;
  });
  return sections.join(";");
}

function numberFormat(cell: BlockCell, look: Look): string {
  switch (look.content) {
    case "text":
      return "@";
    case "words":
      return wordsFormat(cell);
    case "money":
      return signed(grouped(cell.decimals ?? 0), "0");
    case "plain":
      return cell.decimals === undefined ? "General" : signed(grouped(cell.decimals), grouped(cell.decimals));
    case "percent":
      return `0${fraction(cell.decimals ?? 1)}%`;
    case "count":
      return "#,##0";
    case "check":
      return `[Red]${grouped(cell.decimals ?? 0)};[Red]-${grouped(cell.decimals ?? 0)};0;@`;
    case "entry":
      return entryFormat(cell);
  }
}

/** Words that begin like a formula get the text format: pressing Enter in the cell must not turn them into one. */
function wordsFormat(cell: BlockCell): string {
  return typeof cell.value === "string" && /^[=+\-@]/.test(cell.value) ? "@" : "General";
}

function entryFormat(cell: BlockCell): string {
  const entry = cell.entry ?? (typeof cell.value === "number" ? "grouped" : undefined);
  switch (entry) {
    case "text":
      return "@";
    case "plain":
      return cell.decimals === undefined ? "General" : `0${fraction(cell.decimals)}`;
    case "grouped":
      return signed(grouped(cell.decimals ?? decimalsOf(cell.value)), "0");
    case undefined:
      return wordsFormat(cell);
  }
}

/** As many decimals as the number itself has, at most nine (one đồng in tỷ đồng). */
function decimalsOf(value: BlockCell["value"]): number {
  if (typeof value !== "number") return 0;
  const written = value.toFixed(9).replace(/0+$/, "");
  return written.length - written.indexOf(".") - 1;
}

function signed(format: string, zero: string): string {
  return `${format};[Red]-${format};${zero}`;
}

function grouped(decimals: number): string {
  return `#,##0${fraction(decimals)}`;
}

function fraction(decimals: number): string {
  return decimals === 0 ? "" : `.${"0".repeat(decimals)}`;
}
