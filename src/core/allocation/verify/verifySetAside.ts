import type { ExpenditureType, Limit, Plan } from "../../plan/plan.ts";
import type { Pool, Unallocated } from "../allocation.ts";
import { countingSources, readCounterpart } from "./verifyCounterpart.ts";
import { coversPool } from "./verifySlices.ts";
import { aboutOf, moneyKey, type PoolView } from "./verifyPools.ts";
import { fractionOf, type Fraction } from "./verifyWeights.ts";
import type { Report } from "./violation.ts";

type Rule = Plan["counterpartRules"][number];

/** Whole units up, in đồng. */
function unitsUp(over: bigint, under: bigint, unit: bigint): bigint {
  return over <= 0n ? 0n : ((over + under * unit - 1n) / (under * unit)) * unit;
}

/**
 * Whether what is taken off each envelope is what the plan takes off: first each reserve, rounded up to the unit, then what
 * counterpart cannot match, last what is below one unit; and whether all the rest is shared.
 */
export function verifySetAsides(plan: Plan, pools: readonly Pool[], unit: bigint, report: Report): void {
  for (const pool of pools) verifyOne(plan, pool, unit, report);
  const envelopes = pools.filter(({ origin }) => origin === undefined);
  const carried = pools.filter(({ origin }) => origin !== undefined);
  const rows = readCounterpart(plan);
  plan.counterpartRules.forEach((rule, position) => {
    for (const type of rule.types) {
      const missing = rows.find((row) => row.rule === rule && row.type === type);
      if (rule.level === "province") {
        const excess = rule.onShortfall === "limitBase" ? (missing?.excess ?? 0n) : 0n;
        if (rule.onShortfall === "refuse" && (missing?.missing ?? 0n) > 0n) {
          report("counterpart.missing", { rule: rule.id, type }, 0, missing?.missing);
        }
        verifyCut(
          { plan, rule, position, type, from: rule.from, to: rule.to, envelopes, carried, unit },
          excess,
          report,
        );
        continue;
      }
      for (let year = rule.from; year <= rule.to; year++) {
        const cut: Cut = { plan, rule, position, type, from: year, to: year, envelopes, carried, unit };
        verifyCut(cut, yearlyExcess(cut), report);
      }
    }
  });
}

function verifyOne(plan: Plan, pool: Pool, unit: bigint, report: Report): void {
  const about = aboutOf(pool);
  let left = BigInt(pool.available);
  const due = new Map(
    plan.limits.flatMap((limit) =>
      limit.kind === "reserve" && pool.origin === undefined && coversPool(limit, pool)
        ? [[limit.id, reserveOf(limit, pool, unit)] as const]
        : [],
    ),
  );
  let stage = 0;
  for (const { reason, amount, by = "" } of pool.setAside) {
    const found = BigInt(amount);
    const order = orderOf(plan, { reason, by });
    if (order === undefined || order < stage || found <= 0n || found > left) {
      report("pool.setAside", { ...about, rule: by }, undefined, amount);
    }
    stage = order ?? stage;
    if (reason === "reserve") {
      const right = due.get(by) ?? 0n;
      const expected = right < left ? right : left;
      if (expected !== found) report("pool.setAside", { ...about, rule: by }, expected, amount);
      due.delete(by);
    }
    if (reason === "belowUnit" ? found !== left % unit : reason !== "reserve" && found % unit !== 0n) {
      report("pool.setAside", about, undefined, amount);
    }
    left -= found;
  }
  for (const [rule, amount] of due) {
    if (amount > 0n && left > 0n) report("pool.setAside", { ...about, rule }, amount, 0);
  }
  if (BigInt(pool.shared) !== left || left % unit !== 0n) report("pool.shared", about, left, pool.shared);
}

function reserveOf(limit: Extract<Limit, { kind: "reserve" }>, pool: Pool, unit: bigint): bigint {
  const share = fractionOf(limit.share);
  return share === undefined ? 0n : unitsUp(BigInt(pool.available) * share.over, share.under, unit);
}

