import type { Difference } from "../../app/compareResult.ts";
import type { Verification } from "../../app/verifyResult.ts";
import type { Parameter } from "../../core/issue/index.ts";
import { isMoney } from "../../core/money/index.ts";
import { shortHash } from "../../core/plan/fingerprint.ts";
import { fold } from "../../core/report/renderText.ts";
import { column, textCell, type Label, type Table } from "../../core/report/table.ts";
import { isTextKey, labelText, text, type Writing } from "../../text/language.ts";

/** How many differences a page shows. */
const mostShown = 20;

/** Whether a result is what is computed; if not, what differs and where. */
export function verificationPage(verification: Verification, writing: Writing, width: number): string {
  const { file, same, compared, differences, inputs, outputs } = verification;
  const hashes = { inputs: shortHash(inputs.computed), outputs: shortHash(outputs.computed) };
  const hashLine = text(writing, "verify.hashes", hashes);
  if (same) {
    const count = { decimal: String(compared) };
    return [text(writing, "verify.same", { file, count }), hashLine].join("\n");
  }
  const shown = differences.slice(0, mostShown);
  const more = differences.length - shown.length;
  return [
    text(writing, "verify.differs", { file, count: String(differences.length) }),
    ...(inputs.stated === inputs.computed
      ? []
      : [
          text(writing, "verify.otherInputs", {
            stated: shortHash(inputs.stated),
            computed: shortHash(inputs.computed),
          }),
        ]),
    ...shown.map((difference) => `  • ${lineOf(difference, writing)}`),
    ...(more === 0 ? [] : [text(writing, "verify.more", { count: String(more) })]),
    hashLine,
  ]
    .flatMap((line) => fold(line, width))
    .join("\n");
}

/** The differences as a table, all of them. */
export function differencesTable({ differences }: Verification): Table {
  return {
    id: "verification",
    title: { key: "verify.title" },
    columns: [
      column("where", { key: "verify.column.where" }, "left", 70),
      column("stated", { key: "verify.column.stated" }, "right", 24),
      column("computed", { key: "verify.column.computed" }, "right", 24),
    ],
    rows: differences.map((difference, index) => ({
      key: String(index),
      role: "item",
      level: 0,
      cells: [
        textCell(placeOf(difference)),
        textCell(valueOf(difference, difference.stated)),
        textCell(valueOf(difference, difference.computed)),
      ],
    })),
    hasMoney: true,
    notes: [],
  };
}

function lineOf(difference: Difference, writing: Writing): string {
  const words = (label: Label): string => labelText(writing, label);
  return text(writing, "verify.line", {
    where: words(placeOf(difference)),
    stated: words(valueOf(difference, difference.stated)),
    computed: words(valueOf(difference, difference.computed)),
  });
}

function placeOf({ of, place, source, type = "", year, more, cell, row, field }: Difference): Label {
  const what: Parameter = { key: `verify.what.${of}` };
  const rest = [more, field].filter((part) => part !== undefined).join(" · ");
  if (cell !== undefined) {
    return { text: row === undefined || row === "" ? cell : `${cell} (${row})` };
  }
  if (source === undefined || year === undefined) {
    return { key: "verify.row", parameters: { what, key: rest } };
  }
  const typeKey = `report.type.${type}`;
  const about = { source, type: isTextKey(typeKey) ? { key: typeKey } : type, year: String(year) };
  const key: Parameter =
    place === undefined
      ? { key: "verify.money", parameters: about }
      : { key: "verify.place", parameters: { ...about, place } };
  return { key: "verify.row", parameters: { what, key: rest === "" ? key : [key, rest] } };
}

/** Amounts of the lists are money; what stands on a sheet is shown as it stands. */
function valueOf({ of, field }: Difference, value: Difference["stated"]): Label {
  if (value === undefined) return { key: "verify.absent" };
  if (typeof value === "number" && isMoney(value) && of !== "sheet" && field === undefined) {
    return { key: "verify.amount", parameters: { amount: { decimal: String(value) } } };
  }
  return { text: String(value) };
}
