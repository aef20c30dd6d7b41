import assert from "node:assert/strict";
import { evaluateCounterpart } from "../../../src/core/plan/counterpart.ts";
import { applyCorrections } from "../../../src/core/reconcile/applyCorrections.ts";
import { reconcile } from "../../../src/core/reconcile/reconcile.ts";
import { counterpartTable } from "../../../src/core/report/counterpartTable.ts";
import { findingSentence, findingSubject } from "../../../src/core/report/findingSentence.ts";
import { findingsTable } from "../../../src/core/report/findingsTable.ts";
import { sharesTable } from "../../../src/core/report/sharesTable.ts";
import type { Cell, Row, Table } from "../../../src/core/report/table.ts";
import { labelText, languages, writingIn } from "../../../src/text/language.ts";
import { planOf, sharesOf } from "../../documents/document.ts";
import { faultKinds, seedFault } from "../../documents/faults.ts";
import { Random } from "../../documents/random.ts";
import { templates } from "../../documents/templates.ts";
import { shippedPlan } from "../reconcile/plan.ts";

describe("the report of findings", () => {
  const printed = shippedPlan();
  const findings = reconcile(printed);

  it("says each finding in one sentence, in both languages", () => {
    const say = (id: string, language: "vi" | "en"): string => {
      const finding = findings.find((candidate) => candidate.id === id);
      assert.ok(finding);
      return labelText(writingIn(language, "billion"), findingSentence(finding));
    };
    assert.equal(
      say("sum:direct", "vi"),
      "Vốn đầu tư trực tiếp cho Chương trình: in 1.502,062 tỷ đồng, các số khác cho 1.506,062 tỷ đồng, chênh lệch -4 tỷ đồng.",
    );
    assert.equal(
      say("sum:total", "en"),
      "Total need 2021-2025: printed 24,805.973 billion VND because it was added up with the wrong figure of finding sum:direct; it should be 24,809.973 billion VND, a difference of -4 billion VND.",
    );
    assert.match(
      say("target.percent:advanced-15", "vi"),
      /39\/115 là 33,9 %, văn bản in 42,9 % \(đúng nếu mẫu số là 91\)/,
    );
  });

  it("has words for every finding that seeded faults and corrections raise", () => {
    const corrected = applyCorrections(printed, findings, "all");
    assert.ok(corrected.ok);
    const all = [...findings, ...reconcile(corrected.value)];
    templates.forEach((template, position) => {
      for (const kind of faultKinds) {
        const random = new Random(position);
        const document = template.make(random, "rounded");
        const faulted = seedFault(document, kind, random)?.document ?? document;
        const ids = new Set([...faulted.lines, ...faulted.totals].map(({ id }) => id));
        all.push(
          ...reconcile(planOf(faulted, new Map([...sharesOf(document)].filter(([part]) => ids.has(part))))),
        );
      }
    });
    assert.ok(new Set(all.map(({ code }) => code)).size >= 10);
    for (const language of languages) {
      const writing = writingIn(language, "million");
      for (const finding of all) {
        assert.ok(labelText(writing, findingSentence(finding)).length > 20);
        assert.ok(labelText(writing, findingSubject(finding)).length > 0);
      }
    }
  });

  it("keeps the difference of every amount live in the table", () => {
    const table = findingsTable(findings);
    assert.equal(table.rows.length, findings.length);
    assert.deepEqual(cell(table, "sum:direct", "difference"), {
      kind: "money",
      amount: -4_000_000_000,
      formula: {
        kind: "difference",
        left: { row: "sum:direct", column: "printed" },
        right: { row: "sum:direct", column: "computed" },
      },
    });
    assert.deepEqual(cell(table, "sum:direct", "proposal"), { kind: "money", amount: 1_506_062_000_000 });
    checkShape(table);
  });
});

