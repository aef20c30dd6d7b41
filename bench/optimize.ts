/**
 * Choosing places: the optimiser with HiGHS in WebAssembly against native CBC (Debian `coinor-cbc`) on the same model.
 * Alone: `npx tsx bench/optimize.ts`. Only ratios travel from one machine to another.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { highsSolver } from "../src/adapters/highs/highsSolver.ts";
import { demandOf } from "../src/core/analysis/optimize/demand.ts";
import { indexProblem } from "../src/core/analysis/optimize/indexed.ts";
import { optimize, type ChoiceProblem, type Objective } from "../src/core/analysis/optimize/index.ts";
import { choiceModel } from "../src/core/analysis/optimize/model.ts";
import { wholeGoal } from "../src/core/analysis/optimize/worth.ts";
import { money, ratio } from "../src/core/money/index.ts";
import type { Solver, SolverModel } from "../src/core/solver/index.ts";
import { duration, middle, type Row } from "./measure.ts";

const run = promisify(execFile);

const billion = 1_000_000_000;

/** Communes of each district of Lạng Sơn in 2022; what a commune costs is not published and is made up here. */
const communesOfDistricts = [3, 21, 18, 16, 20, 16, 17, 23, 18, 19, 10];

const years = [2021, 2022, 2023, 2024, 2025];

const sources = ["central", "local", "integrated", "credit", "enterprise", "community"];

/**
 * 181 communes, five years, six sources, counterpart 1:1 in each year from 2022 on, ten communes a year, two in each district.
 * With `isEachAlone` every commune's cost is shared among the sources by itself, which gives a column for each commune, year
 * and source; otherwise shares bind over all communes of a year, as the plan's rules do.
 */
export function referenceProblem(isEachAlone: boolean): ChoiceProblem {
  const next = numbers(160);
  const bearers = sources.map((source, index) => ({
    source,
    ...(isEachAlone || index < 2 ? {} : { atMost: ratio(1n, 3n) }),
  }));
  const places = communesOfDistricts.flatMap((count, district) =>
    Array.from({ length: count }, (_, commune) => ({
      district: `D${district}`,
      place: `D${district}-${commune}`,
    })),
  );
  return {
    years,
    candidates: places.map(({ place, district }) => ({
      place,
      district,
      people: 800 + next(6000),
      costs: [{ group: isEachAlone ? place : "all", amount: money((6000 + next(30_000)) * 1_000_000) }],
    })),
    groups: (isEachAlone ? places.map(({ place }) => place) : ["all"]).map((id) => ({ id, type: "investment", bearers })), // prettier-ignore
    budgets: years.flatMap((year) =>
      sources.map((source) => ({
        source,
        type: "investment",
        year,
        amount: money((20 + next(20)) * billion),
        carryOver: source === "local",
      })),
    ),
    counterparts: years.slice(1).map((year) => ({ id: `1:1 ${year}`, central: ["central"], local: ["local"], types: ["investment"], years: [year], ratio: ratio(1n, 1n) })), // prettier-ignore
    yearLimits: years.map((year) => ({ year, places: 10 })),
    districtMinima: communesOfDistricts.map((_, district) => ({ district: `D${district}`, places: 2 })),
  };
}

/** One problem, solved by both. */
export interface AgainstCbc {
  readonly what: string;
  /** The size of the problem as it is written down, before groups are taken together. */
  readonly columns: number;
  readonly rows: number;
  readonly oursMs: number;
  /** CBC's time on the problem as it is written down; undefined where there is no cbc. */
  readonly cbcMs: number | undefined;
  /** The same on the model that our solver is given, in which groups that are paid for alike are one. */
  readonly cbcMergedMs: number | undefined;
  readonly isSame: boolean;
  readonly optimum: number;
  readonly proof: string;
}

export async function againstCbc(
  repeats = 7,
  kinds: readonly boolean[] = [false, true],
): Promise<readonly AgainstCbc[]> {
  const objectives: readonly (readonly [string, Exclude<Objective, { kind: "fairest" }>])[] = [
    ["the most communes", { kind: "communes" }],
    ["the most people", { kind: "people" }],
  ];
  const results: AgainstCbc[] = [];
  for (const isEachAlone of kinds) {
    for (const [name, objective] of objectives) {
      const what = `${name}, ${isEachAlone ? "each commune paid for by itself" : "shares over all communes"}`;
      results.push(await compareOn(what, referenceProblem(isEachAlone), objective, repeats));
    }
  }
  return results;
}

/** The rows of the page: against CBC on the problem as it is written down; how CBC does on our smaller model is said as well. */
export async function optimizeRows(): Promise<readonly Row[]> {
  return (await againstCbc()).map(({ what, columns, rows, oursMs, cbcMs, cbcMergedMs, isSame, proof }) => {
    const size = `${what} (${columns.toLocaleString("en-US")} × ${rows.toLocaleString("en-US")})`;
    if (cbcMs === undefined || cbcMergedMs === undefined)
      return { what: size, measured: `${duration(oursMs)}; no cbc here`, goal: "≤ 3 × CBC" };
    const times = oursMs / cbcMs;
    const onOurs = oursMs / cbcMergedMs;
    const measured = `${times.toFixed(2)} × (${duration(oursMs)} against ${duration(cbcMs)}; ${onOurs.toFixed(2)} × CBC on the model that we make of it), ${isSame ? "same optimum" : "**other optimum**"}${proof === "exact" ? "" : ", not proven in its time box"}`;
    return {
      what: size,
      measured,
      goal: "≤ 3 × CBC, same optimum",
      reached: isSame && proof === "exact" && times <= 3,
    };
  });
}

