import assert from "node:assert/strict";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import type { PlanFile } from "../../src/core/plan/index.ts";
import { shippedPlans } from "../../src/plans/index.ts";
import { phanbo, type Outcome } from "./harness.ts";

const id = "lang-son-2021-2025";

/** The shipped plan as a department sends it back. */
function version(change: (plan: PlanFile) => PlanFile): PlanFile {
  return change(JSON.parse(JSON.stringify(shippedPlans[id])) as PlanFile);
}

function withAmounts(plan: PlanFile, type: string, more: number): PlanFile {
  const isTheirs = (line: PlanFile["lines"][number]): boolean =>
    line.type === type && line.source === "central";
  return {
    ...plan,
    lines: plan.lines.map((line) => (isTheirs(line) ? { ...line, amount: line.amount + more } : line)),
  };
}

async function workbookOf(plan: PlanFile): Promise<Uint8Array> {
  const { files, error } = await phanbo("template p.json --out p.xlsx --quiet", {
    "p.json": JSON.stringify(plan),
  });
  return files.get("p.xlsx") ?? assert.fail(error);
}

interface Data {
  readonly schema: string;
  readonly merged?: { readonly hash: string };
  readonly conflicts: readonly {
    readonly key: string;
    readonly kind: string;
    readonly base?: unknown;
    readonly a?: unknown;
    readonly b?: unknown;
    readonly where: Readonly<Record<string, { readonly path: string; readonly cell?: string }>>;
    readonly settle: readonly string[];
  }[];
  readonly changes: readonly { readonly key: string; readonly by: string }[];
}

function dataOf({ out, error }: Outcome): Data {
  assert.notEqual(out, "", error);
  return JSON.parse(out) as Data;
}

/** Sở Kế hoạch và Đầu tư changes investment lines and one commune, Sở Tài chính recurrent lines and another commune. */
const investment = version((plan) => withValue(withAmounts(plan, "developmentInvestment", 1_000_000), 0, 1));
const recurrent = version((plan) => withValue(withAmounts(plan, "recurrent", 2_000_000), 1, 2));

function withValue(plan: PlanFile, place: number, value: number): PlanFile {
  const attributes = plan.attributes.map((attribute) => {
    const code = Object.keys(attribute.values)[place] ?? "";
    if (attribute.kind !== "whole") return attribute;
    return { ...attribute, values: { ...attribute.values, [code]: value } };
  });
  return { ...plan, attributes };
}