describe("the table of counterpart", () => {
  const plan = shippedPlan();
  const table = counterpartTable(plan, evaluateCounterpart(plan));

  it("works out what is required from base and ratio, and what is over or short from that", () => {
    const key = "counterpart-2022-2025:developmentInvestment";
    assert.deepEqual(cell(table, key, "required"), {
      kind: "money",
      amount: 514_630_000_000,
      formula: { kind: "product", of: { row: key, column: "base" }, by: "1" },
    });
    assert.deepEqual(amounts(table, key), [514_630, 514_630, 517_630, 3_000, 3_000, 0, 0.5]);
    assert.deepEqual(cell(table, key, "check"), {
      kind: "check",
      difference: 3_000_000_000,
      formula: { kind: "check", of: { row: key, column: "difference" }, tolerance: 500_000 },
    });
    const recurrent = "counterpart-2021:recurrent";
    assert.deepEqual(amounts(table, recurrent), [21_602, 1_080.1, 1_080, -0.1, 0, 0.1, 0.5]);
    checkShape(table);
  });

  it("leaves a requirement that is rounded up without a formula", () => {
    const thirds = {
      ...plan,
      counterpartRules: plan.counterpartRules.map((rule) => ({ ...rule, ratio: "1/3" })),
    };
    const rows = evaluateCounterpart(thirds);
    const required = cell(
      counterpartTable(thirds, rows),
      "counterpart-2022-2025:developmentInvestment",
      "required",
    );
    assert.deepEqual(required, { kind: "money", amount: 171_543_333_334 });
  });
});

describe("the table of shares", () => {
  const table = sharesTable(shippedPlan());

  it("puts the rules of rounding beside what is printed", () => {
    const shares = (row: string): readonly string[] =>
      ["exact", "alone", "together", "togetherMeant", "printed"].map((column) => {
        const found = cell(table, row, column);
        return found.kind === "decimal" ? found.value.slice(0, 7) : found.kind;
      });
    assert.deepEqual(shares("share.direct"), ["0.06055", "0.061", "0.06", "0.061", "0.061"]);
    assert.deepEqual(shares("share.integrated"), ["0.21562", "0.216", "0.216", "0.215", "0.215"]);
    assert.deepEqual(shares("base:total"), ["1", "1.001", "1", "1", "1"]);
    checkShape(table);
  });

  it("says the same of a plan whose corrections were accepted: what was printed is not what was corrected", () => {
    const printed = shippedPlan();
    const corrected = applyCorrections(printed, reconcile(printed), "all");
    assert.ok(corrected.ok && corrected.value.corrections.length === 3);
    assert.deepEqual(sharesTable(corrected.value), table);
    assert.deepEqual(
      table.notes.map((note) => labelText(writingIn("vi", "million"), note)),
      [
        "Tổng nhu cầu nguồn lực giai đoạn 2021-2025: cách cho ra mọi tỷ trọng đã in là số dư lớn nhất trên số đã sửa.",
      ],
    );
    const share = reconcile(corrected.value).find(({ id }) => id === "share:share.integrated");
    assert.deepEqual(share?.parameters["rule"], { key: "finding.share.rule.togetherMeant" });
  });

  it("keeps the exact share live", () => {
    const exact = cell(table, "share.credit", "exact");
    assert.ok(exact.kind === "decimal");
    assert.deepEqual(exact.formula, {
      kind: "quotient",
      part: { row: "share.credit", column: "amount" },
      whole: { row: "base:total", column: "amount" },
    });
  });
});

function rowOf(table: Table, key: string): Row {
  const row = table.rows.find((candidate) => candidate.key === key);
  assert.ok(row, key);
  return row;
}

function cell(table: Table, key: string, column: string): Cell {
  const found = rowOf(table, key).cells[table.columns.findIndex(({ id }) => id === column)];
  assert.ok(found, column);
  return found;
}

/** The money of a row in triệu đồng. */
function amounts(table: Table, key: string): readonly number[] {
  return rowOf(table, key).cells.flatMap((found) => (found.kind === "money" ? [found.amount / 1e6] : []));
}

/** Every row has a cell a column, and every key is there once. */
function checkShape(table: Table): void {
  for (const row of table.rows) assert.equal(row.cells.length, table.columns.length, row.key);
  assert.equal(new Set(table.rows.map(({ key }) => key)).size, table.rows.length);
}
