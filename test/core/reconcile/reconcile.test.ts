import assert from "node:assert/strict";
import type { PlanFile } from "../../../src/core/plan/index.ts";
import { applyCorrections } from "../../../src/core/reconcile/applyCorrections.ts";
import type { Finding } from "../../../src/core/reconcile/finding.ts";
import { reconcile } from "../../../src/core/reconcile/reconcile.ts";
import { planFrom, shippedFile } from "./plan.ts";

/** A plan of lines and totals written as text: `id amount` for a line, `id amount = part part` for a total; triệu đồng. */
function plan(text: string, more: Partial<PlanFile> = {}): ReturnType<typeof planFrom> {
  const file = shippedFile();
  const rows = text
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  const figure = (id: string, amount: string) => ({
    id,
    amount: Number(amount) * 1e6,
    printed: { text: amount, unit: "million" as const },
    documentPlace: "I",
  });
  return planFrom({
    ...file,
    lines: rows
      .filter((row) => row[2] !== "=")
      .map(([id = "", amount = ""]) => ({
        ...figure(id, amount),
        source: id.startsWith("local") ? "local" : "central",
        type: "recurrent",
        from: 2022,
        to: 2025,
        status: "stated",
      })),
    totals: rows
      .filter((row) => row[2] === "=")
      .map(([id = "", amount = "", , ...parts]) => ({
        ...figure(id, amount),
        name: { vi: id, en: id },
        parts,
      })),
    shares: [],
    counterpartRules: [],
    targets: [],
    statements: [],
    statedTargets: [],
    ...more,
  });
}

function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ id, class: kind, undecided, causedBy, proposals }) =>
    [
      id,
      kind,
      undecided === true ? "undecided" : "",
      causedBy ?? "",
      proposals[0]?.target ?? "",
      proposals[0]?.amount ?? "",
    ]
      .filter((word) => word !== "")
      .join(" "),
  );
}

describe("sums that do not come out", () => {
  it("nothing is found where everything adds up", () => {
    assert.deepEqual(brief(reconcile(plan("a 100\n b 250\n t 350 = a b"))), []);
  });

  it("one digit of one line, where nothing else has that shape", () => {
    // 10 more in b would take a carry, and so would the total.
    assert.deepEqual(brief(reconcile(plan("a 1238\n b 1206\n s 2434 = a b\n t 3010 = s c\n c 576"))), [
      "sum:a real a 1228000000",
    ]);
  });

  it("a total that left a part out, and the totals above that took it over", () => {
    assert.deepEqual(
      brief(reconcile(plan("a 111\n b 222\n c 4321\n s 333 = a b c\n t 1332 = s d\n d 999"))),
      ["sum:s real s 4654000000", "sum:t consequence sum:s t 5653000000"],
    );
  });

  it("a part counted twice", () => {
    const findings = reconcile(plan("a 111\n b 222\n c 4321\n s 4876 = a b c"));
    assert.deepEqual(brief(findings), ["sum:s real s 4654000000"]);
    assert.ok(findings[0]?.proposals[0]?.evidence.includes("doubleCount"));
  });

  it("a figure a thousand times too small", () => {
    const findings = reconcile(plan("a 517\n b 222000\n s 739000 = a b"));
    assert.deepEqual(brief(findings), ["sum:a real a 517000000000"]);
    assert.ok(findings[0]?.proposals[0]?.evidence.includes("factorThousand"));
  });

  it("two rows in each other's place", () => {
    const findings = reconcile(
      plan("a 100\n b 731\n s 813 = a x\n t 182 = b y\n x 82\n y 82\n u 913 = s z\n z 100"),
    );
    assert.deepEqual(brief(findings), ["sum:a real a 731000000", "sum:b real b 100000000"]);
    assert.ok(findings.every(({ proposals }) => proposals[0]?.evidence.includes("swapped")));
  });

  it("where the evidence does not decide, the total is named with all candidates, and a row may be missing", () => {
    const [finding, ...others] = reconcile(plan("a 137\n b 251\n s 417 = a b"));
    assert.deepEqual(others, []);
    assert.ok(finding);
    assert.equal(finding.id, "sum:s");
    assert.equal(finding.undecided, true);
    assert.deepEqual(finding.proposals.map(({ target, amount }) => `${target} ${amount}`).sort(), [
      "a 166000000",
      "b 280000000",
      "s 388000000",
    ]);
    assert.deepEqual(finding.parameters["missingRow"], { dong: 29_000_000 });
  });

  it("what is undecided is not accepted with all, but by its id", () => {
    const printed = plan("a 137\n b 251\n s 417 = a b");
    const findings = reconcile(printed);
    const all = applyCorrections(printed, findings, "all");
    assert.ok(all.ok && all.value === printed);
    const one = applyCorrections(printed, findings, ["sum:s"]);
    assert.ok(one.ok && one.value.corrections.length === 1);
  });

  it("two causes below one total: one consequence, corrected by as much as was accepted", () => {
    // Both subtotals left a part out, and the total took over both.
    const printed = plan(`
      a 111
      b 222
      c 4321
      s 333 = a b c
      d 77
      e 5005
      f 838
      u 915 = d e f
      t 1248 = s u`);
    const findings = reconcile(printed);
    assert.deepEqual(brief(findings), [
      "sum:s real s 4654000000",
      "sum:u real u 5920000000",
      "sum:t consequence sum:s t 10574000000",
    ]);
    assert.deepEqual(findings[2]?.parameters["causes"], ["sum:s", "sum:u"]);
    const one = applyCorrections(printed, findings, ["sum:u"]);
    assert.ok(one.ok);
    assert.equal(one.value.totals.find(({ id }) => id === "t")?.amount, 6_253_000_000);
    assert.deepEqual(
      brief(reconcile(one.value)).filter((line) => !line.startsWith("corrected")),
      ["sum:s real s 4654000000", "sum:t consequence sum:s t 10574000000"],
    );
  });
});