/** Reserves come first, rules in the order of the plan, what is below one unit last. */
function orderOf(
  plan: Plan,
  { reason, by }: { readonly reason: Unallocated["reason"]; readonly by: string },
): number | undefined {
  if (reason === "reserve")
    return plan.limits.some(({ kind, id }) => kind === "reserve" && id === by) ? 0 : undefined;
  if (reason === "belowUnit") return plan.counterpartRules.length + 1;
  const position = plan.counterpartRules.findIndex(({ id }) => id === by);
  return reason === "counterpartMissing" && position >= 0 ? position + 1 : undefined;
}

/** One rule in the years and type whose money it cuts together. */
interface Cut {
  readonly plan: Plan;
  readonly rule: Rule;
  readonly position: number;
  readonly type: ExpenditureType;
  readonly from: number;
  readonly to: number;
  readonly envelopes: readonly Pool[];
  /** What was carried over. */
  readonly carried: readonly Pool[];
  readonly unit: bigint;
}

function moneyOf(
  { type, from, to, envelopes }: Cut,
  sources: readonly string[],
  among = envelopes,
): readonly Pool[] {
  return among.filter(
    (pool) => pool.type === type && from <= pool.year && pool.year <= to && sources.includes(pool.source),
  );
}

/** What is left of an envelope before the rule cuts it, in whole units. */
function leftBefore({ plan, position, unit }: Cut, pool: Pool): bigint {
  const taken = pool.setAside
    .filter((aside) => (orderOf(plan, { by: "", ...aside }) ?? 0) <= position)
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const left = BigInt(pool.available) - taken;
  return left - (left % unit);
}

/** What the base has above what the counterpart money of the same year can match; nothing where the rule only reports. */
function yearlyExcess(cut: Cut): bigint {
  const ratio = fractionOf(cut.rule.ratio);
  if (cut.rule.onShortfall !== "limitBase" || ratio === undefined || ratio.over === 0n) return 0n;
  const base = moneyOf(cut, cut.rule.base).reduce((sum, { available }) => sum + BigInt(available), 0n);
  const arranged = moneyOf(cut, countingSources(cut.plan, cut.rule)).reduce(
    (sum, pool) => sum + leftBefore(cut, pool),
    0n,
  );
  return base - (arranged * ratio.under) / ratio.over;
}

/**
 * What a rule sets aside is exactly what is above the base that can be matched and is not set aside before it, rounded up to a
 * unit, in proportion to what is left of each envelope; in districts and communes also what rounding up the counterpart of
 * each place may lack: at most one unit a place, over
 * the ratio, and what is carried over into the year; unless another rule of places or a cap may take the same money.
 */
function verifyCut(cut: Cut, excess: bigint, report: Report): void {
  const { rule, type, unit, from } = cut;
  const base = moneyOf(cut, rule.base);
  const lefts = base.map((pool) => leftBefore(cut, pool));
  const left = lefts.reduce((sum, amount) => sum + amount, 0n);
  const available = base.reduce((sum, pool) => sum + BigInt(pool.available), 0n);
  const due = unitsUp(excess - (available - left), 1n, unit);
  const least = due < left ? due : left;
  const cuts = base.map((pool) =>
    pool.setAside
      .filter(({ reason, by }) => reason === "counterpartMissing" && by === rule.id)
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n),
  );
  const found = cuts.reduce((sum, amount) => sum + amount, 0n);
  const further = furtherCut(cut);
  const most = further === undefined || least + further > left ? left : least + further;
  if (found < least || found > most) {
    report("pool.counterpart", { rule: rule.id, type, year: from }, `${least}..${most}`, found);
  }
  base.forEach((pool, index) => {
    const gap = (cuts[index] ?? 0n) * left - found * (lefts[index] ?? 0n);
    if ((gap < 0n ? -gap : gap) >= unit * left && left > 0n) {
      report("pool.counterpart", { ...aboutOf(pool), rule: rule.id }, undefined, cuts[index]);
    }
  });
}

