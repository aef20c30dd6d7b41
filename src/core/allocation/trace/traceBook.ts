import { invariant } from "../../issue/invariant.ts";
import { Decimal } from "../../money/decimal.ts";
import { money, zeroMoney } from "../../money/money.ts";
import { ratio, type Ratio } from "../../money/ratio.ts";
import { dongPer } from "../../money/unit.ts";
import { existsIn, placesOf, type Places } from "../../plan/places.ts";
import type { Locality, Plan } from "../../plan/plan.ts";
import type { Allocation, AllocationCell, Pool, RoundingReason } from "../allocation.ts";
import { exactShare } from "../exactShare.ts";
import type { Block } from "../sharing/sharing.ts";
import { coversMoney, isUnder, nodesOf } from "../slices.ts";
import type { Trace, TraceBound, TraceExact, TracePlace, TraceRounding } from "./trace.ts";
import { CounterpartBook } from "./traceCounterpart.ts";
import { traceMoney, type TraceMoney } from "./traceMoney.ts";
import {
  boundOfClaim,
  traceBlock,
  traceParting,
  type PoolSubject,
  type TracedBlock,
  type TraceParting,
} from "./tracePool.ts";
import { RuleBook } from "./traceRules.ts";
import { websterStep, type WeightScale } from "./traceWebster.ts";
import { WeighingBook } from "./traceWeighing.ts";

/** Which amount is meant: a place, and the money of a pool. */
export type CellKey = Omit<AllocationCell, "amount">;

/** Traces of the amounts of one allocation; what several have in common is worked out once. */
export interface TraceBook {
  /** The pools that have money of this kind in the year of use. */
  readonly poolOf: (key: Omit<CellKey, "place">) => Pool | undefined;
  /** The trace of a place in a pool, whether it gets something of it or not. Undefined for a pool or commune that is not there. */
  readonly traceOf: (cell: CellKey) => Trace | undefined;
}

/** The trace of one amount of an allocation of `plan`; undefined where there is no such money or place. */
export function traceOf(plan: Plan, allocation: Allocation, cell: CellKey): Trace | undefined {
  return openTraces(plan, allocation).traceOf(cell);
}

/** The trace of each cell, in the order of the cells, one at a time. */
export function* tracesOf(plan: Plan, allocation: Allocation): Generator<Trace, void> {
  const book = openTraces(plan, allocation);
  for (const cell of allocation.cells) {
    const trace = book.traceOf(cell);
    invariant(trace !== undefined, "each cell has its pool");
    yield trace;
  }
}

/** Prepares the traces of an allocation. `plan` is the plan that it was made from. */
export function openTraces(plan: Plan, allocation: Allocation): TraceBook {
  const tracing = new Tracing(plan, allocation);
  return {
    poolOf: (key) => tracing.poolOf(key),
    traceOf: (cell) => tracing.traceOf(cell),
  };
}

/** What the traces of one pool have in common. */
interface PoolParts {
  readonly subject: PoolSubject;
  readonly claimOf: ReadonlyMap<string, number>;
  readonly money: TraceMoney;
  readonly scale: WeightScale | undefined;
  readonly blocks: Map<Block, TracedBlock & { readonly parting: TraceParting }>;
}

class Tracing {
  readonly #plan: Plan;
  readonly #allocation: Allocation;
  readonly #places: Places;
  readonly #rules: RuleBook;
  readonly #weighing: WeighingBook;
  readonly #counterpart: CounterpartBook;
  readonly #pools: ReadonlyMap<string, Pool>;
  readonly #parts = new Map<Pool, PoolParts>();
  readonly #reasons: ReadonlyMap<string, RoundingReason>;

  constructor(plan: Plan, allocation: Allocation) {
    this.#plan = plan;
    this.#allocation = allocation;
    this.#places = placesOf(plan);
    this.#rules = new RuleBook(plan);
    this.#weighing = new WeighingBook(plan, this.#places);
    this.#counterpart = new CounterpartBook(plan, allocation, this.#rules, (code) => this.#placeOf(code));
    this.#pools = new Map(allocation.pools.map((pool) => [keyOf(pool), pool]));
    this.#reasons = new Map(allocation.receipt.map((line) => [`${keyOf(line)}/${line.place}`, line.reason]));
  }

  poolOf(key: Omit<CellKey, "place">): Pool | undefined {
    return this.#pools.get(keyOf(key));
  }

  traceOf(cell: CellKey): Trace | undefined {
    const pool = this.poolOf(cell);
    const place = this.#places.byCode.get(cell.place);
    const node = this.#allocation.tree.nodeOf.get(cell.place);
    if (pool === undefined || place === undefined || node === undefined || place.level !== "commune")
      return undefined;
    const parts = this.#partsOf(pool);
    const claim = pool.shared === 0 ? undefined : parts.claimOf.get(place.code);
    const { sharing } = pool;
    const block = claim === undefined ? undefined : sharing.blocks[sharing.blockOf[claim] ?? 0];
    const traced = block === undefined ? undefined : this.#blockOf(parts, block);
    const bound = claim === undefined ? this.#withoutClaim(pool, place) : this.#boundOf(pool, claim);
    const amount = claim === undefined ? zeroMoney : amountOf(pool, claim, this.#allocation);
    return {
      ...this.#head(pool, place.code),
      ...parts.money,
      ...(traced?.parting ?? traceParting(parts.subject, undefined)),
      ...(traced === undefined ? {} : { block: traced.block }),
      weighing: this.#weighing.weighingOf(pool.weighting, place),
      bound,
      counterpart: this.#counterpart.of(pool, place.code),
      exact: claim === undefined ? noShare : exactOf(pool, claim, this.#allocation),
      rounding: this.#roundingOf(pool, claim, traced),
      amount,
    };
  }

  #head(
    pool: Pool,
    code: string,
  ): Pick<Trace, "place" | "source" | "type" | "year" | "component" | "origin"> {
    const { source, type, year, origin } = pool;
    const component = this.#plan.components.find(({ id }) => id === pool.component);
    const name = this.#plan.sources.find(({ id }) => id === source)?.name ?? { vi: source, en: source };
    return {
      place: this.#placeOf(code),
      source: { id: source, name },
      type,
      year,
      ...(component === undefined ? {} : { component }),
      ...(origin === undefined ? {} : { origin }),
    };
  }

  #placeOf(code: string): TracePlace {
    const above = this.#places.groupOf(code);
    return {
      code,
      name: this.#places.byCode.get(code)?.name ?? code,
      ...(above === undefined || above.code === code
        ? {}
        : { above: { code: above.code, name: above.name } }),
    };
  }

