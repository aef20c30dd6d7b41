import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { parsePlan, type PlanFile } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { planToBlocks } from "../../src/workbook/planSheets.ts";
import type { BlockCell, SheetBlock } from "../../src/workbook/port.ts";

type Bytes = Uint8Array | string;

function plan(): PlanFile {
  return structuredClone(shippedPlans["lang-son-2021-2025"]) as PlanFile;
}

/** The shipped plan as JSON text, changed. */
function changed(change: (file: Record<string, never> & PlanFile) => void): string {
  const file = plan() as Record<string, never> & PlanFile;
  change(file);
  return JSON.stringify(file);
}

/** The input workbook of the shipped plan, with its blocks changed before it is written. */
async function workbook(
  change: (blocks: readonly SheetBlock[]) => readonly SheetBlock[],
): Promise<Uint8Array> {
  const parsed = parsePlan(plan());
  assert.ok(parsed.ok);
  return xlsxFiles.create(change(planToBlocks(parsed.value, writingIn("vi", "million"))), "test", "vi");
}

/** Puts `value` into the cell of `sheet` that holds `old`; the test fails if there is none. */
function replace(sheet: string, old: BlockCell["value"], value: BlockCell["value"]) {
  return (blocks: readonly SheetBlock[]): readonly SheetBlock[] => {
    let done = false;
    const result = blocks.map((block) =>
      block.sheet !== sheet
        ? block
        : {
            ...block,
            validations: [],
            rows: block.rows.map((row) =>
              row.map((cell) => {
                if (done || cell.value !== old) return cell;
                done = true;
                return { ...cell, value };
              }),
            ),
          },
    );
    assert.ok(done, `${sheet} holds ${String(old)}`);
    return result;
  };
}

/** A file that is wrong in one way, and what the command must say of it. */
export interface BadFile {
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Bytes | Promise<Bytes>;
  readonly exit: number;
  /** What the message must hold: place, value, remedy. */
  readonly vi: readonly string[];
  readonly en: readonly string[];
}