/** No bound where another rule of places may need the same counterpart money, or it is not there for all who must match. */
function furtherCut(cut: Cut): bigint | undefined {
  const { plan, rule, type, from, to, unit } = cut;
  if (rule.level === "province" || rule.onShortfall !== "limitBase") return 0n;
  const sources = countingSources(plan, rule);
  const isShared = plan.counterpartRules.some(
    (other) =>
      other !== rule &&
      other.level !== "province" &&
      other.types.includes(type) &&
      other.from <= to &&
      from <= other.to &&
      countingSources(plan, other).some((source) => sources.includes(source)),
  );
  const isLimited = plan.limits.some(({ kind }) => kind === "cap" || kind === "hold" || kind === "excluded");
  const hasNobody = moneyOf(cut, sources).some(
    ({ places: claiming, setAside }) =>
      claiming.length === 0 || setAside.some(({ reason }) => reason === "counterpartMissing"),
  );
  if (isShared || isLimited || hasNobody) return undefined;
  const places = plan.localities.filter(({ level }) => level === rule.level).length;
  const ratio: Fraction = fractionOf(rule.ratio) ?? { over: 1n, under: 1n };
  const carried = moneyOf(cut, rule.base, cut.carried).reduce((sum, { shared }) => sum + BigInt(shared), 0n);
  return ratio.over === 0n ? 0n : carried + unitsUp(BigInt(places) * unit * ratio.under, ratio.over, unit);
}

/** Whether the rows of what is not allocated are what pools set aside and what they leave, by year of origin, reason and rule. */
export function verifyUnallocated(
  plan: Plan,
  views: readonly PoolView[],
  rows: readonly Unallocated[],
  report: Report,
): void {
  const due = new Map<string, number>();
  const add = (pool: Pool, reason: string, by: string, amount: number): void => {
    const { origin, ...rest } = pool;
    const key = `${moneyKey({ ...rest, year: origin ?? pool.year })}/${reason}/${by}`;
    if (amount > 0) due.set(key, (due.get(key) ?? 0) + amount);
  };
  for (const { pool } of views) {
    for (const { reason, by = "", amount } of pool.setAside) add(pool, reason, by, amount);
    if (pool.carriedTo !== undefined) continue;
    const { reason, by } = whyLeft(plan, pool);
    add(pool, reason, by, pool.leftOver);
  }
  for (const row of rows) {
    const key = `${moneyKey(row)}/${row.reason}/${row.by ?? ""}`;
    const right = due.get(key) ?? 0;
    if (row.amount !== right || right === 0) report("unallocated.wrong", aboutOf(row), right, row.amount);
    due.delete(key);
  }
  for (const [key, amount] of due) {
    const [source = ""] = key.split("/");
    report("unallocated.wrong", { source }, `${key} ${amount}`, 0);
  }
}

/**
 * Nobody has a weight; or all who have one are at caps. If only counterpart rules set those, it is base money that cannot be
 * matched, or counterpart money beyond what they want exactly.
 */
function whyLeft(plan: Plan, pool: Pool): { readonly reason: string; readonly by: string } {
  const hasWeight = Array.from<number | bigint>(pool.weights.values).some((weight) => weight > 0);
  if (!hasWeight) return { reason: "noEligiblePlace", by: "" };
  const caps = new Set(pool.bounds.flatMap(({ capBy }) => (capBy === undefined ? [] : [capBy])));
  const deciding = [...pool.sharing.boundBy.values(), ...pool.sharing.blocks.map(({ by }) => by ?? "")];
  const ids = new Set(deciding.filter((key) => caps.has(key)).map((key) => key.split("|")[0] ?? ""));
  const rules = plan.counterpartRules.filter(({ id }) => ids.has(id));
  const by = [...ids].sort().join(", ");
  if (ids.size === 0 || rules.length < ids.size) return { reason: "capsReached", by };
  const isBase = rules.every(({ base }) => base.includes(pool.source));
  return { reason: isBase ? "counterpartMissing" : "counterpartSurplus", by };
}
