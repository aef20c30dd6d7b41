/**
 * Controlled rounding on two trees: ours against HiGHS on the same cells, and how the cost grows up to a country.
 * Alone: `npx tsx bench/rounding.ts`. Only ratios travel from one machine to another.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Highs } from "highs";
import { modelData } from "../src/adapters/highs/highsSolver.ts";
import { indexCells } from "../src/core/rounding/cells.ts";
import {
  checkRounding,
  columnOfWeights,
  roundTable,
  treeOfPaths,
  type RoundingTable,
} from "../src/core/rounding/index.ts";
import { buildGraph, type Graph } from "../src/core/rounding/graph.ts";
import { buildNetwork } from "../src/core/rounding/network.ts";
import { largestRemainderStart } from "../src/core/rounding/start.ts";
import { modelBuilder, type RowEntry, type SolverModel } from "../src/core/solver/index.ts";
import { shippedTable } from "../test/core/rounding/shippedTable.ts";

/** One comparison, times in milliseconds, medians. */
export interface AgainstSolver {
  readonly setting: string;
  readonly oursMs: number;
  readonly solverMs: number;
  /** How many times as long the solver takes. */
  readonly ratio: number;
}

/** One size of a made-up country with 150 lines. */
export interface Growth {
  readonly places: number;
  readonly cells: number;
  readonly roundMs: number;
  readonly nanosecondsACell: number;
  readonly checkMs: number;
  readonly violations: number;
  readonly rounds: number;
  /** Largest resident memory of the process that rounded and checked, in MB. */
  readonly peakMb: number;
}

const sizes = [181, 1000, 10_000] as const;

/** The 10,860 cells of the shipped plan: rounded by us, and as a linear model of the same network by HiGHS. */
export async function againstSolver(repeats = 30): Promise<readonly AgainstSolver[]> {
  const table = shippedTable();
  const oursMs = median(repeats, () => roundTable(table));
  const model = networkModel(table);
  const highs = await loadHighs();
  return [
    { setting: "HiGHS as it comes", options: {} },
    { setting: "HiGHS without presolve, its fastest here", options: { presolve: "off" } },
    { setting: "HiGHS, interior point", options: { solver: "ipm" } },
  ].map(({ setting, options }) => {
    const times = Array.from({ length: Math.max(3, Math.ceil(repeats / 6)) }, () => highs(model, options));
    const solverMs = middle(times);
    return { setting, oursMs, solverMs, ratio: solverMs / oursMs };
  });
}

/** Each size in a process of its own, so that its memory is its own. */
export function growth(): readonly Growth[] {
  return sizes.map((places) => {
    const file = fileURLToPath(import.meta.url);
    const text = execFileSync(process.execPath, ["--import", "tsx", file, "--places", `${places}`], {
      encoding: "utf8",
    });
    return JSON.parse(text) as Growth;
  });
}

/** Rounds and checks a made-up country: 63 provinces, 700 districts, 30 sources and types, 5 years. */
function roundCountry(places: number): Growth {
  const table = country(places);
  const repeats = places > 5000 ? 3 : 9;
  const roundMs = median(repeats, () => roundTable(table));
  const outcome = roundTable(table);
  if (outcome.kind !== "rounded") throw new Error("two trees always have a rounding");
  const start = performance.now();
  const violations = checkRounding(table, outcome.rounded).length;
  const checkMs = performance.now() - start;
  const cells = places * table.columns.length;
  return {
    places,
    cells,
    roundMs,
    nanosecondsACell: (roundMs * 1e6) / cells,
    checkMs,
    violations,
    rounds: outcome.effort.rounds,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

function country(count: number): RoundingTable {
  const next = numbers(20_220_131);
  const districts = Math.max(1, Math.min(700, Math.round(count / 14)));
  const places = treeOfPaths(
    Array.from({ length: count }, (_, index) => {
      const district = index % districts;
      return [`P${district % 63}`, `D${district}`, `C${index}`];
    }),
  );
  const weightings = Array.from({ length: 5 }, () => Array.from({ length: count }, () => next(100_000)));
  const paths = Array.from({ length: 150 }, (_, index) => {
    const kind = Math.floor(index / 5);
    return [`source${kind >> 1}`, `type${kind % 2}`, `${2021 + (index % 5)}`];
  });
  const columns = paths.map((_, line) =>
    columnOfWeights(1_000_000 + next(1_000_000_000), weightings[Math.floor(line / 5) % 5] ?? []),
  );
  return { places, lines: treeOfPaths(paths), columns };
}

/** Numbers below a limit, the same on every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
    return state % limit;
  };
}

/** Least distance as a flow: a column 0 … 1 for each cell and total that can go either way, a row for each node. */
function networkModel(table: RoundingTable): SolverModel {
  const cells = indexCells(table);
  const network = buildNetwork(cells);
  const graph: Graph = buildGraph(network, largestRemainderStart(network));
  const model = modelBuilder();
  const entries = Array.from({ length: graph.nodeCount }, (): RowEntry[] => []);
  const balance = graph.excess.map((excess) => -excess);
  for (let arc = 0; arc < graph.arcCount; arc++) {
    const cell = graph.cellOfArc[arc] ?? -1;
    model.addColumn({ lower: 0, upper: 1, cost: cell < 0 ? 0 : 1 - 2 * (cells.fraction[cell] ?? 0) });
    const [from, to] = [graph.ends[2 * arc] ?? 0, graph.ends[2 * arc + 1] ?? 0];
    const carries = graph.carries[arc] ?? 0;
    entries[from]?.push([arc, -1]);
    entries[to]?.push([arc, 1]);
    balance[from] = (balance[from] ?? 0) - carries;
    balance[to] = (balance[to] ?? 0) + carries;
  }
  entries.forEach((row, node) => {
    const at = balance[node] ?? 0;
    if (row.length > 0) model.addRow({ lower: at, upper: at }, row);
  });
  return model.build();
}

/** The engine itself, for settings that our port does not offer; gives the milliseconds of the solving alone. */
async function loadHighs(): Promise<(model: SolverModel, options: Record<string, string>) => number> {
  const engine: { readonly default: unknown } = await import("highs");
  const highs = await (engine.default as () => Promise<Highs>)();
  return (model, options) =>
    highs.withModel((solver): number => {
      solver.passModel(modelData(highs, model));
      solver.options.set({ output_flag: false, ...options });
      const start = performance.now();
      solver.run();
      const took = performance.now() - start;
      if (solver.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error("HiGHS found no optimum");
      return took;
    });
}

function median(repeats: number, work: () => unknown): number {
  for (let warmUp = 0; warmUp < Math.min(5, repeats - 1); warmUp++) work();
  return middle(
    Array.from({ length: repeats }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf("--places");
  if (at >= 0) console.log(JSON.stringify(roundCountry(Number(process.argv[at + 1]))));
  else {
    console.table(await againstSolver());
    console.table(growth());
  }
}
