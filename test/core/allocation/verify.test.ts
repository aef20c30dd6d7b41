import assert from "node:assert/strict";
import type {
  Allocation,
  AllocationCell,
  Envelope,
  ReceiptLine,
} from "../../../src/core/allocation/allocation.ts";
import { verifyAllocation, type ViolationCode } from "../../../src/core/allocation/verify/verify.ts";
import { fractionOf } from "../../../src/core/allocation/verify/verifyWeights.ts";
import { money, type Money } from "../../../src/core/money/index.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { allocated, attribute, byAttribute, commune, district, province, smallPlan } from "./smallPlan.ts";

const thousand = 1_000;

/** Three communes with a weight, one without, one that ends in 2022; a line of one year, one of three, one for nobody. */
const plan: Plan = smallPlan({
  lines: ["s/recurrent 2021-2023 100500", "s/recurrent 2021 20000", "t 2022 7000"],
  localities: [
    province,
    district("D1"),
    commune("A"),
    commune("B"),
    commune("C"),
    commune("NIL"),
    commune("OLD", { validTo: 2022 }),
    commune("TOWN", { kind: "thi-tran", inProgramme: false }),
  ],
  attributes: [
    attribute("size", { A: 5, B: 5, C: 3, NIL: 0, OLD: 1, TOWN: 9 }, "whole"),
    attribute("none", { A: 0, B: 0, C: 0, NIL: 0, OLD: 0, TOWN: 0 }, "whole"),
  ],
  weightings: { s: byAttribute("size"), t: byAttribute("none") },
});
const allocation = allocated(plan, "thousand");

function codesOf(changed: Allocation, of: Plan = plan): readonly ViolationCode[] {
  return [...new Set(verifyAllocation(of, changed).map(({ code }) => code))];
}

function find<Row extends Envelope>(rows: readonly Row[], text: string): Row {
  const [source, year, place] = text.split(" ");
  const row = rows.find(
    (candidate) =>
      candidate.source === source &&
      String(candidate.year) === year &&
      (place === undefined || ("place" in candidate && candidate.place === place)),
  );
  assert.ok(row !== undefined, `there is a row ${text}`);
  return row;
}

/** The rows with the amount of one of them changed by `units` thousand đồng. */
function shift<Row extends Envelope>(rows: readonly Row[], text: string, units: number): readonly Row[] {
  const target = find(rows, text);
  return rows.map((row) => (row === target ? { ...row, amount: money(row.amount + units * thousand) } : row));
}

function cell(text: string, amount: number): AllocationCell {
  const [source = "", year = "", place = ""] = text.split(" ");
  return { source, type: "recurrent", year: Number(year), place, amount: money(amount) };
}

const sorted = (cells: readonly AllocationCell[]): readonly AllocationCell[] =>
  [...cells].sort((left, right) =>
    `${left.source} ${left.year} ${left.place}` < `${right.source} ${right.year} ${right.place}` ? -1 : 1,
  );

