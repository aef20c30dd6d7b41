import { money, sum, zeroMoney, type Money } from "../../money/money.ts";
import { ratio, ratioText, type Ratio } from "../../money/ratio.ts";
import { dongPer, type MoneyUnit } from "../../money/unit.ts";
import type { Pool } from "../allocation.ts";
import type {
  Trace,
  TraceBlock,
  TraceBoundKind,
  TraceHeld,
  TraceOtherBlock,
  TracePlace,
  TraceTiers,
} from "./trace.ts";
import type { RuleBook } from "./traceRules.ts";
import { websterFactor, type WeightScale } from "./traceWebster.ts";
import { shareBoundOf, type Block } from "../sharing/sharing.ts";

/** What a pool needs to explain its blocks. */
export interface PoolSubject {
  readonly pool: Pool;
  readonly unit: MoneyUnit;
  readonly rules: RuleBook;
  readonly placeAt: (node: number) => TracePlace | undefined;
  readonly isWebster: boolean;
}

/** A block as all its places see it. */
export interface TracedBlock {
  readonly block: TraceBlock;
  /** Of Webster: đồng for one unit of weight. */
  readonly factor?: Ratio;
}

/** The part of a trace that says how the money was parted into blocks, as the places of one block see it. */
export type TraceParting = Pick<Trace, "leftOver" | "tiers" | "otherBlocks">;

/** What decided the share of a claim, with the key of the rule. */
export function boundOfClaim(
  { sharing }: Pool,
  claim: number,
  rules: RuleBook,
): { readonly kind: TraceBoundKind; readonly key?: string } {
  const bound = shareBoundOf(sharing, claim);
  const key = sharing.boundBy.get(claim);
  const by = key === undefined ? {} : { key };
  switch (bound) {
    case "free":
      return { kind: "free" };
    case "zeroWeight":
      return { kind: "zeroWeight", ...by };
    case "floor":
      return key === undefined ? { kind: "tierNotReached" } : { kind: rules.boundKindOf("floor", key), key };
    case "cap":
      return key === undefined ? { kind: "cap" } : { kind: rules.boundKindOf("cap", key), key };
  }
}

/** A block of a pool: what it has, what limits of single places take of it, and what is left to share by weight. */
export function traceBlock(subject: PoolSubject, block: Block, scale: WeightScale | undefined): TracedBlock {
  const { pool, unit, rules, isWebster } = subject;
  const size = dongPer(unit);
  const held = new Map<string, TraceHeld>();
  let freePlaces = 0;
  for (const claim of block.claims) {
    const { kind, key } = boundOfClaim(pool, claim, rules);
    if (kind === "free") {
      freePlaces++;
      continue;
    }
    const by = key === undefined ? undefined : rules.ruleOf(key);
    const group = `${kind}|${by?.id ?? ""}`;
    const before = held.get(group);
    held.set(group, {
      bound: kind,
      // Instances of one limit are counted together: it is named by its id.
      ...(by === undefined ? {} : { by: before === undefined ? by : rules.ruleOf(by.id) }),
      places: (before?.places ?? 0) + 1,
      amount: money((before?.amount ?? 0) + (pool.sharing.column.floors[claim] ?? 0) * size),
    });
  }
  const weightSum =
    scale === undefined
      ? ratio(block.freeWeight, 1n)
      : ratio(block.freeWeight * scale.real.numerator, scale.whole * scale.real.denominator);
  const amount = money(block.amount * size);
  const freeAmount = money(amount - sum([...held.values()].map((part) => part.amount)));
  return {
    block: {
      ...blockHead(subject, block),
      amount,
      places: block.claims.length,
      held: [...held.values()],
      free: {
        amount: freeAmount,
        places: freePlaces,
        weightSum: ratioText(weightSum),
        ...(weightSum.numerator === 0n ? {} : { rate: rateOf(freeAmount, weightSum) }),
      },
    },
    ...(isWebster && scale !== undefined ? { factor: websterFactor(pool, block, unit, scale) } : {}),
  };
}

/** Not in lowest terms: the money and the sum of the weights stay visible in it. */
function rateOf(
  amount: Money,
  { numerator, denominator }: Ratio,
): { numerator: string; denominator: string } {
  return { numerator: (BigInt(amount) * denominator).toString(), denominator: numerator.toString() };
}

/** The other blocks of a pool, and what each tier got, as the places of `own` see it. */
export function traceParting(subject: PoolSubject, own: Block | undefined): TraceParting {
  const { pool, unit } = subject;
  const { blocks } = pool.sharing;
  const size = dongPer(unit);
  const otherBlocks = blocks
    .filter((block) => block !== own && block.amount > 0)
    .map((block): TraceOtherBlock => ({
      ...blockHead(subject, block),
      ...(pool.tiers === undefined ? {} : { tier: block.tier }),
      amount: money(block.amount * size),
    }));
  return {
    leftOver: pool.leftOver,
    ...(pool.tiers === undefined || own === undefined ? {} : { tiers: tiersOf(blocks, own, size) }),
    otherBlocks,
  };
}

function tiersOf(blocks: readonly Block[], own: Block, size: number): TraceTiers {
  const tiers = new Map<number, Money>();
  for (const { tier, amount } of blocks) {
    tiers.set(tier, money((tiers.get(tier) ?? zeroMoney) + amount * size));
  }
  const served = [...tiers].filter(([tier, amount]) => amount > 0 || tier === own.tier);
  return { own: own.tier, tiers: served.map(([tier, amount]) => ({ tier, amount })) };
}

function blockHead({ rules, placeAt }: PoolSubject, { node, by }: Block): Pick<TraceBlock, "unit" | "by"> {
  const place = placeAt(node);
  return {
    ...(place === undefined ? {} : { unit: place }),
    ...(by === undefined ? {} : { by: rules.ruleOf(by) }),
  };
}