describe("counterpart", () => {
  const rule: PlanFile["counterpartRules"][number] = {
    id: "rule",
    name: { vi: "Quy tắc", en: "Rule" },
    base: ["central"],
    counterpart: ["local"],
    types: ["recurrent"],
    from: 2022,
    to: 2025,
    ratio: "1:1",
    mode: "exact",
    tolerance: 0,
    level: "province",
    legalReference: { document: "x", read: false },
  };

  it("money that is short is short: no amount is invented", () => {
    const printed = plan("central 4000\n local 1571\n t 5571 = central local", { counterpartRules: [rule] });
    const findings = reconcile(printed);
    assert.deepEqual(brief(findings), ["counterpart:rule:recurrent real"]);
    assert.equal(findings[0]?.difference, -2_429_000_000);
    const all = applyCorrections(printed, findings, "all");
    assert.ok(all.ok && all.value === printed);
  });

  it("one digit off with sums that agree is proposed for a person to decide, not accepted with all", () => {
    const printed = plan("central 4000\n local 4300\n t 8300 = central local", { counterpartRules: [rule] });
    const [finding] = reconcile(printed);
    assert.equal(finding?.id, "counterpart:rule:recurrent");
    assert.equal(finding.undecided, true);
    assert.ok(finding.proposals.some(({ target, amount }) => target === "local" && amount === 4_000_000_000));
  });

  it("more than the least is no finding", () => {
    const printed = plan("central 4000\n local 4300\n t 8300 = central local", {
      counterpartRules: [{ ...rule, mode: "minimum" }],
    });
    assert.deepEqual(brief(reconcile(printed)), []);
  });

  it("a rule tells which line of a sum is wrong", () => {
    const printed = plan("central 4210\n local 4510\n other 300\n t 9020 = central local other", {
      counterpartRules: [{ ...rule, base: ["central"] }],
    });
    // `other` is central money too, so 4210 + 300 must be matched: 4510. The total agrees; nothing is wrong.
    assert.deepEqual(brief(reconcile(printed)), []);
  });

  it("a line beyond the years of the rule is noted", () => {
    const printed = plan("central 4000\n local 4000", {
      counterpartRules: [{ ...rule, from: 2022, to: 2024 }],
    });
    const [finding] = reconcile(printed);
    assert.equal(finding?.id, "counterpart:rule:recurrent");
    assert.equal(finding.class, "information");
  });
});

describe("figures as printed", () => {
  it("digits that do not read as the amount are an error", () => {
    const file = shippedFile();
    const line = file.lines.find(({ id }) => id === "credit");
    assert.ok(line);
    line.printed = { text: "16.001", unit: "billion" };
    const found = reconcile(planFrom(file)).filter(({ code }) => code === "printed");
    assert.deepEqual(brief(found), ["printed:credit real"]);
    assert.equal(found[0]?.severity, "error");
  });

  it("a derived line that is not what its derivation gives is an error with the right amount", () => {
    const file = shippedFile();
    const line = file.lines.find(({ id }) => id === "central.recurrent.2021");
    assert.ok(line);
    line.amount = 22_602_000_000;
    const found = reconcile(planFrom(file)).filter(({ code }) => code === "derived");
    assert.deepEqual(brief(found), [
      "derived:central.recurrent.2021 real central.recurrent.2021 21602000000",
      "derived:central.recurrent.2022-2025 information",
    ]);
  });

  it("a share that no rule gives is a warning", () => {
    const file = shippedFile();
    const share = file.shares.find(({ id }) => id === "share.credit");
    assert.ok(share);
    share.printedPercent = "66,5";
    const found = reconcile(planFrom(file)).filter(({ id }) => id === "share:share.credit");
    assert.deepEqual(brief(found), ["share:share.credit real"]);
    assert.equal(found[0]?.severity, "warning");
  });
});

describe("targets", () => {
  it("what there was and what is added must give what there will be", () => {
    const file = shippedFile();
    const target = file.targets.find(({ id }) => id === "standard-2");
    assert.ok(target);
    Object.assign(target, { baseline: 77 });
    const found = reconcile(planFrom(file)).filter(({ code }) => code === "target.added");
    assert.deepEqual(brief(found), ["target.added:standard-2 real"]);
    assert.deepEqual(found[0]?.difference, { decimal: "1" });
  });

  it("exactly between two roundings, both will do", () => {
    const file = shippedFile();
    const [target] = file.targets;
    assert.ok(target);
    for (const printedPercent of ["12,5", "12", "13"]) {
      file.targets = [{ ...target, count: 1, denominator: 8, printedPercent }];
      file.statedTargets = [];
      assert.deepEqual(
        reconcile(planFrom(file)).filter(({ code }) => code === "target.percent"),
        [],
      );
    }
  });
});
