import assert from "node:assert/strict";
import type { Plan } from "../../../src/core/plan/index.ts";
import { applyCorrections } from "../../../src/core/reconcile/applyCorrections.ts";
import { reconcile } from "../../../src/core/reconcile/reconcile.ts";
import { planFrom, shippedFile, shippedPlan } from "./plan.ts";

describe("accepted corrections", () => {
  const printed = shippedPlan();
  const findings = reconcile(printed);

  it("all: three figures change, each recorded with its finding and evidence; the printed digits stay", () => {
    const plan = accepted(printed, "all");
    assert.deepEqual(
      plan.corrections.map(({ finding, target, from, to }) => [finding, target, from, to]),
      [
        ["sum:local.investment.2022-2025", "local.investment.2022-2025", 517_630_000_000, 514_630_000_000],
        ["sum:direct", "direct", 1_502_062_000_000, 1_506_062_000_000],
        ["sum:total", "total", 24_805_973_000_000, 24_809_973_000_000],
      ],
    );
    assert.equal(plan.totals.find(({ id }) => id === "direct")?.printed.text, "1.502,062");
    assert.equal(amount(printed, "direct"), 1_502_062_000_000, "the plan given is not changed");
  });

  it("all: no real error about money is left, and what was accepted is shown as information", () => {
    const left = reconcile(accepted(printed, "all"));
    assert.deepEqual(
      left.filter(({ code, class: kind }) => code === "sum" && kind !== "rounding"),
      [],
    );
    assert.deepEqual(
      left
        .filter(({ code }) => code === "corrected" || code === "printed")
        .map(({ id, class: kind }) => [id, kind]),
      [
        ["corrected:local.investment.2022-2025", "information"],
        ["corrected:total", "information"],
        ["corrected:direct", "information"],
      ],
    );
    assert.ok(!left.some(({ code, class: kind }) => code === "counterpart" && kind === "real"));
  });

  it("a consequence is corrected with its cause", () => {
    const plan = accepted(printed, ["sum:direct"]);
    assert.equal(amount(plan, "total"), 24_809_973_000_000);
    assert.equal(amount(plan, "local.investment.2022-2025"), 517_630_000_000);
  });

  it("is recorded on top of what was accepted before", () => {
    const first = accepted(printed, ["sum:direct"]);
    const second = accepted(first, ["sum:local.investment.2022-2025"]);
    assert.deepEqual(
      second.corrections.map(({ target }) => target),
      ["direct", "total", "local.investment.2022-2025"],
    );
    assert.deepEqual(accepted(second, "all"), second, "nothing is left to accept");
  });

  it("an unknown id names the nearest; a finding without a proposal is refused; all of it is said at once", () => {
    const result = applyCorrections(printed, findings, ["sum:dirct", "grain:lines"]);
    assert.ok(!result.ok);
    assert.deepEqual(
      result.issues.map(({ code, parameters }) => [code, parameters["value"], parameters["nearest"]]),
      [
        ["correction.unknown", "sum:dirct", "sum:direct"],
        ["correction.unproposed", "grain:lines", undefined],
      ],
    );
  });

  it("a line derived from a corrected figure follows it", () => {
    const file = shippedFile();
    // The counterpart line is printed wrongly, and the base that is worked out from it with it.
    set(file, "local.recurrent.2022-2025", 12_154_000_000, "12,154");
    set(file, "central.recurrent.2022-2025", 12_154_000_000);
    set(file, "central.recurrent.2021", 130_988_000_000);
    set(file, "local.investment.2022-2025", 514_630_000_000, "514,630");
    const plan = planFrom(file);
    const [finding] = reconcile(plan).filter(({ id }) => id === "sum:local.recurrent.2022-2025");
    assert.equal(finding?.proposals[0]?.amount, 121_540_000_000);
    const corrected = accepted(plan, [finding.id]);
    assert.equal(amount(corrected, "central.recurrent.2022-2025"), 121_540_000_000);
    assert.equal(amount(corrected, "central.recurrent.2021"), 21_602_000_000);
    assert.ok(corrected.corrections.some(({ evidence }) => evidence.includes("derivedFrom")));
  });
});

function accepted(plan: Plan, ids: readonly string[] | "all"): Plan {
  const result = applyCorrections(plan, reconcile(plan), ids);
  assert.ok(result.ok);
  return result.value;
}

function amount(plan: Plan, id: string): number | undefined {
  return [...plan.lines, ...plan.totals].find((figure) => figure.id === id)?.amount;
}

function set(file: ReturnType<typeof shippedFile>, id: string, dong: number, text?: string): void {
  const line = file.lines.find((candidate) => candidate.id === id);
  assert.ok(line);
  line.amount = dong;
  if (text !== undefined) line.printed = { text, unit: "billion" };
}
