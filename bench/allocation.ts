/**
 * The whole work of an allocation: limits, exact shares, controlled rounding, the trace of every cell and the independent verifier,
 * beside a recalculation of the same cells by HyperFormula; and made-up countries. Alone: `npx tsx bench/allocation.ts`.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { allocate, type Allocation, type AllocationOptions } from "../src/core/allocation/index.ts";
import { tracesOf } from "../src/core/allocation/trace/traceBook.ts";
import { verifyAllocation } from "../src/core/allocation/verify/verify.ts";
import { money } from "../src/core/money/index.ts";
import { parsePlan } from "../src/core/plan/parse.ts";
import { placesOf } from "../src/core/plan/places.ts";
import type { Limit, Plan } from "../src/core/plan/plan.ts";
import { defaultPlanId, shippedPlans } from "../src/plans/index.ts";
import { duration, medianMs, ratioRow, type Row } from "./measure.ts";
import { hyperFormula, shippedModel } from "./recompute.ts";

type Totals = NonNullable<AllocationOptions["totals"]>;

/**
 * Ours against HyperFormula, which recalculates the same cells with ROUND and knows no limits, no footing and no explanation. It comes
 * last: its patches of built-in arrays slow down what runs after it.
 */
export async function allocationRows(): Promise<readonly Row[]> {
  const limited = limitedPlan();
  const traced = verified(limited, "nested");
  const works = [
    {
      what: "limits, shares, nested totals, trace (the pools), verifier",
      work: () => verified(limited, "nested"),
      goal: 1,
    },
    {
      what: "the same with the totals of any sources, types and years",
      work: () => verified(limited, "all"),
    },
    {
      what: "the trace of each cell as an object with names, origins and legal references",
      work: () => [...tracesOf(limited, traced)].length,
    },
  ].map((each) => ({ ...each, oursMs: steadyMs(each.work) }));
  const peerMs = steadyMs(await hyperFormula(shippedModel()));
  return [
    ...works.map(({ what, goal, oursMs }) =>
      ratioRow(what, { oursMs, peerMs, ratio: peerMs / oursMs }, goal),
    ),
    ...countries(),
  ];
}

/** Much code runs in each of these: it is compiled well only after some seconds, ours and the peer's alike. */
function steadyMs(work: () => unknown): number {
  const end = performance.now() + 3_000;
  while (performance.now() < end) work();
  return medianMs(work);
}

/** Allocates and verifies; what each amount is made of is in the pools of the allocation. */
function verified(plan: Plan, totals: Totals): Allocation {
  const outcome = allocate(plan, { unit: "million", totals });
  if (!outcome.ok) throw new Error(`the plan can be allocated: ${JSON.stringify(outcome.issues)}`);
  if (verifyAllocation(plan, outcome.value).length > 0) throw new Error("the allocation is verified");
  return outcome.value;
}

/** The shipped plan with limits of each kind, made up for the measurement. */
export function limitedPlan(): Plan {
  const parsed = parsePlan(shippedPlans[defaultPlanId]);
  if (!parsed.ok) throw new Error("the shipped plan is sound");
  const plan = parsed.value;
  const codes = placesOf(plan).communes.map(({ code }) => code);
  const districts = plan.localities.filter(({ level }) => level === "district").map(({ code }) => code);
  const about = (id: string): Pick<Limit, "id" | "name" | "origin"> => ({
    id,
    name: { vi: id, en: id },
    origin: "illustrative",
  });
  const billion = (amount: number): ReturnType<typeof money> => money(amount * 1_000_000_000);
  return {
    ...plan,
    limits: [
      { kind: "floor", ...about("minimum"), each: ["place"], sources: ["community"], amount: billion(1) },
      {
        kind: "cap",
        ...about("most"),
        each: ["place"],
        sources: ["credit"],
        from: 2025,
        to: 2025,
        amount: billion(40),
      },
      {
        kind: "cap",
        ...about("district"),
        places: districts.slice(0, 1),
        sources: ["credit"],
        amount: billion(300),
      },
      {
        kind: "hold",
        ...about("held"),
        places: codes.slice(0, 1),
        sources: ["enterprise"],
        amount: billion(5),
        owner: "Sở Tài chính",
        reason: "đã giao",
      },
      { kind: "tier", ...about("first"), sources: ["electricity"], places: codes.slice(10, 20), tier: 1 },
      {
        kind: "cap",
        ...about("first-most"),
        each: ["place"],
        sources: ["electricity"],
        places: codes.slice(10, 20),
        amount: billion(3),
      },
      { kind: "reserve", ...about("reserve"), sources: ["central"], share: "5%" },
    ],
  };
}

