import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import type { Allocation } from "../../../src/core/allocation/allocation.ts";
import { verifyAllocation } from "../../../src/core/allocation/verify/verify.ts";
import type { MoneyUnit } from "../../../src/core/money/index.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import {
  allocated,
  attribute,
  byAttribute,
  byNorm,
  commune,
  district,
  frozen,
  norm,
  province,
  smallPlan,
} from "./smallPlan.ts";

const names = ["A", "B", "C", "D", "E"];

/** One line of one year among communes A, B, C … of the given sizes. */
function splitPlan(amount: string, sizes: string): Plan {
  const codes = names.slice(0, sizes.split(" ").length);
  return smallPlan({
    lines: [`s 2021 ${amount}`],
    localities: [province, district("D1"), ...codes.map((code) => commune(code))],
    attributes: [
      attribute(
        "size",
        Object.fromEntries(codes.map((code, index) => [code, Number(sizes.split(" ")[index])])),
        "decimal",
      ),
    ],
    weightings: { s: byAttribute("size") },
  });
}

function cellsOf({ cells }: Allocation): string {
  return cells.map(({ place, amount }) => `${place}=${amount}`).join(" ");
}

function leftOf({ unallocated }: Allocation): string {
  return unallocated.map(({ amount, reason }) => `${amount} ${reason}`).join(" ");
}

function receiptOf({ receipt }: Allocation): string {
  return receipt
    .map(({ place, reason }) => `${place} ${reason === "raisedToFillTotal" ? "up" : "down"}`)
    .join(" ");
}

