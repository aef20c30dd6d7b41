import assert from "node:assert/strict";
import type { Allocation, Pool } from "../../../src/core/allocation/allocation.ts";
import {
  verifyAllocation,
  violationCodes,
  type ViolationCode,
} from "../../../src/core/allocation/verify/verify.ts";
import { money } from "../../../src/core/money/index.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { allocated, attribute, smallPlan } from "./smallPlan.ts";
import { common, limits, moved, movedShare, planOf, ruleOf, withPool } from "./verifyCases.ts";

const plan = planOf();
const allocation = allocated(plan);
const websterPlan = planOf({ roundingMethod: "webster" });
const webster = allocated(websterPlan);

function codesOf(changed: Allocation, of: Plan): readonly ViolationCode[] {
  return [...new Set(verifyAllocation(of, changed).map(({ code }) => code))];
}

const pool = (text: string, change: (of: Pool) => Partial<Pool>): Allocation =>
  withPool(allocation, text, change);

const halvesPlan = smallPlan({ lines: ["s/recurrent 2021 1", "s/recurrent 2022 1"] });
const halves = allocated(halvesPlan);

const cases: Readonly<Record<string, readonly [ViolationCode, Allocation, Plan?]>> = {
  "a tree with a commune in another district": [
    "tree.wrong",
    {
      ...allocation,
      tree: { ...allocation.tree, parents: allocation.tree.parents.map((at, node) => (node === 3 ? 2 : at)) },
    },
  ],
  "a pool left out": ["pool.missing", { ...allocation, pools: allocation.pools.slice(1) }],
  "a pool twice": [
    "pool.unexpected",
    { ...allocation, pools: allocation.pools.flatMap((one) => [one, one]) },
  ],
  "a pool with more than its envelope": ["pool.available", pool("l 2021", () => ({ available: money(151) }))],
  "less in reserve than the plan says": [
    "pool.setAside",
    pool("c 2021", ({ setAside }) => ({
      setAside: setAside.map((aside) => ({ ...aside, amount: money(50) })),
    })),
  ],
  "no reserve at all": ["pool.setAside", pool("c 2021", () => ({ setAside: [] }))],
  "money set aside for counterpart although all of it can be matched": [
    "pool.counterpart",
    pool("c 2021", ({ setAside }) => ({
      setAside: [...setAside, { reason: "counterpartMissing", amount: money(100), by: "match" }],
    })),
    planOf({ counterpartRules: [ruleOf({ level: "province" })] }),
  ],
  "not enough set aside where counterpart is short": [
    "pool.counterpart",
    pool("c 2022", ({ setAside }) => ({
      setAside: setAside.filter(({ reason }) => reason !== "counterpartMissing"),
    })),
  ],
  "less shared than there is": [
    "pool.shared",
    pool("c 2021", ({ shared }) => ({ shared: money(shared - 1) })),
  ],
  "money that may be carried over but is not": ["pool.carry", allocation, planOf({ sourceUses: [] })],
  "someone with a weight who may not claim": [
    "pool.claims",
    pool("l 2021", ({ places }) => ({ places: places.map((code) => (code === "B" ? "NIL" : code)) })),
  ],
  "weights in another proportion": [
    "pool.weights",
    allocation,
    planOf({ attributes: [attribute("size", { A: 5, B: 5, C: 3, NIL: 0 }, "whole")] }),
  ],
  "a tier that no limit gives": [
    "pool.tiers",
    pool("l 2021", ({ places }) => ({ tiers: new Uint8Array(places.length).fill(2) })),
  ],
  "a cap that no limit gives": [
    "pool.bound",
    pool("l 2021", ({ bounds }) => ({
      bounds: [...bounds, { place: "A", cap: money(100), capBy: "nothing" }],
    })),
  ],
  "a cap of another amount than its limit": [
    "pool.bound",
    pool("c 2021", ({ bounds }) => ({
      bounds: bounds.map((bound) => (bound.place === "C" ? { ...bound, cap: money(150) } : bound)),
    })),
  ],
  "a place that a limit leaves out": [
    "cell.excluded",
    allocation,
    planOf({
      limits: [
        ...limits,
        { kind: "excluded", ...common("no-a"), sources: ["l"], places: ["A"], reason: "x" },
      ],
    }),
  ],
  "a claim in two blocks": [
    "share.block",
    pool("l 2021", ({ sharing }) => ({
      sharing: { ...sharing, blocks: [...sharing.blocks, ...sharing.blocks] },
    })),
  ],
  "a block with more than its claims have": [
    "share.total",
    pool("l 2021", ({ sharing }) => ({
      sharing: {
        ...sharing,
        blocks: sharing.blocks.map((block) => ({ ...block, amount: block.amount + 1 })),
      },
    })),
  ],
  "a unit of exact share moved": ["share.weight", pool("l 2021", (of) => movedShare(of, "A", "B", 1))],
  "a share held below its cap": ["share.bound", pool("c 2021", (of) => movedShare(of, "C", "A", 1))],
  "a share above a cap": [
    "share.outsideBounds",
    pool("c 2021", ({ bounds }) => ({
      bounds: bounds.map((bound) => (bound.place === "C" ? { ...bound, cap: money(199) } : bound)),
    })),
  ],
  "a place held at a cap that does not bind": [
    "share.level",
    pool("c 2021", ({ bounds }) => ({ bounds: bounds.filter(({ place }) => place !== "C") })),
  ],
  "money left although someone may have it": [
    "share.leftOver",
    pool("c 2021", ({ bounds }) => ({ bounds: bounds.filter(({ place }) => place !== "" && place !== "C") })),
  ],
  "two units from one commune to another": ["rounding.cell", pool("l 2021", (of) => moved(of, "A", "B", 2))],
  "a unit in the place of a floor": ["rounding.bound", pool("c 2021", (of) => moved(of, "A", "C", 1))],
  "a unit more than is shared": [
    "rounding.sum",
    pool("l 2021", ({ amounts }) => ({
      amounts: amounts.map((units, claim) => units + (claim === 0 ? 1 : 0)),
    })),
  ],
  "a commune that gets the unit of both years": [
    "rounding.total",
    ["s 2021", "s 2022"].reduce(
      (of, text) =>
        withPool(of, text, ({ places }) => ({
          amounts: Float64Array.from(places, (code) => (code === "A" ? 1 : 0)),
        })),
      halves,
    ),
    halvesPlan,
  ],
  "a unit that no divisor gives": [
    "rounding.divisor",
    withPool(webster, "l 2021", (of) => moved(of, "A", "B", 1)),
    websterPlan,
  ],
  "a floor that is not kept": [
    "limit.floor",
    allocation,
    planOf({
      limits: [...limits, { kind: "floor", ...common("more"), places: ["D2"], amount: money(2_000) }],
    }),
  ],
  "a cap that is not kept by all years together": [
    "limit.cap",
    allocation,
    planOf({ limits: [...limits, { kind: "cap", ...common("less"), places: ["D2"], amount: money(100) }] }),
  ],
  "a hold of each commune that is not kept": [
    "limit.floor",
    allocation,
    planOf({
      limits: [
        ...limits,
        {
          kind: "hold",
          ...common("held"),
          sources: ["l"],
          from: 2021,
          to: 2021,
          each: ["place"],
          share: "1/2",
          owner: "x",
          reason: "x",
        },
      ],
    }),
  ],
  "a row on counterpart that says more than there is": [
    "counterpart.row",
    {
      ...allocation,
      counterpart: allocation.counterpart.map((row) => ({ ...row, arranged: money(row.arranged + 1) })),
    },
  ],
  "a row on counterpart too few": [
    "counterpart.row",
    { ...allocation, counterpart: allocation.counterpart.slice(1) },
  ],
  "counterpart that is missing in a commune": [
    "counterpart.missing",
    allocation,
    planOf({ counterpartRules: [ruleOf({ ratio: "1:1" })] }),
  ],
  "counterpart that is missing in the province": [
    "counterpart.missing",
    allocation,
    planOf({ counterpartRules: [ruleOf({ ratio: "1:1", level: "province", onShortfall: "refuse" })] }),
  ],
  "more counterpart than a rule wants": [
    "counterpart.surplus",
    allocation,
    planOf({ counterpartRules: [ruleOf({ ratio: "0.01", mode: "exact" })] }),
  ],
};