/** One size of a country: 30 lines in 5 years. */
interface Country {
  readonly places: number;
  readonly cells: number;
  readonly allocateMs: number;
  readonly verifyMs: number;
  readonly violations: number;
  readonly peakMb: number;
}

const sizes = [181, 1_000, 10_000] as const;

/** Each size in a process of its own, so that its memory is its own. */
function countries(): readonly Row[] {
  return sizes.map((places) => {
    const file = fileURLToPath(import.meta.url);
    const text = execFileSync(process.execPath, ["--import", "tsx", file, "--places", `${places}`], {
      encoding: "utf8",
    });
    const country = JSON.parse(text) as Country;
    return {
      what: `${places.toLocaleString("en-US")} communes, ${country.cells.toLocaleString("en-US")} cells, nested totals`,
      measured:
        `allocated in ${duration(country.allocateMs)} (${((country.allocateMs * 1e6) / country.cells).toFixed(0)} ns a cell), ` +
        `verified in ${duration(country.verifyMs)}, ${country.violations} violations, ${country.peakMb.toFixed(0)} MB at most`,
      goal: "0 violations",
      reached: country.violations === 0,
    };
  });
}

/** A made-up plan: provinces of 160 communes in districts of 16, 15 sources of two types, and weights that differ by source. */
function countryPlan(places: number): Plan {
  const base = limitedPlan();
  const name = (text: string): { readonly vi: string; readonly en: string } => ({ vi: text, en: text });
  const communes = Array.from({ length: places }, (_, index) => `C${String(index).padStart(6, "0")}`);
  const provinceOf = (index: number): string => `P${Math.floor(index / 160)}`;
  const districtOf = (index: number): string => `D${Math.floor(index / 16)}`;
  const unit = (
    code: string,
    level: "province" | "district" | "commune",
    parent: string | null,
  ): Plan["localities"][number] => ({
    code,
    name: code,
    level,
    kind: level === "province" ? "tinh" : level === "district" ? "huyen" : "xa",
    parent,
    inProgramme: level === "commune",
  });
  const provinces = new Map(
    communes.map((_, index) => [provinceOf(index), unit(provinceOf(index), "province", null)]),
  );
  const districts = new Map(
    communes.map((_, index) => [districtOf(index), unit(districtOf(index), "district", provinceOf(index))]),
  );
  const sources = Array.from({ length: 15 }, (_, index) => `s${index}`);
  const types = ["developmentInvestment", "recurrent"] as const;
  return {
    ...base,
    limits: [],
    counterpartRules: [],
    totals: [],
    shares: [],
    sources: sources.map((id) => ({ kind: "centralBudget" as const, id, name: name(id) })),
    lines: sources.flatMap((source, index) =>
      types.map((type) => ({
        id: `${source}.${type.toLowerCase()}`,
        source,
        type,
        from: 2021,
        to: 2025,
        amount: money(100_000_000 * (places * (37 + 11 * index) + 13)),
        status: "assumed" as const,
        documentPlace: "I",
      })),
    ),
    localities: [
      ...provinces.values(),
      ...districts.values(),
      ...communes.map((code, index) => unit(code, "commune", districtOf(index))),
    ],
    attributes: sources.map((id, source) => ({
      id: `weight-${id}`,
      name: name(id),
      kind: "whole" as const,
      origin: "illustrative" as const,
      note: name("bench"),
      values: Object.fromEntries(
        communes.map((code, index) => [code, 1 + ((index * (7919 + 2 * source)) % 997)]),
      ),
    })),
    weightings: sources.map((id) => ({
      kind: "attribute" as const,
      id: `by-${id}`,
      name: name(id),
      origin: "illustrative" as const,
      attribute: `weight-${id}`,
    })),
    weightingUses: sources.map((source) => ({ source, weighting: `by-${source}` })),
  };
}

function measureCountry(places: number): Country {
  const plan = countryPlan(places);
  const start = performance.now();
  const outcome = allocate(plan, { unit: "million", totals: "nested" });
  const allocated = performance.now();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues.slice(0, 3)));
  const violations = verifyAllocation(plan, outcome.value).length;
  const verified = performance.now();
  return {
    places,
    cells: outcome.value.cells.length,
    allocateMs: allocated - start,
    verifyMs: verified - allocated,
    violations,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

const at = process.argv.indexOf("--places");
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (at >= 0) console.log(JSON.stringify(measureCountry(Number(process.argv[at + 1]))));
  else console.table(await allocationRows());
}
