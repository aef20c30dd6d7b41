import assert from "node:assert/strict";
import type { Finding } from "../../../src/core/reconcile/finding.ts";
import { reconcile } from "../../../src/core/reconcile/reconcile.ts";
import { shippedPlan } from "./plan.ts";

/** Every finding on the plan as printed: number in the list of known findings, id, severity, class, printed, computed, difference. */
const expected = `
F1  | sum:local.investment.2022-2025              | error   | real        | 517630000000   | 514630000000   | 3000000000
F2  | sum:direct                                  | error   | real        | 1502062000000  | 1506062000000  | -4000000000
F14 | target.percent:advanced-15                  | error   | real        | 42.9           | 33.9           | 9
F6  | unit:local.investment.2021                  | warning | information | 10050000000    |                |
F3  | sum:total                                   | warning | consequence | 24805973000000 | 24809973000000 | -4000000000
F18 | target.total:standard-5                     | warning | information |                |                |
F18 | target.total:advanced-5                     | warning | information |                |                |
F15 | target.statement:trade-communes             | warning | real        | 97             | 82.9           | 14.1
F17 | target.statement:health-communes            | warning | real        | 100            | 72.4           | 27.6
F16 | target.statement:trained-labour             | warning | real        | 65             | 50             | 15
F19 | target.statement:model-fields               | warning | real        | 12             | 1              | 11
F8  | derived:central.recurrent.2021              | note    | information | 21602000000    | 21602000000    | 0
F8  | derived:central.recurrent.2022-2025         | note    | information | 121540000000   | 121540000000   | 0
F4  | sum:ethnic-minority                         | note    | rounding    | 4308270000000  | 4308269000000  | 1000000
F5  | share:share.integrated                      | note    | rounding    | 21.5           | 21.563         | -0.063
F7  | counterpart:counterpart-2021:developmentInvestment | note | rounding | 10050000000 | 10049500000    | 500000
F7  | counterpart:counterpart-2021:recurrent      | note    | rounding    | 1080000000     | 1080100000     | -100000
F9  | grain:lines                                 | note    | information |                |                |
F10 | precision:figures                           | note    | information |                |                |
`;

describe("the findings on the plan of Lạng Sơn as printed", () => {
  const findings = reconcile(shippedPlan());

  it("are the known ones, in order, and nothing else", () => {
    const rows = expected
      .trim()
      .split("\n")
      .map((line) =>
        line
          .split("|")
          .slice(1)
          .map((cell) => cell.trim()),
      );
    assert.deepEqual(findings.map(row), rows);
  });

  it("F1: 517.630 is 514.630, by the rule, by what the siblings leave, and by one digit", () => {
    const [proposal] = find("sum:local.investment.2022-2025").proposals;
    assert.deepEqual(proposal, {
      target: "local.investment.2022-2025",
      amount: 514_630_000_000,
      evidence: ["siblingSum", "counterpartRule", "oneDigit"],
    });
  });

  it("F2: 1.502,062 is 1.506,062, confirmed from below", () => {
    const [proposal] = find("sum:direct").proposals;
    assert.equal(proposal?.amount, 1_506_062_000_000);
    assert.equal(proposal.target, "direct");
    assert.ok(proposal.evidence.includes("confirmedBelow"));
    assert.ok(proposal.evidence.includes("oneDigit"));
  });

  it("F3 follows from F2 and is corrected with it", () => {
    const finding = find("sum:total");
    assert.equal(finding.causedBy, "sum:direct");
    assert.deepEqual(finding.proposals, [
      { target: "total", amount: 24_809_973_000_000, evidence: ["staleCarriedUp"] },
    ]);
  });

  it("F4 is within what the printed digits leave open", () => {
    assert.equal(find("sum:ethnic-minority").tolerance, 6_000_000);
    assert.deepEqual(find("sum:ethnic-minority").proposals, []);
  });

  it("F5: largest remainder on the corrected figures gives all printed shares, on the printed ones it does not", () => {
    const { parameters } = find("share:share.integrated");
    const values = (name: string): unknown =>
      (parameters[name] as readonly { readonly decimal: string }[]).map(({ decimal }) => decimal).join(" ");
    assert.equal(values("exact"), "6.055 21.563 2.378 64.501 5.503");
    assert.equal(values("alone"), "6.1 21.6 2.4 64.5 5.5");
    assert.equal(values("together"), "6 21.6 2.4 64.5 5.5");
    assert.equal(values("togetherMeant"), "6.1 21.5 2.4 64.5 5.5");
    assert.equal(values("printedShares"), "6.1 21.5 2.4 64.5 5.5");
    assert.deepEqual(parameters["rule"], { key: "finding.share.rule.togetherMeant" });
    assert.deepEqual(parameters["reproducesAll"], { key: "finding.share.all.yes" });
  });

  it("F6: read as 10,05 tỷ, confirmed by the total of 2021; an en-US reader would take a thousand times as much", () => {
    const { parameters } = find("unit:local.investment.2021");
    assert.deepEqual(parameters["amount"], { dong: 10_050_000_000 });
    assert.deepEqual(parameters["otherwise"], { dong: 10_050_000_000_000 });
    assert.ok("confirmedBy" in parameters);
  });

  it("F8: the derived figures come with how they were derived and their interval", () => {
    const first = find("derived:central.recurrent.2021").parameters;
    assert.deepEqual(first["method"], { key: "finding.derived.method.residual" });
    assert.deepEqual([first["low"], first["high"]], [{ dong: 21_596_500_000 }, { dong: 21_607_500_000 }]);
    const second = find("derived:central.recurrent.2022-2025").parameters;
    assert.deepEqual(second["method"], { key: "finding.derived.method.counterpartBase" });
    assert.deepEqual([second["low"], second["high"]], [{ dong: 121_535_000_000 }, { dong: 121_545_000_000 }]);
  });

  it("F9 and F10 say which periods and which precision", () => {
    assert.deepEqual(find("grain:lines").parameters["periods"], [
      { key: "finding.grain.period", parameters: { period: "2021", lines: 4 } },
      { key: "finding.grain.period", parameters: { period: "2021-2025", lines: 8 } },
      { key: "finding.grain.period", parameters: { period: "2022-2025", lines: 4 } },
    ]);
    const { least, most } = find("precision:figures").parameters;
    assert.deepEqual([least, most], [0, 3]);
  });

  it("F14: 39 of 91 would give the printed percentage", () => {
    assert.equal(find("target.percent:advanced-15").parameters["otherDenominator"], 91);
  });

  function find(id: string): Finding {
    const finding = findings.find((candidate) => candidate.id === id);
    assert.ok(finding, id);
    return finding;
  }
});

function row({ id, severity, class: kind, printed, computed, difference }: Finding): readonly string[] {
  const written = (value: Finding["printed"]): string =>
    value === undefined ? "" : typeof value === "number" ? String(value) : value.decimal;
  return [id, severity, kind, written(printed), written(computed), written(difference)];
}
