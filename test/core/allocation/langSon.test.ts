import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { verifyAllocation } from "../../../src/core/allocation/verify/verify.ts";
import { parsePlan } from "../../../src/core/plan/index.ts";
import { placesOf } from "../../../src/core/plan/places.ts";
import type { Attribute, Plan } from "../../../src/core/plan/plan.ts";
import { allocated } from "./smallPlan.ts";

function shippedPlan(): Plan {
  const file = new URL("../../../src/plans/lang-son-2021-2025/plan.json", import.meta.url);
  const parsed = parsePlan(JSON.parse(readFileSync(file, "utf8")));
  assert.ok(parsed.ok, "the shipped plan is read");
  return parsed.value;
}

const plan = shippedPlan();
const allocation = allocated(plan, "million");
const million = 1_000_000;

function valuesOf(id: string): Attribute["values"] {
  const found = plan.attributes.find((attribute) => attribute.id === id);
  assert.ok(found !== undefined, `the plan has the attribute ${id}`);
  return found.values;
}

function amountOf(source: string, type: string, year: number, place: string): number | undefined {
  return allocation.cells.find(
    (cell) => cell.source === source && cell.type === type && cell.year === year && cell.place === place,
  )?.amount;
}

describe("the allocation of Lạng Sơn 2021-2025", () => {
  it("stands before the independent verifier in every unit", () => {
    for (const unit of ["dong", "thousand", "million", "billion"] as const) {
      assert.deepEqual(verifyAllocation(plan, allocated(plan, unit)), [], unit);
    }
  });

  it("allocates every source to the đồng, and to the million leaves nothing over", () => {
    const totals = new Map<string, number>();
    for (const { source, type, amount } of allocation.cells) {
      totals.set(`${source}/${type}`, (totals.get(`${source}/${type}`) ?? 0) + amount);
    }
    const expected = `
central/developmentInvestment          |    715620
central/recurrent                      |    143142
community/unspecified                  |   1365000
credit/unspecified                     |  16000000
electricity/unspecified                |    290000
enterprise/unspecified                 |    300000
ethnic-minority/developmentInvestment  |   2176020
ethnic-minority/recurrent              |   2132249
local/developmentInvestment            |    527680
local/recurrent                        |    122620
poverty-reduction/developmentInvestment |   474508
poverty-reduction/recurrent            |    566133
`;
    assert.deepEqual(
      [...totals].map(([key, amount]) => `${key} ${amount / million}`),
      expected
        .trim()
        .split("\n")
        .map((row) => row.replace(/\s*\|\s*/, " ")),
    );
    assert.deepEqual(allocation.unallocated, []);
  });

  it("covers 181 communes in 11 districts, and no town or ward", () => {
    const places = placesOf(plan);
    assert.equal(places.communes.length, 181);
    assert.equal(new Set(places.communes.map(({ code }) => places.districtOf(code)?.code)).size, 11);
    assert.equal(new Set(allocation.cells.map(({ place }) => place)).size, 181);
    assert.ok(allocation.cells.every(({ place }) => places.byCode.get(place)?.kind === "xa"));
  });

  it("gives no central money to the 88 especially disadvantaged communes of region III, and something to all others", () => {
    const hard = Object.entries(valuesOf("especially-disadvantaged"));
    const excluded = new Set(hard.filter(([, value]) => value === true).map(([code]) => code));
    const regionThree = Object.entries(valuesOf("region")).filter(([, value]) => value === "region-3");
    assert.equal(excluded.size, 88);
    assert.deepEqual(new Set(regionThree.map(([code]) => code)), excluded);
    const paid = new Set(
      allocation.cells.filter(({ source }) => source === "central").map(({ place }) => place),
    );
    assert.equal(paid.size, 93);
    assert.ok([...paid].every((place) => !excluded.has(place)));
  });

  it("follows coefficients 5, 3 and 1 in figures that can be worked out by hand", () => {
    // Equal by year: 514.630 / 4 = 128.657,5; the two units left over go to the earlier years.
    const years = allocation.envelopes.filter(
      ({ source, type }) => source === "central" && type === "developmentInvestment",
    );
    assert.deepEqual(
      years.map(({ year, amount }) => `${year} ${amount / million}`),
      ["2021 200990", "2022 128658", "2023 128658", "2024 128657", "2025 128657"],
    );
    const recognised = valuesOf("recognised");
    const met = valuesOf("criteria-met");
    const safeZone = valuesOf("safe-zone");
    const hard = valuesOf("especially-disadvantaged");
    const coefficient = (code: string): number => {
      if (hard[code] === true) return 0;
      if (recognised[code] === true) return 1;
      return safeZone[code] === true || Number(met[code]) < 15 ? 5 : 3;
    };
    const communes = placesOf(plan).communes.map(({ code }) => code);
    assert.equal(
      communes.reduce((total, code) => total + coefficient(code), 0),
      173,
    );
    // Million đồng. 2021: 200.990 × 5/173 = 5.808 and 166/173 over, × 3 = 3.485 and 65/173, × 1 = 1.161 and 137/173.
    const expected = `
coefficient | communes | 2021      | 2022      | 2024
5           | 12       | 5808 5809 | 3718 3719 | 3718 3719
3           | 16       | 3485 3486 | 2231 2232 | 2231 2232
1           | 65       | 1161 1162 | 743 744   | 743 744
0           | 88       | none      | none      | none
`;
    for (const row of expected.trim().split("\n").slice(1)) {
      const [weight = "", count = "", ...figures] = row.split("|").map((part) => part.trim());
      [2021, 2022, 2024].forEach((year, index) => {
        const found = communes.filter((place) => coefficient(place) === Number(weight));
        assert.equal(found.length, Number(count));
        for (const code of found) {
          const amount = amountOf("central", "developmentInvestment", year, code);
          const text = amount === undefined ? "none" : String(amount / million);
          assert.ok(figures[index]?.split(" ").includes(text), `coefficient ${weight} in ${year}: ${text}`);
        }
      });
    }
  });

  it("rounds every total of communes, districts, sources and types to a unit of its exact value", () => {
    const places = placesOf(plan);
    const common = [
      ...new Set(allocation.pools.map(({ sharing }) => BigInt(sharing.column.denominator))),
    ].reduce((product, denominator) => product * denominator);
    // Rounded less exact, in parts of a unit, by place and line.
    const gaps = new Map<string, bigint>();
    for (const { source, type, year, places: codes, sharing, amounts } of allocation.pools) {
      const { floors, remainders, denominator } = sharing.column;
      const lines = ["", source, `${source}/${type}`, `${source}/${type}/${year}`];
      codes.forEach((place, index) => {
        const above = BigInt(amounts[index] ?? 0) - BigInt(floors[index] ?? 0);
        const gap = above * common - BigInt(remainders[index] ?? 0) * (common / BigInt(denominator));
        const units = ["", place, ...places.ancestorsOf(place).map(({ code }) => code)];
        for (const unit of units) {
          for (const line of lines) gaps.set(`${unit}|${line}`, (gaps.get(`${unit}|${line}`) ?? 0n) + gap);
        }
      });
    }
    assert.equal(gaps.size > 10_000, true);
    for (const [key, gap] of gaps) assert.ok(gap > -common && gap < common, key);
  }).timeout(20_000);

  it("leaves out of the receipt every cell that is its nearest rounding", () => {
    for (const { amount, exact, reason } of allocation.receipt) {
      const gap = amount - Number(exact);
      assert.ok(Math.abs(gap) > million / 2 && Math.abs(gap) < million);
      assert.equal(gap > 0 ? "raised" : "lowered", /^[a-z]+/.exec(reason)?.[0]);
    }
  });
});