  #partsOf(pool: Pool): PoolParts {
    const before = this.#parts.get(pool);
    if (before !== undefined) return before;
    const { tree, unit, method } = this.#allocation;
    const heaviest = pool.places.findIndex((_, claim) => (pool.weights.values[claim] ?? 0) > 0);
    const parts: PoolParts = {
      subject: {
        pool,
        unit,
        rules: this.#rules,
        isWebster: method === "webster",
        placeAt: (node) => {
          const code = tree.codes[node];
          return code === undefined ? undefined : this.#placeOf(code);
        },
      },
      claimOf: new Map(pool.places.map((code, claim) => [code, claim])),
      money: traceMoney(this.#plan, this.#allocation, pool, this.#rules),
      scale:
        heaviest < 0
          ? undefined
          : {
              whole: BigInt(pool.weights.values[heaviest] ?? 0),
              real: this.#weighing.weightOf(pool.weighting, pool.places[heaviest] ?? ""),
            },
      blocks: new Map(),
    };
    this.#parts.set(pool, parts);
    return parts;
  }

  #blockOf(parts: PoolParts, block: Block): TracedBlock & { readonly parting: TraceParting } {
    const { subject, scale, blocks } = parts;
    const before = blocks.get(block);
    if (before !== undefined) return before;
    const traced = { ...traceBlock(subject, block, scale), parting: traceParting(subject, block) };
    blocks.set(block, traced);
    return traced;
  }

  #boundOf(pool: Pool, claim: number): TraceBound {
    const { kind, key } = boundOfClaim(pool, claim, this.#rules);
    if (kind === "free") return { kind };
    const units = pool.sharing.column.floors[claim] ?? 0;
    const by = key === undefined ? {} : { by: this.#rules.ruleOf(key) };
    return { kind, ...by, amount: money(units * sizeOf(this.#allocation)) };
  }

  /** Why a place has no claim on a pool. */
  #withoutClaim(pool: Pool, place: Locality): TraceBound {
    if (!existsIn(place, pool.year)) return { kind: "outsideYears", amount: zeroMoney };
    const { tree } = this.#allocation;
    const node = tree.nodeOf.get(place.code) ?? -1;
    const excluding = this.#plan.limits.find(
      (limit) =>
        limit.kind === "excluded" &&
        coversMoney(limit, pool) &&
        nodesOf(limit, tree).some((above) => isUnder(tree, node, above)),
    );
    if (excluding !== undefined) {
      return { kind: "excluded", by: this.#rules.ruleOf(excluding.id), amount: zeroMoney };
    }
    const hasWeight = this.#weighing.weightOf(pool.weighting, place.code).numerator > 0n;
    return { kind: hasWeight ? "belowUnit" : "zeroWeight", amount: zeroMoney };
  }

  #weightIn(pool: Pool, claim: number): Ratio {
    return this.#weighing.weightOf(pool.weighting, pool.places[claim] ?? "");
  }

  #roundingOf(pool: Pool, claim: number | undefined, traced: TracedBlock | undefined): TraceRounding {
    const { method, unit } = this.#allocation;
    if (claim === undefined) return { method, unit, direction: "exact" };
    const { floors, remainders } = pool.sharing.column;
    const floor = floors[claim] ?? 0;
    const units = pool.amounts[claim] ?? 0;
    const isWhole = BigInt(remainders[claim] ?? 0) === 0n && units === floor;
    const reason = this.#reasons.get(`${keyOf(pool)}/${pool.places[claim] ?? ""}`);
    return {
      method,
      unit,
      direction: isWhole ? "exact" : units > floor ? "up" : "down",
      ...(reason === undefined ? {} : { reason }),
      ...(traced?.factor === undefined
        ? {}
        : { webster: websterStep(pool, claim, traced.factor, this.#weightIn(pool, claim), unit) }),
    };
  }
}

const noShare: TraceExact = { numerator: "0", denominator: "1", decimal: "0" };

function exactOf(pool: Pool, claim: number, allocation: Allocation): TraceExact {
  const share = exactShare(pool.sharing.column, claim, allocation.unit);
  const { numerator, denominator } = ratio(share.numerator, share.denominator);
  return {
    numerator: numerator.toString(),
    denominator: denominator.toString(),
    decimal: new Decimal(numerator.toString()).div(denominator.toString()).toFixed(),
  };
}

function amountOf(pool: Pool, claim: number, allocation: Allocation): ReturnType<typeof money> {
  return money((pool.amounts[claim] ?? 0) * sizeOf(allocation));
}

function sizeOf({ unit }: Allocation): number {
  return dongPer(unit);
}

function keyOf({ source, type, year, component, origin }: Omit<CellKey, "place">): string {
  return [source, type, year, component ?? "", origin ?? ""].join("/");
}
