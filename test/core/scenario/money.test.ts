import assert from "node:assert/strict";
import { allocate } from "../../../src/core/allocation/allocate.ts";
import { applied, linesOf, questionPlan, refused } from "./scenarios.ts";

/** Lines that changed: id years đồng, and the đồng that total `all` (printed 100 of 540 million) stands at then. */
function changes(adjustment: unknown): string {
  const before = new Set(linesOf(questionPlan()).split("\n"));
  const { plan } = applied([adjustment]);
  const lines = linesOf(plan)
    .split("\n")
    .filter((line) => !before.has(line));
  return [...lines, `all ${plan.totals[0]?.amount ?? 0}`].join("; ");
}

const inv = "developmentInvestment";

describe("adjusting money", () => {
  for (const [what, adjustment, expected] of [
    [
      "scales every line of a source, and the totals follow by as much",
      { kind: "scaleLines", sources: ["c"], factor: "90%" },
      "c.developmentinvestment.2021 2021-2021 90000000; c.developmentinvestment.2022-2025 2022-2025 360000000; c.recurrent.2022-2025 2022-2025 36000000; all 46000000",
    ],
    [
      "shares a total that does not come out whole by largest remainder: 540 million / 7",
      { kind: "scaleLines", sources: ["c"], factor: "1/7" },
      "c.developmentinvestment.2021 2021-2021 14285714; c.developmentinvestment.2022-2025 2022-2025 57142857; c.recurrent.2022-2025 2022-2025 5714286; all 0",
    ],
    [
      "rounds the total to the unit that is asked for",
      { kind: "scaleLines", sources: ["t"], factor: "1/3", roundTo: "million" },
      "t.unspecified.2021-2025 2021-2025 333000000; all 100000000",
    ],
    [
      "cuts a line of several years into its years where only one is meant",
      { kind: "scaleLines", sources: ["l"], from: 2023, to: 2023, factor: "50%" },
      "l.developmentinvestment.2022-2025.2022 2022-2022 101000000; l.developmentinvestment.2022-2025.2023 2023-2023 50500000; l.developmentinvestment.2022-2025.2024 2024-2024 100000000; l.developmentinvestment.2022-2025.2025 2025-2025 100000000; all 100000000",
    ],
    [
      "sets a line by its id",
      { kind: "setLines", lines: ["t.unspecified.2021-2025"], amount: 7 },
      "t.unspecified.2021-2025 2021-2025 7; all 100000000",
    ],
    [
      "sets a slice to a share of another in the same years: 12.8% of 100 million",
      {
        kind: "setLines",
        sources: ["l"],
        from: 2023,
        to: 2023,
        share: "12.8%",
        of: { sources: ["c"], types: [inv] },
      },
      "l.developmentinvestment.2022-2025.2022 2022-2022 101000000; l.developmentinvestment.2022-2025.2023 2023-2023 12800000; l.developmentinvestment.2022-2025.2024 2024-2024 100000000; l.developmentinvestment.2022-2025.2025 2025-2025 100000000; all 100000000",
    ],
    [
      "moves a share between kinds, into a line that is made for it and counts in the same total",
      {
        kind: "moveMoney",
        lines: ["c.developmentinvestment.2021"],
        share: "10%",
        target: { type: "recurrent" },
      },
      "c.developmentinvestment.2021 2021-2021 90000000; c.recurrent.2021 2021-2021 10000000; all 100000000",
    ],
    [
      "moves an amount between lines",
      { kind: "moveMoney", sources: ["t"], amount: 1000, target: { line: "c.recurrent.2022-2025" } },
      "c.recurrent.2022-2025 2022-2025 40001000; t.unspecified.2021-2025 2021-2025 999999000; all 100001000",
    ],
    [
      "moves money to another year",
      {
        kind: "moveMoney",
        sources: ["c"],
        types: [inv],
        from: 2021,
        to: 2021,
        amount: 5,
        target: { from: 2025 },
      },
      "c.developmentinvestment.2021 2021-2021 99999995; c.investment.2025 2025-2025 5; all 100000000",
    ],
    [
      "adds a line that gets a share of an amount, and counts it in a total",
      {
        kind: "addLine",
        line: { id: "more", source: "c", type: inv, from: 2024, to: 2025 },
        amount: 3_000_000_000,
        share: "2.5%",
        totals: ["all"],
      },
      "more 2024-2025 75000000; all 175000000",
    ],
  ] as const) {
    it(what, () => {
      assert.equal(changes(adjustment), expected);
    });
  }

  it("keeps the rate of a mobilisation in the trace", () => {
    const { effects } = applied([{ kind: "setMobilisation", source: "t", rate: "80%" }]);
    assert.deepEqual(effects, [
      {
        scenario: "question",
        adjustment: 1,
        kind: "setMobilisation",
        rate: "80%",
        touches: [
          {
            path: "lines.t.unspecified.2021-2025.amount",
            before: { dong: 1_000_000_000 },
            after: { dong: 800_000_000 },
          },
        ],
      },
    ]);
  });

  it("takes the figures of parameters", () => {
    const parameters = [
      { id: "rate", name: { vi: "a", en: "a" }, value: "80%", origin: "assumed" },
      { id: "new", name: { vi: "b", en: "b" }, value: "12", origin: "assumed" },
    ];
    const { plan, warnings } = applied(
      [
        { kind: "setMobilisation", source: "t", rate: "$rate" },
        { kind: "setLines", lines: ["c.recurrent.2022-2025"], amount: "$new" },
      ],
      { parameters },
    );
    assert.deepEqual(warnings, []);
    assert.match(linesOf(plan), /t\.unspecified\.2021-2025 2021-2025 800000000/);
    assert.match(linesOf(plan), /c\.recurrent\.2022-2025 2022-2025 12$/m);
  });

  it("makes what it changes assumed, and no longer as printed", () => {
    const { plan } = applied([{ kind: "scaleLines", sources: ["t"], factor: "2" }]);
    assert.deepEqual(
      plan.lines.map(({ status, printed }) => [status, printed]),
      [...Array.from({ length: 5 }, () => ["assumed", undefined])],
    );
    assert.equal(plan.totals[0]?.printed.text, "540");
  });

  it("by cutting a line changes the money of no other year", () => {
    const money = (plan: Parameters<typeof allocate>[0]): readonly string[] => {
      const done = allocate(plan, { unit: "million" });
      assert.ok(done.ok);
      return done.value.envelopes.map(
        ({ source, type, year, amount }) => `${source} ${type} ${year} ${amount}`,
      );
    };
    const before = money(questionPlan());
    const after = money(
      applied([{ kind: "scaleLines", sources: ["l"], from: 2023, to: 2023, factor: "50%" }]).plan,
    );
    assert.deepEqual(
      before.filter((line) => !after.includes(line)),
      [`l ${inv} 2023 101000000`],
    );
  });

  for (const [what, adjustment, expected] of [
    [
      "more than there is",
      {
        kind: "moveMoney",
        lines: ["c.developmentinvestment.2021"],
        amount: 100_000_001,
        target: { type: "recurrent" },
      },
      "scenario.notEnough question/adjustments[0]",
    ],
    [
      "a line to itself",
      { kind: "moveMoney", sources: ["t"], share: "1", target: { from: 2021, to: 2025 } },
      "scenario.sameLine question/adjustments[0].target",
    ],
    [
      "an unknown source",
      { kind: "scaleLines", sources: ["cc"], factor: "1/2" },
      "plan.unknownReference question/adjustments[0].sources[0]",
    ],
    [
      "an unknown line",
      { kind: "setLines", lines: ["x"], amount: 1 },
      "plan.unknownReference question/adjustments[0].lines[0]",
    ],
    [
      "a line that is there",
      { kind: "addLine", line: { id: "all", source: "c", type: inv, from: 2021, to: 2021 }, amount: 1 },
      "plan.duplicateId question/adjustments[0].line.id",
    ],
    [
      "a year outside the plan",
      { kind: "addLine", line: { id: "n", source: "c", type: inv, from: 2020, to: 2021 }, amount: 1 },
      "period.outside question/adjustments[0].line.from",
    ],
    [
      "an amount past the exact range",
      { kind: "scaleLines", sources: ["t"], factor: "100000000000" },
      "number.tooLarge question/adjustments[0]",
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.deepEqual(refused([adjustment]), [expected]);
    });
  }

  it("takes the whole of a slice, to the last đồng, and no more", () => {
    const { plan } = applied([
      {
        kind: "moveMoney",
        lines: ["c.developmentinvestment.2021"],
        amount: 100_000_000,
        target: { type: "recurrent" },
      },
    ]);
    assert.match(linesOf(plan), /c\.developmentinvestment\.2021 2021-2021 0\n/);
  });
});
