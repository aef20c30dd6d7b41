import assert from "node:assert/strict";
import fc from "fast-check";
import { parsePlan } from "../../src/core/plan/index.ts";
import { writingIn } from "../../src/text/language.ts";
import { gridOf } from "../../src/workbook/grid.ts";
import { gridsToPlan, planToBlocks } from "../../src/workbook/planSheets.ts";
import type { Grid } from "../../src/workbook/port.ts";
import { anyPlan } from "./planArbitrary.ts";

const parameters = { seed: 20_220_713, numRuns: 150 };
const unit = fc.constantFrom("dong" as const, "thousand" as const, "million" as const, "billion" as const);

describe("Laws of the input workbook", () => {
  it("any plan, written and read back, is the same plan", () => {
    fc.assert(
      fc.property(anyPlan, unit, fc.constantFrom("vi" as const, "en" as const), (file, inUnit, language) => {
        const plan = parsePlan(file);
        assert.ok(plan.ok, JSON.stringify(plan));
        const back = gridsToPlan(planToBlocks(file, writingIn(language, inUnit)).map(gridOf));
        assert.ok(back.ok, JSON.stringify(back));
        assert.deepEqual(back.value, plan.value);
      }),
      parameters,
    );
  });

  it("the order of columns changes nothing", () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), (file, seed) => {
        const grids = planToBlocks(file, writingIn("vi", "million")).map(gridOf);
        const back = gridsToPlan(grids.map((grid) => rotated(grid, seed)));
        const plan = parsePlan(file);
        assert.ok(back.ok && plan.ok, JSON.stringify(back));
        assert.deepEqual(back.value, plan.value);
      }),
      { ...parameters, numRuns: 50 },
    );
  });

  it("whatever is put into one cell, reading ends with a plan or with issues that all name a sheet", () => {
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constant("__proto__"),
    );
    fc.assert(
      fc.property(anyPlan, fc.nat(), fc.nat(), value, (file, sheetSeed, cellSeed, cell) => {
        const grids = planToBlocks(file, writingIn("vi", "million")).map(gridOf);
        const chosen = 1 + (sheetSeed % (grids.length - 1));
        const read = gridsToPlan(
          grids.map((grid, index) => (index === chosen ? changed(grid, cellSeed, cell) : grid)),
        );
        if (read.ok) return;
        assert.ok(read.issues.length > 0);
        const names = grids.map(({ sheet }) => sheet);
        for (const { place } of read.issues) {
          assert.ok(place.cell !== undefined, JSON.stringify(read.issues));
          assert.ok(names.includes(place.cell.split("!")[0] ?? ""), place.cell);
        }
      }),
      { ...parameters, numRuns: 200 },
    );
  });
});

/** The same sheet with its columns moved to the right by some places, round and round. */
function rotated({ sheet, rows }: Grid, by: number): Grid {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const moved = rows.map((row) =>
    Array.from({ length: width }, (_, index) => row[(index + by) % Math.max(1, width)] ?? null),
  );
  return { sheet, rows: [...rows.slice(0, 2), ...moved.slice(2)] };
}

function changed({ sheet, rows }: Grid, seed: number, value: Grid["rows"][number][number]): Grid {
  const row = 2 + (seed % Math.max(1, rows.length - 2));
  const width = rows[2]?.length ?? 1;
  const column = Math.floor(seed / 7) % width;
  return {
    sheet,
    rows: rows.map((cells, index) => {
      if (index !== row) return cells;
      const padded = Array.from(
        { length: Math.max(width, cells.length) },
        (_, position) => cells[position] ?? null,
      );
      return padded.map((cell, position) => (position === column ? value : cell));
    }),
  };
}
