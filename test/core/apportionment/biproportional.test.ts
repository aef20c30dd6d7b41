import assert from "node:assert/strict";
import { biproportional, certifyBiproportional } from "../../../src/core/apportionment/index.ts";
import { casesOf, outcomeOf } from "../money/table.ts";
import { numbersFrom } from "./differential.ts";

const numbersOf = (text: string): readonly number[] => (text === "" ? [] : text.split(" ").map(Number));
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text.split(" / ").map((row) => row.split(" "));
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** All tables of whole units with the given totals, nothing where the weight is zero. */
function* tables(
  weights: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Generator<readonly (readonly number[])[]> {
  const [row, ...others] = weights;
  if (row === undefined) {
    if (columnTotals.every((total) => total === 0)) yield [];
    return;
  }
  for (const cells of lines(row, rowTotals[0] ?? 0, columnTotals)) {
    const left = columnTotals.map((total, column) => total - (cells[column] ?? 0));
    for (const rest of tables(others, rowTotals.slice(1), left)) yield [cells, ...rest];
  }
}

function* lines(
  weights: readonly number[],
  total: number,
  room: readonly number[],
): Generator<readonly number[]> {
  const [weight, ...others] = weights;
  if (weight === undefined) {
    if (total === 0) yield [];
    return;
  }
  for (let cell = 0; cell <= (weight === 0 ? 0 : Math.min(total, room[0] ?? 0)); cell++) {
    for (const rest of lines(others, total - cell, room.slice(1))) yield [cell, ...rest];
  }
}

/** The product of (k − ½) / weight over all units: a two-way apportionment makes it least. In logarithms. */
function priceOf(table: readonly (readonly number[])[], weights: readonly (readonly number[])[]): number {
  let price = 0;
  table.forEach((row, at) => {
    row.forEach((cell, column) => {
      for (let unit = 1; unit <= cell; unit++) price += Math.log((unit - 0.5) / (weights[at]?.[column] ?? 0));
    });
  });
  return price;
}

describe("biproportional", () => {
  for (const { rows = "", columns = "", weights = "", outcome } of casesOf(`
    rows  | columns | weights             | outcome
    2 2   | 2 2     | 1 1 / 1 1           | 1 1 / 1 1
    3 1   | 2 2     | 1 0 / 1 1           | infeasible: rows 0 stand in columns 0, 1 missing
    2 2   | 2 2     | 1 0 / 1 1           | 2 0 / 0 2
    2 1   | 1 2     | 0 1 / 1 0           | 0 2 / 1 0
    1 2   | 2 1     | 0 1 / 1 0           | 0 1 / 2 0
    1 2   | 2 2     | 1 1 / 1 1           | totals differ: 3 and 4
    0 0   | 0 0     | 1 1 / 1 1           | 0 0 / 0 0
    1 1   | 1 1     | 1/3 2/3 / 0.5 0.5   | 0 1 / 1 0
    4     | 1 3     | 1 1                 | 1 3
    -1 1  | 0 0     | 1 1 / 1 1           | number.negative
    1.5 1 | 1 1.5   | 1 1 / 1 1           | number.notWhole
    1 1   | 1 1     | 1 -1 / 1 1          | weights.negative
  `)) {
    it(`rows ${rows}, columns ${columns}, weights ${weights}: ${outcome ?? ""}`, () => {
      const found = outcomeOf(() => {
        const given = biproportional(numbersOf(rows), numbersOf(columns), rowsOf(weights));
        switch (given.kind) {
          case "apportioned":
            return given.units.map((row) => row.join(" ")).join(" / ");
          case "totalsDiffer":
            return `totals differ: ${given.rows} and ${given.columns}`;
          case "infeasible":
            return `infeasible: rows ${given.rows.join(" ")} stand in columns ${given.columns.join(" ")}, ${given.missing} missing`;
        }
      });
      assert.equal(found, outcome);
    });
  }

  it("finds what trying everything finds, in all sizes to 3 × 3 with small weights, zeros and ties", () => {
    const random = numbersFrom(1989);
    const seen = { apportioned: 0, infeasible: 0, tied: 0 };
    for (let number = 0; number < 1500; number++) {
      const height = 1 + random(3);
      const width = 1 + random(3);
      const weights = Array.from({ length: height }, () => Array.from({ length: width }, () => random(4)));
      const rowTotals = Array.from({ length: height }, () => random(5));
      const columnTotals = Array.from({ length: width }, () => 0);
      for (let unit = 0; unit < sumOf(rowTotals); unit++) {
        const column = random(width);
        columnTotals[column] = (columnTotals[column] ?? 0) + 1;
      }
      const all = [...tables(weights, rowTotals, columnTotals)];
      const outcome = biproportional(rowTotals, columnTotals, weights);
      if (outcome.kind !== "apportioned") {
        assert.ok(outcome.kind === "infeasible");
        seen.infeasible++;
        assert.equal(all.length, 0);
        // The reason holds: those rows have units in those columns alone, and these lack just so many.
        const reach = weights[0]?.map((_, column) =>
          outcome.rows.some((row) => (weights[row]?.[column] ?? 0) > 0),
        );
        assert.deepEqual(
          outcome.columns,
          [...(reach ?? []).keys()].filter((column) => reach?.[column]),
        );
        const room = sumOf(outcome.columns.map((column) => columnTotals[column] ?? 0));
        assert.equal(sumOf(outcome.rows.map((row) => rowTotals[row] ?? 0)) - room, outcome.missing);
        assert.ok(outcome.missing > 0);
        continue;
      }
      seen.apportioned++;
      const prices = all.map((table) => priceOf(table, weights));
      const least = Math.min(...prices);
      assert.ok(priceOf(outcome.units, weights) < least + 1e-9);
      if (prices.filter((price) => price < least + 1e-9).length > 1) seen.tied++;
      // The certificate agrees with trying everything on every single table.
      all.forEach((table, at) => {
        const { certified } = certifyBiproportional(table, weights, rowTotals, columnTotals);
        assert.equal(certified, (prices[at] ?? 0) < least + 1e-9);
      });
    }
    assert.ok(seen.apportioned > 500 && seen.infeasible > 200 && seen.tied >= 20, JSON.stringify(seen));
  });

  it("rounds the table of the shipped plan's size, 181 × 60, to totals both ways, and is certified", () => {
    const random = numbersFrom(7);
    const weights = Array.from({ length: 181 }, () =>
      Array.from({ length: 60 }, () => (random(5) === 0 ? 0 : 1 + random(100_000))),
    );
    const near = weights.map((row) => row.map((weight) => Math.round((weight * (50 + random(100))) / 100)));
    const rowTotals = near.map(sumOf);
    const columnTotals = Array.from({ length: 60 }, (_, column) =>
      sumOf(near.map((row) => row[column] ?? 0)),
    );
    const outcome = biproportional(rowTotals, columnTotals, weights);
    assert.ok(outcome.kind === "apportioned");
    assert.ok(certifyBiproportional(outcome.units, weights, rowTotals, columnTotals).certified);
  });

  it("meets totals that scaling can only approach", () => {
    // The first row must take all of the first column, so that its other cell tends to nothing and its factor to infinity.
    const outcome = biproportional(
      [5, 5],
      [5, 5],
      [
        [1, 1],
        [0, 1],
      ],
    );
    assert.ok(outcome.kind === "apportioned");
    assert.deepEqual(outcome.units, [
      [5, 0],
      [0, 5],
    ]);
  });
});

describe("certifyBiproportional", () => {
  const weights = [
    [4, 1],
    [2, 0],
  ];

  for (const { table = "", fault } of casesOf(`
    table      | fault
    2 1 / 2 0  | none
    3 1 / 2 0  | rowTotal 0: 4, not 3
    3 0 / 2 0  | columnTotal 0: 5, not 4
    2 1 / 1 1  | zeroWeight 1 1
    1.5 1.5 / 2 0 | amount 0 0
    4 -1 / 2 0 | amount 0 1
    2 1        | shape
    2 1 0 / 2 0 0 | shape
  `)) {
    it(`${table}: ${fault ?? ""}`, () => {
      const found = certifyBiproportional(table.split(" / ").map(numbersOf), weights, [3, 2], [4, 1]);
      assert.equal(found.certified ? "none" : faultText(found.fault), fault);
    });
  }

  it("gives factors that prove the table, exactly", () => {
    const found = certifyBiproportional(
      [
        [2, 1],
        [2, 0],
      ],
      weights,
      [3, 2],
      [4, 1],
    );
    assert.ok(found.certified);
    const [row, column] = [found.rowFactors[0], found.columnFactors[0]];
    assert.ok(row !== undefined && column !== undefined);
    const over = 4n * row.numerator * column.numerator;
    const under = row.denominator * column.denominator;
    assert.ok(2n * over >= 3n * under && 2n * over <= 5n * under);
  });

  it("names a circle of cells where no factors are", () => {
    const found = certifyBiproportional(
      [
        [0, 5],
        [5, 0],
      ],
      [
        [9, 1],
        [1, 9],
      ],
      [5, 5],
      [5, 5],
    );
    assert.ok(!found.certified && found.fault.kind === "circle");
    assert.equal(found.fault.cells.length, 4);
  });
});

type Certificate = ReturnType<typeof certifyBiproportional>;

function faultText(fault: Extract<Certificate, { certified: false }>["fault"]): string {
  switch (fault.kind) {
    case "shape":
      return "shape";
    case "amount":
    case "zeroWeight":
      return `${fault.kind} ${fault.cell.row} ${fault.cell.column}`;
    case "rowTotal":
      return `rowTotal ${fault.row}: ${fault.found}, not ${fault.expected}`;
    case "columnTotal":
      return `columnTotal ${fault.column}: ${fault.found}, not ${fault.expected}`;
    case "circle":
      return "circle";
  }
}