describe("verifyAllocation", () => {
  it("finds nothing in what the engine makes", () => {
    assert.deepEqual(verifyAllocation(plan, allocation), []);
    assert.deepEqual(
      allocation.cells.map(({ year, place, amount }) => `${year} ${place} ${amount}`),
      [
        ...["2021 A 19000", "2021 B 19000", "2021 C 12000", "2021 OLD 4000"],
        ...["2022 A 12000", "2022 B 12000", "2022 C 7000", "2022 OLD 2000"],
        ...["2023 A 13000", "2023 B 13000", "2023 C 7000"],
      ],
    );
    assert.deepEqual(
      allocation.receipt.map(({ year, place, reason }) => `${year} ${place} ${reason}`),
      ["2023 C loweredToKeepTotal"],
    );
  });

  const { cells, envelopes, unallocated, receipt } = allocation;
  const rest = find(unallocated, "s 2023");
  const line = find(receipt, "s 2023 C");
  const mutations: Readonly<Record<string, readonly [Partial<Allocation>, ViolationCode]>> = {
    "one unit from one place to another": [
      { cells: shift(shift(cells, "s 2022 A", -1), "s 2022 OLD", 1) },
      "receipt.missing",
    ],
    "two units from one place to another": [
      { cells: shift(shift(cells, "s 2022 A", -2), "s 2022 B", 2) },
      "rounding.cell",
    ],
    "a unit lost": [{ cells: shift(cells, "s 2021 A", -1) }, "balance"],
    "a unit invented": [{ cells: shift(cells, "s 2021 C", 1) }, "rounding.sum"],
    "a missing cell": [{ cells: cells.filter((row) => row !== find(cells, "s 2021 A")) }, "cell.missing"],
    "a cell twice": [{ cells: sorted([...cells, cell("s 2021 A", 0)]) }, "cell.unexpected"],
    "a part of a unit": [
      {
        cells: cells.map((row) =>
          row === find(cells, "s 2021 A")
            ? { ...row, amount: money(row.amount - 1) }
            : row === find(cells, "s 2021 B")
              ? { ...row, amount: money(row.amount + 1) }
              : row,
        ),
      },
      "cell.notWholeUnits",
    ],
    "money for a place of weight zero": [
      { cells: sorted([...shift(cells, "s 2021 A", -1), cell("s 2021 NIL", thousand)]) },
      "cell.unexpected",
    ],
    "money for a place that no longer exists": [
      { cells: sorted([...shift(cells, "s 2023 A", -1), cell("s 2023 OLD", thousand)]) },
      "cell.outsideYears",
    ],
    "money for a town outside the programme": [
      { cells: sorted([...shift(cells, "s 2021 A", -1), cell("s 2021 TOWN", thousand)]) },
      "cell.unknownPlace",
    ],
    "money for a place that nobody knows": [
      { cells: sorted([...cells, cell("s 2021 X", 0)]) },
      "cell.unknownPlace",
    ],
    "a cell without an envelope": [{ cells: [...cells, cell("s 2024 A", 0)] }, "cell.unexpected"],
    "money in a later year than its line": [
      { envelopes: shift(shift(envelopes, "s 2021", -40), "s 2022", 40) },
      "envelope.outsideYears",
    ],
    "money phased against the profile": [
      { envelopes: shift(shift(envelopes, "s 2022", -2), "s 2023", 2) },
      "envelope.notPhased",
    ],
    "an envelope larger than its lines": [{ envelopes: shift(envelopes, "t 2022", 1) }, "envelope.total"],
    "an envelope twice": [
      { envelopes: [...envelopes, { ...find(envelopes, "t 2022"), amount: money(0) }] },
      "envelope.duplicate",
    ],
    "an envelope of a source without lines": [
      { envelopes: [...envelopes, { source: "z", type: "recurrent", year: 2021, amount: money(0) }] },
      "pool.missing",
    ],
    "a missing envelope": [
      { envelopes: envelopes.filter(({ source }) => source === "s") },
      "pool.unexpected",
    ],
    "what is left over not said": [
      { unallocated: unallocated.filter((row) => row !== rest) },
      "unallocated.wrong",
    ],
    "what is left over said twice": [
      { unallocated: [rest, rest, find(unallocated, "t 2022")] },
      "unallocated.wrong",
    ],
    "what is left over under another reason": [
      { unallocated: [{ ...rest, reason: "noEligiblePlace" }, find(unallocated, "t 2022")] },
      "unallocated.wrong",
    ],
    "what is left over of a year without money": [
      { unallocated: [...unallocated, { ...rest, source: "t", type: "unspecified", year: 2023 }] },
      "unallocated.wrong",
    ],
    "a receipt left out": [{ receipt: [] }, "receipt.missing"],
    "a receipt too many": [
      { receipt: [{ ...find(cells, "s 2021 A"), exact: "1", reason: "raisedToFillTotal" }, line] },
      "receipt.unexpected",
    ],
    "a receipt for a place without a weight": [
      { receipt: [line, { ...line, place: "NIL" }] },
      "receipt.unexpected",
    ],
    "a receipt twice": [{ receipt: [line, line] }, "receipt.unexpected"],
    "a receipt of another direction": [
      { receipt: [{ ...line, reason: "raisedToFillTotal" }] },
      "receipt.wrong",
    ],
    "a receipt of another amount": [
      { receipt: [{ ...line, amount: money(line.amount + thousand) }] },
      "receipt.wrong",
    ],
    "a receipt with too few digits": [
      { receipt: [{ ...line, exact: line.exact.slice(0, 12) } satisfies ReceiptLine] },
      "receipt.wrong",
    ],
    "a receipt with a wrong last digit": [
      { receipt: [{ ...line, exact: `${line.exact.slice(0, -2)}00` } satisfies ReceiptLine] },
      "receipt.wrong",
    ],
    "rows in another order": [{ cells: [...cells].reverse() }, "order"],
    "an amount that is no money": [
      { cells: cells.map((row) => ({ ...row, amount: (row.amount + 0.5) as Money })) },
      "amount.notMoney",
    ],
  };
  for (const [what, [change, expected]] of Object.entries(mutations)) {
    it(`sees ${what}`, () => {
      assert.ok(codesOf({ ...allocation, ...change }).includes(expected), expected);
    });
  }

  it("says where, what it expected and what it found", () => {
    const [first] = verifyAllocation(plan, { ...allocation, cells: shift(cells, "s 2021 A", -1) });
    assert.deepEqual(first, {
      code: "cell.notPool",
      source: "s",
      type: "recurrent",
      year: 2021,
      place: "A",
      expected: "19000",
      found: "18000",
    });
  });

  it("sees that the profile or a weight cannot be read", () => {
    assert.deepEqual(codesOf(allocation, { ...plan, phasing: { ...plan.phasing, default: "gone" } }), [
      "phasing.unreadable",
      "envelope.notPhased",
    ]);
    assert.deepEqual(codesOf(allocation, { ...plan, attributes: [] }), ["weights.unreadable"]);
  });

  it("reads ratios and numbers by itself", () => {
    const cases = `
0.05    | 5/100
5%      | 5/100
1/3     | 1/3
1:1.5   | 15/10
12      | 12/1
1e-7    | 1/10000000
1.5e+21 | 1500000000000000000000/1
1/0     | nothing
-1      | nothing
x       | nothing`;
    for (const row of cases.trim().split("\n")) {
      const [text = "", expected = ""] = row.split("|").map((part) => part.trim());
      const value = fractionOf(text);
      assert.equal(value === undefined ? "nothing" : `${value.over}/${value.under}`, expected, text);
    }
  });
});
