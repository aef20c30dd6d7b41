import assert from "node:assert/strict";
import fc from "fast-check";
import {
  allocationAt,
  currentValue,
  driverOf,
  driverText,
  exactFigure,
  lastIndex,
  openQuestion,
  printedFigure,
  valueAt,
  type Driver,
  type DriverSetting,
  type Grid,
  type OpenQuestion,
  type Target,
} from "../../src/core/analysis/response/index.ts";
import { meets, seek, type Goal, type SeekPoint } from "../../src/core/analysis/seek/index.ts";
import { sensitivity } from "../../src/core/analysis/sensitivity/index.ts";
import { compareRatios, money, readRatio, sum } from "../../src/core/money/index.ts";
import type { Plan } from "../../src/core/plan/plan.ts";
import { constrainedPlan, type ConstrainedPlan } from "./allocationArbitrary.ts";

interface Asked extends ConstrainedPlan {
  readonly driver: Driver;
  readonly target: Target;
}

const types = ["developmentInvestment", "recurrent"] as const;

/** Every thing of the plan that is a number to be varied. */
function settingsOf(plan: Plan): readonly DriverSetting[] {
  const sources = [...new Set(plan.lines.map(({ source }) => source))];
  return [
    ...sources.flatMap((source): readonly DriverSetting[] => [
      { kind: "scale", slice: { sources: [source] } },
      { kind: "set", slice: { sources: [source] } },
      { kind: "mobilisation", source },
    ]),
    ...plan.counterpartRules.map(({ id }): DriverSetting => ({ kind: "counterpart", rule: id })),
    ...plan.limits.map(({ id }): DriverSetting => ({ kind: "limit", limit: id })),
    { kind: "attribute", attribute: "hard", places: ["A"] },
  ];
}

const asked = constrainedPlan().chain(({ plan, unit }) => {
  const drivers = settingsOf(plan).flatMap(
    (setting) => driverOf(driverText(setting), setting, { plan, unit }) ?? [],
  );
  const target: fc.Arbitrary<Target> = fc.oneof(
    fc.record(
      {
        kind: fc.constant("allocated" as const),
        places: fc.constantFrom(["A"], ["D1"], ["A", "D2"]),
        sources: fc.constantFrom(["central"], ["local"], ["central", "people"]),
        types: fc.constantFrom([types[0]], [types[1]]),
        from: fc.constant(2022),
      },
      { requiredKeys: ["kind"] },
    ),
    fc.constant({ kind: "unallocated" as const }),
    fc.constant({ kind: "missing" as const }),
  );
  return fc.record({
    plan: fc.constant(plan),
    unit: fc.constant(unit),
    driver: fc.constantFrom(...drivers),
    target,
  });
});

/** Small grids of each quantity, some tried whole and some not. */
function gridFor({ driver, plan }: Asked, points: number): Grid {
  if (driver.quantity === "ratio") return { per: 20, from: 1, to: points, step: 1 };
  if (driver.quantity === "whole") return { per: 1, from: 1, to: Math.min(points, 99), step: 1 };
  const all = sum(plan.lines.map(({ amount }) => amount));
  const step = Math.max(1, Math.floor(all / points));
  return { per: 1, from: 0, to: step * points, step };
}

/** The target at a value, worked out anew; nothing where there is no allocation. */
function figureAt(
  open: OpenQuestion,
  { driver, target }: Asked,
  grid: Grid,
  index: number,
): SeekPoint["response"] {
  const at = allocationAt(open, [{ driver, value: valueAt(grid, index) }]);
  return at.ok ? exactFigure(target, at.value.plan, at.value.allocation) : undefined;
}

function goalAmong(open: OpenQuestion, ask: Asked, grid: Grid, share: number): number {
  const [low, high] = [0, lastIndex(grid)].map((index) => {
    const figure = figureAt(open, ask, grid, index);
    return figure === undefined ? 0 : parseInt((figure.numerator / figure.denominator).toString(), 10);
  });
  return Math.max(0, Math.floor((low ?? 0) + ((high ?? 0) - (low ?? 0)) * share));
}

