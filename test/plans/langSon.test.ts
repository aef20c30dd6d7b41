import assert from "node:assert/strict";
import { moneyFromBigInt, readMoney } from "../../src/core/money/index.ts";
import { parsePlan, serializePlan, type Plan } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";

function plan(): Plan {
  const parsed = parsePlan(shippedPlans["lang-son-2021-2025"]);
  assert.ok(parsed.ok);
  return parsed.value;
}

/** Section III.7 of Plan 160/KH-UBND, figure by figure: id | digits as printed | unit as printed | triệu đồng. */
const printedFigures = `
  total                        | 24.805,973 | billion | 24805973
  direct                       | 1.502,062  | billion | 1502062
  central                      | 858,762    | billion | 858762
  central.investment.2021      | 200,99     | billion | 200990
  central.investment.2022-2025 | 514,63     | billion | 514630
  central.recurrent            | 143,142    | billion | 143142
  local                        | 647,3      | billion | 647300
  local.2021                   | 11,13      | billion | 11130
  local.investment.2021        | 10,050     | none    | 10050
  local.recurrent.2021         | 1,08       | billion | 1080
  local.2022-2025              | 636,17     | billion | 636170
  local.investment.2022-2025   | 517,630    | billion | 517630
  local.recurrent.2022-2025    | 121,54     | billion | 121540
  integrated                   | 5.348,911  | billion | 5348911
  ethnic-minority              | 4.308,27   | billion | 4308270
  ethnic-minority.investment   | 2.176,020  | billion | 2176020
  ethnic-minority.recurrent    | 2.132,249  | billion | 2132249
  poverty-reduction            | 1.040,641  | billion | 1040641
  poverty-reduction.investment | 474,508    | billion | 474508
  poverty-reduction.recurrent  | 566,133    | billion | 566133
  enterprises                  | 590        | billion | 590000
  electricity                  | 290        | billion | 290000
  enterprise                   | 300        | billion | 300000
  credit                       | 16.000     | billion | 16000000
  community                    | 1.365      | billion | 1365000
`;

/** Sections I.2 and I.3: id | communes | of | added | percent as printed ("-": not given). */
const printedTargets = `
  communes-standard | 115 | 181 | -  | 63,5
  communes-advanced | 32  | -   | -  | -
  communes-model    | 12  | -   | -  | -
  standard-1  | 181 | 181 | -  | 100
  standard-2  | 128 | 181 | 50 | 70,7
  standard-3  | 181 | 181 | 18 | 100
  standard-4  | 155 | 181 | 30 | 85,6
  standard-5  | -   | -   | 50 | -
  standard-6  | 116 | 181 | 50 | 64,1
  standard-7  | 150 | 181 | 19 | 82,9
  standard-8  | 130 | 181 | 50 | 71,8
  standard-9  | 145 | 181 | 30 | 80,1
  standard-10 | 127 | 181 | 50 | 70,2
  standard-11 | 122 | 181 | 25 | 67,4
  standard-12 | 181 | 181 | -  | 100
  standard-13 | 126 | 181 | 50 | 69,6
  standard-14 | 181 | 181 | -  | 100
  standard-15 | 131 | 181 | 20 | 72,4
  standard-16 | 163 | 181 | 30 | 90,1
  standard-17 | 126 | 181 | 50 | 69,6
  standard-18 | 125 | 181 | 35 | 69,1
  standard-19 | 181 | 181 | -  | 100
  advanced-1  | 115 | 115 | -  | 100
  advanced-2  | 42  | 115 | 20 | 36,5
  advanced-3  | 45  | 115 | 20 | 39,1
  advanced-4  | 75  | 115 | 35 | 65,2
  advanced-5  | -   | -   | 20 | -
  advanced-6  | 32  | 115 | 20 | 27,8
  advanced-7  | 50  | 115 | 25 | 43,5
  advanced-8  | 50  | 115 | 25 | 43,5
  advanced-9  | 50  | 115 | 25 | 43,5
  advanced-10 | 35  | 115 | 20 | 30,4
  advanced-11 | 35  | 115 | 20 | 30,4
  advanced-12 | 90  | 115 | 20 | 78,3
  advanced-13 | 35  | 115 | 20 | 30,4
  advanced-15 | 39  | 115 | 25 | 42,9
  advanced-17-18 | 35 | 115 | 20 | 30,4
  advanced-public-administration | 50 | 115 | 25 | 43,5
  advanced-access-to-law | 55 | 115 | 25 | 47,8
  advanced-19 | 115 | 115 | -  | 100
  dinh-lap-standard | 10 | 10 | 3 | 100
  dinh-lap-advanced | 4  | 10 | 2 | 40
  dinh-lap-model    | 1  | -  | - | -
  dinh-lap-district-criteria | 9 | 9 | - | -
`;

