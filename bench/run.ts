/**
 * All measurements in one run, as ratios, into docs/benchmarks.md: `npm run bench`. A ratio holds on other machines too, a
 * time does not.
 */
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { allocationRows } from "./allocation.ts";
import { apportionRows, boundedRows } from "./apportion.ts";
import { duration, ratioRow, type Row } from "./measure.ts";
import { optimizeRows } from "./optimize.ts";
import { recomputeRows } from "./recompute.ts";
import { simulationRows } from "./simulate.ts";
import { againstSolver, growth } from "./rounding.ts";

const page = fileURLToPath(new URL("../docs/benchmarks.md", import.meta.url));

interface Section {
  readonly title: string;
  readonly note: string;
  readonly rows: () => readonly Row[] | Promise<readonly Row[]>;
}

const sections: readonly Section[] = [
  {
    title: "Splitting one amount",
    note:
      "24,806 tỷ đồng by random weights: `apportionInto` (largest remainder, exact, typed arrays) beside others. dinero.js " +
      "hands what is left over to the largest weights, not to the largest remainders.",
    rows: () => apportionRows(),
  },
  {
    title: "Splitting within floors and caps",
    note: "The same amount by `apportionWithin`: exact water level, then whole units.",
    rows: () => boundedRows(),
  },
  {
    title: "Rounding a table with all its totals",
    note:
      "The 10,860 cells of the shipped plan on two trees of totals, by us and as a linear model of the same network by HiGHS; " +
      "then made-up countries of 150 lines, each in a process of its own.",
    rows: roundingRows,
  },
  {
    title: "Drawing a plan ten thousand times",
    note: "The shipped plan by district, each draw exact; beside applying a scenario and allocating through the object API.",
    rows: simulationRows,
  },
  {
    title: "Recomputing the shipped plan",
    note:
      "181 communes × 60 lines with the totals of places and lines. Ours foots; a sheet with ROUND in each cell does not. " +
      "HyperFormula is given a new factor on which every cell hangs; LibreOffice recalculates everything in a macro of its " +
      "own, its start and the reading of the file not counted. HyperFormula is measured last, since its patches of built-in arrays " +
      "slow down what runs after it.",
    rows: recomputeRows,
  },
  {
    title: "The whole work of an allocation",
    note:
      "The shipped plan with limits of each kind: feasibility, exact shares, controlled rounding, the receipt, what each amount is made of, and " +
      "the independent verifier, against HyperFormula's recalculation above (ROUND alone); then made-up countries of 30 lines in five years, each in a " +
      "process of its own: allocated, rounded and verified.",
    rows: allocationRows,
  },
  {
    title: "Choosing communes",
    note:
      "181 communes, five years, six sources, counterpart 1:1, ten communes a year, two in each district; costs are made up. Ours from " +
      "the problem to the verified optimum in đồng, against native CBC (Debian `coinor-cbc`) from its file to its solution, on the " +
      "problem as it is written down, which the goal is about; how CBC does on the smaller model that we make of it first is said too. The " +
      "median of seven runs.",
    rows: optimizeRows,
  },
];

async function roundingRows(): Promise<readonly Row[]> {
  const settings = await againstSolver();
  const fastest = Math.min(...settings.map(({ ratio }) => ratio));
  const beside = settings.map(({ setting, oursMs, solverMs, ratio }) =>
    ratioRow(setting, { oursMs, peerMs: solverMs, ratio }, ratio === fastest ? 10 : undefined),
  );
  const sizes = growth().map(({ places, cells, roundMs, nanosecondsACell, checkMs, violations, peakMb }) => ({
    what: `${places.toLocaleString("en-US")} places, ${cells.toLocaleString("en-US")} cells`,
    measured:
      `rounded in ${duration(roundMs)} (${nanosecondsACell.toFixed(0)} ns a cell), checked in ${duration(checkMs)}, ` +
      `${violations} violations, ${peakMb.toFixed(0)} MB at most`,
    goal: "0 violations",
    reached: violations === 0,
  }));
  return [...beside, ...sizes];
}

/** Each section in a process of its own: what one library does to the engine must not fall on another. */
function measured(index: number): readonly Row[] {
  const file = fileURLToPath(import.meta.url);
  const text = execFileSync(process.execPath, ["--import", "tsx", file, "--section", `${index}`], {
    encoding: "utf8",
  });
  return JSON.parse(text) as readonly Row[];
}

function tableOf({ title, note }: Section, rows: readonly Row[]): string {
  const mark = ({ reached }: Row): string => (reached === undefined ? "" : reached ? "yes" : "**no**");
  const lines = rows.map((row) => `| ${row.what} | ${row.measured} | ${row.goal} | ${mark(row)} |`);
  return [
    `## ${title}`,
    "",
    note,
    "",
    "| What | Measured | Goal | Reached |",
    "|---|---|---|---|",
    ...lines,
  ].join("\n");
}

function machine(): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processor?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${memory} GB, Node ${process.version.slice(1)}, ${process.platform}`;
}

async function writePage(): Promise<void> {
  const tables = sections.map((section, index) => {
    const rows = measured(index);
    console.log(section.title);
    console.table(rows);
    return tableOf(section, rows);
  });
  const text = `# Measurements

Written by \`npm run bench\`; run it to repeat them (two minutes; nothing else should run meanwhile). Each figure is the median
of 30 samples after a warm-up, ours and the other taken in turn in the same run (LibreOffice and HiGHS one after the other), each section in a process of its own. **Only
ratios travel**: times are of the machine below.

Machine: ${machine()}.

${tables.join("\n\n")}
`;
  const style = await resolveConfig(page);
  await writeFile(page, await format(text, { ...style, parser: "markdown" }));
}

const at = process.argv.indexOf("--section");
if (at < 0) await writePage();
else console.log(JSON.stringify(await sections[Number(process.argv[at + 1])]?.rows()));