export const badFiles: readonly BadFile[] = [
  {
    name: "not JSON",
    file: "a.json",
    bytes: () => "{",
    exit: 3,
    vi: ["a.json", "JSON"],
    en: ["a.json", "JSON"],
  },
  { name: "not a zip", file: "a.xlsx", bytes: () => "hello", exit: 3, vi: ["a.xlsx"], en: ["a.xlsx"] },
  {
    name: "a zip that is no workbook",
    file: "a.xlsx",
    bytes: () => new Uint8Array([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]),
    exit: 3,
    vi: ["a.xlsx"],
    en: ["a.xlsx"],
  },
  {
    name: "a missing sheet",
    file: "a.xlsx",
    bytes: () => workbook((blocks) => blocks.filter(({ sheet }) => sheet !== "Quy tắc đối ứng")),
    exit: 1,
    vi: ["Quy tắc đối ứng"],
    en: ["Quy tắc đối ứng"],
  },
  {
    name: "a renamed heading",
    file: "a.xlsx",
    bytes: () => workbook(replace("Nguồn vốn", "Đến năm", "Đến nam vẽ")),
    exit: 1,
    vi: ["Nguồn vốn!", "Đến năm"],
    en: ["Nguồn vốn!", "Đến năm"],
  },
  {
    name: "text in a number cell",
    file: "a.xlsx",
    bytes: () => workbook(replace("Nguồn vốn", 514_630, "năm trăm tỷ")),
    exit: 1,
    vi: ["Nguồn vốn!", "năm trăm tỷ"],
    en: ["Nguồn vốn!", "năm trăm tỷ"],
  },
  {
    name: "a negative amount in a cell",
    file: "a.xlsx",
    bytes: () => workbook(replace("Nguồn vốn", 514_630, -514_630)),
    exit: 1,
    vi: ["Nguồn vốn!", "âm"],
    en: ["Nguồn vốn!", "negative"],
  },
  {
    name: "1e20 in a cell",
    file: "a.xlsx",
    bytes: () => workbook(replace("Nguồn vốn", 514_630, 1e20)),
    exit: 1,
    vi: ["Nguồn vốn!", "lớn"],
    en: ["Nguồn vốn!", "large"],
  },
  {
    name: "an unknown source in a cell",
    file: "a.xlsx",
    bytes: () => workbook(replace("Nguồn vốn", "central", "centrl")),
    exit: 1,
    vi: ["Nguồn vốn!", "centrl", "central"],
    en: ["Nguồn vốn!", "centrl", "central"],
  },
  {
    name: "a code twice in a sheet",
    file: "a.xlsx",
    bytes: () => workbook(replace("Đơn vị hành chính", "05989", "05986")),
    exit: 1,
    vi: ["Đơn vị hành chính!", "05986"],
    en: ["Đơn vị hành chính!", "05986"],
  },
  {
    name: "ratio 0 in a cell",
    file: "a.xlsx",
    bytes: () => workbook(replace("Quy tắc đối ứng", "5%", "0%")),
    exit: 1,
    vi: ["Quy tắc đối ứng!", "0%"],
    en: ["Quy tắc đối ứng!", "0%"],
  },
  {
    name: "a negative amount",
    file: "a.json",
    bytes: () =>
      changed((file) => {
        for (const line of file.lines.slice(0, 1)) line.amount = -1;
      }),
    exit: 1,
    vi: ["lines[0].amount", "-1"],
    en: ["lines[0].amount", "-1"],
  },
  {
    name: "1e20",
    file: "a.json",
    bytes: () => changed(() => undefined).replace("514630000000", "1e20"),
    exit: 1,
    vi: ["lines[1].amount"],
    en: ["lines[1].amount"],
  },
  {
    name: "NaN, which JSON does not have",
    file: "a.json",
    bytes: () => changed(() => undefined).replace("514630000000", "NaN"),
    exit: 3,
    vi: ["a.json"],
    en: ["a.json"],
  },
  {
    name: "a code twice",
    file: "a.json",
    bytes: () => changed(() => undefined).replace('"code":"05989"', '"code":"05986"'),
    exit: 1,
    vi: ["05986", "localities"],
    en: ["05986", "localities"],
  },
  {
    name: "an unknown source",
    file: "a.json",
    bytes: () => changed(() => undefined).replace('"source":"central"', '"source":"centrl"'),
    exit: 1,
    vi: ["centrl", "central"],
    en: ["centrl", "central"],
  },
  {
    name: "ratio 0",
    file: "a.json",
    bytes: () => changed(() => undefined).replace('"ratio":"5%"', '"ratio":"0"'),
    exit: 1,
    vi: ["counterpartRules[0].ratio"],
    en: ["counterpartRules[0].ratio"],
  },
  {
    name: "empty weights",
    file: "a.json",
    bytes: () =>
      changed((file) => {
        for (const profile of file.phasing.profiles) profile.weights = {};
      }),
    exit: 1,
    vi: ["phasing.profiles[0].weights"],
    en: ["phasing.profiles[0].weights"],
  },
  {
    name: "another schema version",
    file: "a.json",
    bytes: () => changed(() => undefined).replace("phanbo/plan/1", "phanbo/plan/9"),
    exit: 1,
    vi: ["phanbo/plan/9", "phanbo/plan/1"],
    en: ["phanbo/plan/9", "phanbo/plan/1"],
  },
  {
    name: "an unknown key, and a second error with it",
    file: "a.json",
    bytes: () =>
      changed(() => undefined)
        .replace('"counterpartRules"', '"counterpartRule"')
        .replace('"ratio":"1:1"', '"ratio":"abc"'),
    exit: 1,
    vi: ["counterpartRule", "counterpartRules"],
    en: ["counterpartRule", "counterpartRules"],
  },
];