describe("allocate", () => {
  const cases = `
amount | sizes       | unit     | cells                    | left                 | receipt
100    | 1 1 1       | dong     | A=34 B=33 C=33           |                      | A up
2      | 100 50 50   | dong     | A=1 B=1 C=0              |                      |
3      | 1 1 1       | dong     | A=1 B=1 C=1              |                      |
1      | 1 1 1 1     | dong     | A=1 B=0 C=0 D=0          |                      | A up
4      | 8 8 4 4 1   | dong     | A=1 B=1 C=1 D=1 E=0      |                      |
2      | 1 1 1       | dong     | A=1 B=1 C=0              |                      | C down
1      | 1 3         | dong     | A=0 B=1                  |                      |
5500   | 1 1         | thousand | A=3000 B=2000            | 500 belowUnit        |
999    | 1 1         | thousand |                          | 999 belowUnit        |
7      | 0 1         | dong     | B=7                      |                      |
7      | 0 0         | dong     |                          | 7 noEligiblePlace    |
1500   | 0 0         | thousand |                          | 500 belowUnit 1000 noEligiblePlace |
0      | 1 1         | dong     |                          |                      |
10     | 0.1 0.2     | dong     | A=3 B=7                  |                      |
10     | 1e-7 3e-7   | dong     | A=2 B=8                  |                      |
`;
  for (const row of cases.trim().split("\n").slice(1)) {
    const [amount = "", sizes = "", unit = "", cells = "", left = "", receipt = ""] = row
      .split("|")
      .map((part) => part.trim());
    it(`${amount} by ${sizes} in ${unit} gives ${cells || "nothing"}; left ${left || "nothing"}`, () => {
      const plan = frozen(splitPlan(amount, sizes));
      const allocation = allocated(plan, unit as MoneyUnit);
      assert.equal(cellsOf(allocation), cells);
      assert.equal(leftOf(allocation), left);
      assert.equal(receiptOf(allocation), receipt);
      assert.deepEqual(verifyAllocation(plan, allocation), []);
    });
  }

  it("gives the exact share, the direction and the reason of a cell that is not its nearest rounding", () => {
    assert.deepEqual(allocated(splitPlan("100", "1 1 1")).receipt, [
      {
        place: "A",
        source: "s",
        type: "unspecified",
        year: 2021,
        amount: 34,
        exact: "33.33333333333333333333333333333333333333",
        reason: "raisedToFillTotal",
      },
    ]);
  });

  it("excludes whom the norm excludes, and names weighting and profile of each source", () => {
    const plan = smallPlan({
      lines: ["s/recurrent 2021-2022 100", "s/recurrent 2022 11", "t 2022 3"],
      localities: [province, district("D1"), commune("A"), commune("B"), commune("C")],
      attributes: [
        attribute("met", { A: 19, B: 12, C: 3 }, "whole"),
        attribute("hard", { A: false, B: false, C: true }, "yesNo"),
      ],
      norms: [
        norm({
          excluded: { hard: "hard equal true" },
          groups: { under: ["5", "met atMost 14"], done: ["1", "met atLeast 15"] },
        }),
      ],
      weightings: { s: byNorm },
    });
    const allocation = allocated(plan);
    assert.deepEqual(
      allocation.cells.map((cell) => `${cell.source} ${cell.year} ${cell.place} ${cell.amount}`),
      ["s 2021 A 8", "s 2021 B 42", "s 2022 A 10", "s 2022 B 51", "t 2022 A 1", "t 2022 B 1", "t 2022 C 1"],
    );
    assert.deepEqual(allocation.weightings, [
      { source: "s", weighting: "by-norm" },
      { source: "t", weighting: "equal" },
    ]);
    assert.deepEqual(allocation.profiles, [{ source: "s", profile: "years" }]);
    assert.deepEqual(verifyAllocation(plan, allocation), []);
  });

  it("gives money of a year only to the places that exist in it", () => {
    const plan = smallPlan({
      lines: ["s 2021-2025 50"],
      localities: [
        commune("OLD1", { parent: null, validTo: 2024, successors: ["NEW"] }),
        commune("OLD2", { parent: null, validTo: 2024, successors: ["NEW"] }),
        commune("NEW", { parent: null, validFrom: 2025 }),
      ],
    });
    const allocation = allocated(plan);
    const inYear = (year: number): string =>
      cellsOf({ ...allocation, cells: allocation.cells.filter((cell) => cell.year === year) });
    assert.equal(inYear(2024), "OLD1=5 OLD2=5");
    assert.equal(inYear(2025), "NEW=10");
    assert.deepEqual(verifyAllocation(plan, allocation), []);
  });

  it("does not depend on the order of rows in the plan", () => {
    const plan = smallPlan({
      lines: ["t 2021-2023 1000", "s/recurrent 2021 77", "s 2022-2025 12345", "t 2023 5"],
      localities: [province, district("D1"), ...names.map((code) => commune(code))],
      attributes: [attribute("size", { A: 3, B: 1, C: 4, D: 1, E: 5 }, "whole")],
      weightings: { t: byAttribute("size") },
    });
    const turned: Plan = {
      ...plan,
      lines: [...plan.lines].reverse(),
      localities: [...plan.localities].reverse(),
      sources: [...plan.sources].reverse(),
      weightings: [...plan.weightings].reverse(),
      weightingUses: [...plan.weightingUses].reverse(),
    };
    assert.deepEqual(allocated(turned), allocated(plan));
  });

  it("collects every issue of phasing, weightings and weights at once", () => {
    const plan = smallPlan({
      lines: ["s 2021-2022 1", "t 2021 1", "u 2021 1"],
      profile: { 2021: "1" },
      attributes: [attribute("size", { A: 1 }, "whole")],
      weightings: { t: null, u: byAttribute("size") },
    });
    const result = allocate(plan, { unit: "dong" });
    assert.deepEqual(result.ok ? [] : result.issues.map(({ code, place }) => `${code} ${place.path}`), [
      "phasing.none lines[0]",
      "weights.none weightingUses",
      "weights.missingAttribute attributes[0]",
    ]);
  });

  it("refuses a weighting that is not there", () => {
    const plan = smallPlan({ lines: ["s 2021 1"] });
    const result = allocate({ ...plan, weightings: [] }, { unit: "dong" });
    assert.deepEqual(result.ok ? [] : result.issues, [
      {
        code: "plan.unknownReference",
        severity: "error",
        place: { path: "weightingUses[0].weighting" },
        parameters: { value: "equal" },
      },
    ]);
  });
});