describe("phanbo merge", () => {
  let given: Readonly<Record<string, Uint8Array>> = {};

  before(async function () {
    this.timeout(120_000);
    given = {
      "khdt.xlsx": await workbookOf(investment),
      "tai-chinh.xlsx": await workbookOf(recurrent),
    };
  });

  it("makes one plan of two workbooks that change investment and recurrent money, and the plan works", async () => {
    const merged = await phanbo(
      `merge ${id} khdt.xlsx tai-chinh.xlsx --out m.xlsx --out m.json --format json`,
      given,
    );
    assert.equal(merged.exit, 0, merged.error);
    const { schema, conflicts, changes } = dataOf(merged);
    assert.equal(schema, "phanbo/merge/1");
    assert.deepEqual(conflicts, []);
    const ofLines = changes.filter(({ key }) => key.startsWith("lines/"));
    assert.deepEqual(
      ofLines.map(({ key, by }) => `${by} ${key}`),
      [
        "a lines/central.investment.2021/amount",
        "a lines/central.investment.2022-2025/amount",
        "b lines/central.recurrent.2021/amount",
        "b lines/central.recurrent.2022-2025/amount",
      ],
    );
    assert.ok(changes.some(({ key, by }) => by === "a" && key.startsWith("attributes/")));
    const plan = JSON.parse(new TextDecoder().decode(merged.files.get("m.json"))) as PlanFile;
    for (const [type, from] of [
      ["developmentInvestment", investment],
      ["recurrent", recurrent],
    ] as const) {
      const own = (of: PlanFile) =>
        of.lines.filter((line) => line.type === type).map(({ id: line, amount }) => [line, amount]);
      assert.deepEqual(own(plan), own(from));
    }
    const files = Object.fromEntries(merged.files);
    const checked = await phanbo("check m.xlsx --format json", files);
    assert.match(checked.out, /"schema": "phanbo\/findings\/1"/, checked.error);
    const allocated = await phanbo("allocate m.xlsx --accept-corrections --quiet", files);
    assert.equal(allocated.exit, 0, allocated.error);
  }).timeout(180_000);

  it("keeps the scenarios of the workbooks", async () => {
    const merged = await phanbo(`merge ${id} khdt.xlsx tai-chinh.xlsx --out m.xlsx --quiet`, given);
    const opened = await xlsxFiles.open(merged.files.get("m.xlsx") ?? assert.fail(merged.error));
    assert.ok(opened.ok);
    const [grid] = await opened.value.readGrids(["Kịch bản"]);
    assert.ok((grid?.rows.length ?? 0) > 5);
  }).timeout(120_000);

  describe("with conflicts", () => {
    const other = version((plan) => ({
      ...withAmounts(plan, "developmentInvestment", 7_000_000),
      name: { ...plan.name, vi: "Kế hoạch của Sở Tài chính" },
    }));
    const files = () => ({ ...given, "tai-chinh.json": JSON.stringify(other) });
    const line = `merge ${id} khdt.xlsx tai-chinh.json --out m.json`;

    it("writes nothing, ends with 1, and lists each with its values, path and cell, in words", async () => {
      for (const [language, said] of [
        [
          "vi",
          [
            "Hai bản mâu thuẫn: 2 chỗ",
            "200.990 triệu đồng",
            "Nguồn vốn!D4",
            "--take",
            "Có 2 chỗ mâu thuẫn; chưa ghi gì.",
          ],
        ],
        ["en", ["200,990 million VND", "Nguồn vốn!D4", "--take", "nothing was written"]],
      ] as const) {
        const outcome = await phanbo(`${line} --lang ${language}`, files());
        assert.equal(outcome.exit, 1);
        assert.ok(!outcome.files.has("m.json"));
        for (const words of said)
          assert.ok((outcome.out + outcome.error).includes(words), words + outcome.out);
      }
    }).timeout(120_000);

    it("and the same as JSON, csv and markdown", async () => {
      const data = dataOf(await phanbo(`${line} --format json`, files()));
      assert.deepEqual(
        data.conflicts.map(({ key, kind, base, a, b, where }) => ({ key, kind, base, a, b, where })),
        ["2021", "2022-2025"].map((years, index) => {
          const base = [200_990_000_000, 514_630_000_000][index] ?? 0;
          const path = `lines[${index}].amount`;
          return {
            key: `lines/central.investment.${years}/amount`,
            kind: "changed",
            base,
            a: base + 1_000_000,
            b: base + 7_000_000,
            where: { base: { path }, a: { path, cell: `Nguồn vốn!D${index + 4}` }, b: { path } },
          };
        }),
      );
      assert.equal(data.merged, undefined);
      const csv = await phanbo(`${line} --format csv`, files());
      assert.equal(csv.out.trim().split("\r\n").length, 3);
      const markdown = await phanbo(`${line} --format md`, files());
      assert.ok(
        markdown.out.includes("| lines/central.investment.2021/amount | hai bên cùng sửa, khác nhau |"),
      );
    }).timeout(180_000);

    it("are settled by --take, one by one", async () => {
      const key = (years: string): string => `lines/central.investment.${years}/amount`;
      const half = await phanbo(`${line} --take ${key("2021")}=a`, files());
      assert.equal(half.exit, 1);
      const settled = await phanbo(`${line} --take ${key("2021")}=a --take ${key("2022-2025")}=b`, files());
      assert.equal(settled.exit, 0, settled.error);
      const plan = JSON.parse(new TextDecoder().decode(settled.files.get("m.json"))) as PlanFile;
      assert.deepEqual(
        plan.lines.slice(0, 2).map(({ amount }) => amount),
        [200_991_000_000, 514_637_000_000],
      );
      assert.equal(plan.name.vi, "Kế hoạch của Sở Tài chính");
    }).timeout(120_000);
  });

  it("names the file in which a version is no plan, all versions at once", async () => {
    const wrong = JSON.stringify(version((plan) => ({ ...plan, lines: [] })));
    const { exit, error } = await phanbo(`merge ${id} a.json b.json`, { "a.json": wrong, "b.json": wrong });
    assert.equal(exit, 1);
    assert.ok(error.includes("a.json: lines") && error.includes("b.json: lines"), error);
  });

  for (const [line, exit, said] of [
    ["merge", 2, "Thiếu tham số"],
    [`merge ${id} ${id}`, 2, "Thiếu tham số"],
    [`merge ${id} ${id} ${id} --take a`, 2, "KHÓA=a"],
    [`merge ${id} ${id} ${id} --take a=c`, 2, "KHÓA=a"],
    [`merge ${id} ${id} ${id} --take a=a --take a=b`, 2, "theo bản kia"],
    [`merge ${id} ${id} ${id} --take lines=a`, 1, "không phải là chỗ mâu thuẫn"],
    [`merge ${id} ${id} ${id} --out m.csv`, 2, "m.csv"],
    [`merge ${id} no.xlsx ${id}`, 3, "no.xlsx"],
  ] as const) {
    it(`refuses: ${line}`, async () => {
      const outcome = await phanbo(line);
      assert.deepEqual([outcome.exit, outcome.out, outcome.files.size], [exit, "", 0], outcome.error);
      assert.ok(outcome.error.includes(said), outcome.error);
    });
  }

  it("of a plan and itself is the plan", async () => {
    const { exit, files } = await phanbo(`merge ${id} ${id} ${id} --out m.json`);
    assert.equal(exit, 0);
    assert.deepEqual(JSON.parse(new TextDecoder().decode(files.get("m.json"))), shippedPlans[id]);
  });
});