describe("verifyAllocation on limits, tiers and counterpart", () => {
  it("finds nothing in what the engine makes, by either method", () => {
    assert.deepEqual(verifyAllocation(plan, allocation), []);
    assert.deepEqual(verifyAllocation(websterPlan, webster), []);
    assert.deepEqual(
      allocation.unallocated.map(({ year, reason, amount }) => `${year} ${reason} ${amount}`),
      ["2021 reserve 51", "2022 counterpartMissing 200"],
    );
  });

  for (const [what, [expected, changed, of]] of Object.entries(cases)) {
    it(`sees ${what}`, () => {
      const codes = codesOf(changed, of ?? plan);
      assert.ok(codes.includes(expected), `${expected} among ${codes.join(" ")}`);
    });
  }

  it("has no code that neither this test nor that of the plain split breaks", () => {
    const seen = new Set(Object.values(cases).map(([code]) => code));
    const others: readonly ViolationCode[] = [
      ...(["amount.notMoney", "envelope.total", "envelope.outsideYears", "envelope.notPhased"] as const),
      ...(["envelope.duplicate", "phasing.unreadable", "weights.unreadable", "balance"] as const),
      ...(["unallocated.wrong", "cell.unknownPlace", "cell.outsideYears", "cell.notWholeUnits"] as const),
      ...(["cell.missing", "cell.unexpected", "cell.notPool"] as const),
      ...(["receipt.missing", "receipt.unexpected", "receipt.wrong", "order"] as const),
    ];
    assert.deepEqual(
      violationCodes.filter((code) => !seen.has(code)),
      others,
    );
  });
});