/** Ours from the problem to the verified optimum, CBC from its file to its solution, in turn. */
async function compareOn(
  what: string,
  problem: ChoiceProblem,
  objective: Exclude<Objective, { kind: "fairest" }>,
  repeats: number,
): Promise<AgainstCbc> {
  const highs = highsSolver();
  let ownModel: SolverModel | undefined;
  const solver: Solver = {
    solve: (given, options) => {
      ownModel ??= given;
      return highs.solve(given, options);
    },
  };
  // The first run warms the engine up.
  const first = await optimize(problem, objective, solver, { timeLimitSeconds: 60 });
  if (!first.ok || first.value.kind !== "optimum" || ownModel === undefined)
    throw new Error("the problem has an optimum");
  const { worth } = first.value.optimum;
  const optimum = worth.kind === "communes" || worth.kind === "people" ? Number(worth.count) : Number.NaN;
  const indexed = indexProblem(problem);
  const { model } = choiceModel(indexed, demandOf(wholeGoal(indexed, objective).goal));
  const folder = await mkdtemp(join(tmpdir(), "phanbo-cbc-"));
  try {
    const files = [join(folder, "model.mps"), join(folder, "merged.mps")] as const;
    await writeFile(files[0], mpsOf(model));
    await writeFile(files[1], mpsOf(ownModel));
    const ours: number[] = [];
    const theirs: readonly number[][] = [[], []];
    const found = new Set<number>();
    for (let repeat = 0; repeat < repeats; repeat++) {
      const start = performance.now();
      await optimize(problem, objective, highs, { timeLimitSeconds: 60 });
      ours.push(performance.now() - start);
      for (const [index, file] of files.entries()) {
        const solved = await solveByCbc(file);
        if (solved === undefined) continue;
        theirs[index]?.push(solved.milliseconds);
        found.add(Math.round(-solved.objective));
      }
    }
    const middleOf = (times: readonly number[] = []) => (times.length === 0 ? undefined : middle(times));
    return {
      what,
      columns: model.columns.cost.length,
      rows: model.rows.lower.length,
      oursMs: middle(ours),
      cbcMs: middleOf(theirs[0]),
      cbcMergedMs: middleOf(theirs[1]),
      isSame: found.size === 1 && found.has(optimum),
      optimum,
      proof: first.value.proof,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function solveByCbc(file: string): Promise<{ objective: number; milliseconds: number } | undefined> {
  const start = performance.now();
  try {
    const { stdout } = await run("cbc", [file, "ratioGap", "0", "allowableGap", "0", "sec", "60", "solve"], { maxBuffer: 2 ** 26 }); // prettier-ignore
    const milliseconds = performance.now() - start;
    if (!stdout.includes("Optimal solution found"))
      throw new Error(`cbc has no proof: ${stdout.slice(-500)}`);
    return { objective: Number(/Objective value:\s+(\S+)/.exec(stdout)?.[1]), milliseconds };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The model in the free MPS format. */
export function mpsOf({ columns, rows }: SolverModel): string {
  const kinds: string[] = [];
  const right: string[] = [];
  const ranges: string[] = [];
  const entries: string[][] = Array.from(columns.cost, (cost, column) =>
    cost === 0 ? [] : [` C${column} goal ${cost}`],
  );
  rows.lower.forEach((lower, row) => {
    const upper = rows.upper[row] ?? Infinity;
    const kind = lower === upper ? "E" : upper === Infinity ? "G" : "L";
    kinds.push(` ${kind} R${row}`);
    right.push(` rhs R${row} ${kind === "G" ? lower : upper}`);
    if (kind === "L" && lower !== -Infinity) ranges.push(` range R${row} ${upper - lower}`);
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const column = rows.columns[at] ?? 0;
      entries[column]?.push(` C${column} R${row} ${rows.coefficients[at] ?? 0}`);
    }
  });
  const whole = (isWhole: boolean): string =>
    entries.filter((_, column) => (columns.integer[column] === 1) === isWhole).flat().join("\n"); // prettier-ignore
  const bounds = Array.from(columns.lower, (lower, column) => {
    const upper = columns.upper[column] ?? Infinity;
    return ` LO bound C${column} ${lower}\n${upper === Infinity ? ` PL bound C${column}` : ` UP bound C${column} ${upper}`}`;
  });
  return [
    "NAME choice FREE", "ROWS", " N goal", ...kinds, "COLUMNS",
    " mark0 'MARKER' 'INTORG'", whole(true), " mark1 'MARKER' 'INTEND'", whole(false),
    "RHS", ...right, "RANGES", ...ranges, "BOUNDS", ...bounds, "ENDATA", "",
  ].join("\n"); // prettier-ignore
}

/** Numbers below a limit, the same on every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await againstCbc());