describe("laws of seeking", () => {
  it("the certificate is true, and where the side changes once, it is where trying all values finds it", function () {
    this.timeout(120_000);
    let [found, single] = [0, 0];
    fc.assert(
      fc.property(
        asked,
        fc.constantFrom(6, 25, 60),
        fc.oneof(
          { weight: 4, arbitrary: fc.double({ min: 0.05, max: 0.95, noNaN: true }) },
          { weight: 1, arbitrary: fc.constantFrom(-0.1, 0, 1, 1.1) },
        ),
        fc.constantFrom("atLeast" as const, "atMost" as const),
        (ask, points, share, relation) => {
          const { plan, unit, driver, target } = ask;
          const opened = openQuestion({ plan, unit });
          assert.ok(opened.ok);
          const grid = gridFor(ask, points);
          const goal: Goal = { relation, amount: money(goalAmong(opened.value, ask, grid, share)) };
          const holds = Array.from({ length: lastIndex(grid) + 1 }, (_, index) => {
            const figure = figureAt(opened.value, ask, grid, index);
            return figure !== undefined && meets(figure, goal);
          });
          const outcome = seek({ question: { plan, unit }, driver, grid, target, goal });
          if (!outcome.ok) {
            assert.ok(!holds.includes(true));
            return;
          }
          const switches = holds.flatMap((own, index) =>
            index > 0 && holds[index - 1] !== own ? [index] : [],
          );
          const { kind } = outcome.value;
          if (kind === "found") {
            found++;
            const at = outcome.value.found.index;
            const beside = outcome.value.neighbour.index;
            assert.equal(Math.abs(at - beside), 1);
            assert.deepEqual([holds[at], holds[beside]], [true, false]);
            assert.equal(outcome.value.side, at > beside ? "least" : "greatest");
          }
          // What is tried whole is known whole.
          if (outcome.value.isComplete) {
            assert.equal(kind, switches.length > 0 ? "found" : holds[0] === true ? "always" : "never");
          }
          if (switches.length !== 1) return;
          single++;
          assert.ok(kind === "found");
          assert.equal(Math.max(outcome.value.found.index, outcome.value.neighbour.index), switches[0]);
        },
      ),
      { numRuns: 100 },
    );
    assert.ok(found > 0 && single > 0, `${found} found, ${single} with one side each`);
  });

  it("an exact figure is nearer than one unit a cell to the printed one, and equal to it over all places and money", () => {
    fc.assert(
      fc.property(asked, ({ plan, unit, target }) => {
        const opened = openQuestion({ plan, unit });
        assert.ok(opened.ok);
        const at = allocationAt(opened.value, []);
        if (!at.ok) return;
        const { allocation } = at.value;
        const difference = (aim: Target): bigint => {
          const { numerator, denominator } = exactFigure(aim, plan, allocation);
          return numerator - BigInt(printedFigure(aim, plan, allocation)) * denominator;
        };
        assert.equal(difference({ kind: "allocated" }), 0n);
        assert.equal(difference({ kind: "unallocated" }), 0n);
        const { denominator } = exactFigure(target, plan, allocation);
        const size = BigInt(unit === "dong" ? 1 : 1000) * BigInt(allocation.cells.length + 1);
        const gap = difference(target);
        assert.ok((gap < 0n ? -gap : gap) <= size * denominator);
      }),
      { numRuns: 40 },
    );
  });
});

describe("laws of sensitivity", () => {
  it("nothing is lost in any run, changes are differences of what is shown, bars stand by swing, the present value changes nothing", () => {
    fc.assert(
      fc.property(asked, ({ plan, unit, driver, target }) => {
        const current = currentValue(driver.setting, plan);
        if (current === undefined) return;
        const steps = [
          { kind: "relative", sign: -1, by: readRatio("50%") },
          { kind: "relative", sign: 1, by: readRatio("0%") },
          { kind: "relative", sign: 1, by: readRatio("50%") },
        ] as const;
        const outcome = sensitivity({
          question: { plan, unit },
          drivers: [{ driver, steps }],
          targets: [target],
        });
        if (!outcome.ok) return;
        const { base, drivers, tornados } = outcome.value;
        for (const { value, run } of drivers.flatMap(({ outcomes }) => outcomes)) {
          if (run === undefined) continue;
          const { available, allocated, unallocated } = run.balance;
          assert.equal(allocated + unallocated, available);
          if (compareRatios(value, current) === 0) assert.deepEqual(run, base);
        }
        for (const { base: now, bars } of tornados) {
          for (const { low, high, swing } of bars) {
            assert.equal(low.amount - now.amount, low.delta);
            assert.equal(high.amount - now.amount, high.delta);
            assert.ok(swing >= Math.abs(high.delta - low.delta));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