function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

describe("the shipped plan of Lạng Sơn", () => {
  it("holds every printed figure of section III.7, with its digits, its unit and its place, and no other", () => {
    const { lines, totals, document } = plan();
    const figures = [...lines, ...totals].filter(({ printed }) => printed !== undefined);
    const rows = rowsOf(printedFigures);
    assert.deepEqual(figures.map(({ id }) => id).sort(), rows.map(([id = ""]) => id).sort());
    for (const [id, text = "", unit, million = ""] of rows) {
      const figure = figures.find((candidate) => candidate.id === id);
      assert.equal(figure?.printed?.text, text, id);
      assert.equal(figure.printed.unit ?? "none", unit, id);
      assert.equal(figure.amount, moneyFromBigInt(BigInt(million) * 1_000_000n), id);
      assert.equal(figure.documentPlace, "III.7", id);
      const read = readMoney(text, document.numberStyle, figure.printed.unit ?? "billion");
      assert.deepEqual(read, { ok: true, value: figure.amount }, id);
    }
  });

  it("holds the five printed shares", () => {
    assert.deepEqual(
      plan().shares.map(({ part, base, printedPercent }) => `${part}/${base} ${printedPercent}`),
      [
        "direct/total 6,1",
        "integrated/total 21,5",
        "enterprises/total 2,4",
        "credit/total 64,5",
        "community/total 5,5",
      ],
    );
  });

  it("derives the two central recurrent amounts that are not printed", () => {
    const derived = plan().lines.filter(({ status }) => status === "derived");
    assert.deepEqual(
      derived.map(({ id, amount }) => `${id} ${amount}`),
      ["central.recurrent.2021 21602000000", "central.recurrent.2022-2025 121540000000"],
    );
  });

  it("holds all criteria for communes, the advanced set and Đình Lập", () => {
    const given = (value: number | string | null): string => (value === null ? "-" : String(value));
    const held = plan().targets.map(({ id, count, denominator, added, printedPercent }) =>
      [id, given(count), given(denominator), given(added), given(printedPercent)].join(" | "),
    );
    assert.deepEqual(
      held.sort(),
      rowsOf(printedTargets)
        .map((cells) => cells.join(" | "))
        .sort(),
    );
  });

  it("holds the works, those of Đình Lập with the district's code", () => {
    const quantities = new Map(
      plan().works.map(({ id, quantity, place }) => [id, `${quantity} ${place ?? ""}`.trim()]),
    );
    for (const [id, quantity] of [
      ["roads", "1.750"],
      ["domestic-water", "05"],
      ["irrigation", "215"],
      ["canals", "400"],
      ["electricity-works", "47"],
      ["schools", "228"],
      ["commune-culture-houses", "47"],
      ["sports-grounds", "35"],
      ["village-culture-houses", "699"],
      ["markets", "13"],
      ["radio-stations", "17"],
      ["stations-converted", "80"],
      ["wifi-points", "111"],
      ["health-stations", "50"],
      ["dinh-lap-irrigation", "32 189"],
      ["dinh-lap-clean-water", "50 189"],
      ["dinh-lap-district-roads", "64,7 189"],
    ] as const) {
      assert.equal(quantities.get(id), quantity, id);
    }
  });

  it("is the same after it is written and read", () => {
    assert.deepEqual(serializePlan(plan()), shippedPlans["lang-son-2021-2025"]);
  });
});
