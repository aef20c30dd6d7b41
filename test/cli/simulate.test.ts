import assert from "node:assert/strict";
import { phanbo } from "./harness.ts";

const few = "--draws 256";

interface Data {
  readonly schema: string;
  readonly inputs: string;
  readonly outputs: string;
  readonly uncertainty: { readonly isIllustrative: boolean };
  readonly sharing: { readonly kind: string };
  readonly totals: readonly { readonly kind: string; readonly p50: number; readonly planned: number }[];
  readonly counterpart: readonly { readonly rule: string; readonly enough: { readonly held: number } }[];
}

const levels = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    schema: "phanbo/uncertainty/1",
    id: "levels",
    name: { vi: "Mức của tỉnh", en: "Levels of the province" },
    base: "lang-son-2021-2025",
    origin: "assumed",
    factors: [
      { id: "local", sources: ["local"], distribution: { kind: "constant", value: "50%" } },
      { id: "credit", sources: ["credit"], distribution: { kind: "uniform", low: "60%", high: "100%" } },
    ],
    ...more,
  });

async function dataOf(line: string, files: Readonly<Record<string, string>> = {}): Promise<Data> {
  const { exit, out, error } = await phanbo(`simulate ${line} --format json`, files);
  assert.equal(exit, 0, error);
  return JSON.parse(out) as Data;
}

describe("phanbo simulate", () => {
  it("is a note to a director: chances of counterpart in a sentence, then the figures, marked as illustrative", async () => {
    const { exit, out } = await phanbo(`simulate ${few}`, {}, 200);
    assert.equal(exit, 0);
    assert.match(out, /^Kế hoạch xây dựng nông thôn mới tỉnh Lạng Sơn/);
    assert.match(out, /SỐ MINH HỌA/);
    assert.match(
      out,
      /Khả năng đủ vốn đối ứng 2022-2025, vốn đầu tư phát triển: \d\d% \(\d+ trong 256 lần; khoảng tin cậy 95%: [\d,]+–[\d,]+%\)/,
    );
    assert.match(out, /Huyện Đình Lập +1\.683\.599 /);
  });

  it("speaks English with English numbers", async () => {
    const { out } = await phanbo(`simulate ${few} --lang en`, {}, 200);
    assert.match(
      out,
      /Chance of enough counterpart 2021, recurrent.*: \d\d% \(\d+ of 256 draws; 95% confidence/,
    );
    assert.match(out, /ILLUSTRATIVE FIGURES/);
    assert.match(out, /Credit +16,000,000 /);
  });

  it("gives its contract as JSON, in đồng, the same bytes for the same seed", async () => {
    const data = await dataOf(few);
    assert.deepEqual(
      [data.schema, data.uncertainty.isIllustrative, data.sharing.kind],
      ["phanbo/simulation/1", true, "exact"],
    );
    assert.equal(data.totals[0]?.planned, 24_812_972_000_000);
    assert.equal(data.totals.filter(({ kind }) => kind === "district").length, 11);
    assert.deepEqual(await dataOf(few), data);
    const other = await dataOf(`${few} --seed 2`);
    assert.notEqual(other.inputs, data.inputs);
    assert.notEqual(other.outputs, data.outputs);
    const province = await dataOf(`${few} --level province --method pseudo`);
    assert.equal(province.totals.filter(({ kind }) => kind === "district").length, 0);
  });

  it("works on the corrected plan where corrections are accepted", async () => {
    const data = await dataOf(`${few} --accept-corrections`);
    assert.equal(data.totals[0]?.planned, 24_809_972_000_000);
  });

  it("marks each row of csv and each table of markdown as illustrative", async () => {
    const csv = await phanbo(`simulate ${few} --format csv`);
    const [heading = "", ...rows] = csv.out.trim().split("\r\n");
    assert.match(heading, /^Nhóm;Nội dung;Kế hoạch;P10;P50;P90;Bình quân;Đạt kế hoạch;Xuất xứ$/);
    assert.equal(rows.length, 29);
    assert.ok(rows.every((row) => row.endsWith(";minh họa")));
    const { out } = await phanbo(`simulate ${few} --format md`);
    assert.equal(out.match(/SỐ MINH HỌA/g)?.length, 3);
  });

  it("says how far it is on stderr, and nothing with --quiet", async () => {
    assert.match((await phanbo(`simulate ${few}`)).error, /^Đang mô phỏng 256 lần…\n/);
    const quiet = await phanbo(`simulate ${few} --quiet --out note.md`);
    assert.deepEqual([quiet.out, quiet.error, [...quiet.files.keys()]], ["", "", ["note.md"]]);
  });

  it("takes another file: its origin is printed, and nothing is marked as illustrative", async () => {
    const files = { "levels.json": levels() };
    const data = await dataOf(`${few} --uncertainty levels.json`, files);
    assert.equal(data.uncertainty.isIllustrative, false);
    // Half of the local money is never enough where 1:1 is asked for.
    assert.deepEqual(
      data.counterpart.map(({ enough }) => enough.held),
      [0, 0, 0, 0],
    );
    const { out } = await phanbo(`simulate ${few} --uncertainty levels.json`, files, 200);
    assert.match(out, /Xuất xứ của các mức không chắc chắn: giả định của người lập\./);
    assert.doesNotMatch(out, /MINH HỌA/);
    assert.match(out, /vốn đầu tư phát triển: 0% \(0 trong 256 lần/);
  });

  it("warns of a factor that is about nothing", async () => {
    const factors = [
      { id: "late", sources: ["credit"], from: 2025, distribution: { kind: "constant", value: "1" } },
    ];
    const { exit, error } = await phanbo(`simulate ${few} --uncertainty levels.json`, {
      "levels.json": levels({ factors }),
    });
    assert.equal(exit, 0);
    assert.match(error, /Yếu tố “late” không ứng với dòng vốn nào/);
  });

  for (const [what, line, files, exit, says] of [
    ["no file", "--uncertainty no.json", {}, 3, /no\.json/],
    ["a file that is not JSON", "--uncertainty x.json", { "x.json": "{" }, 3, /JSON/],
    [
      "an unknown source, with the nearest",
      "--uncertainty x.json",
      {
        "x.json": levels({
          factors: [{ id: "a", sources: ["credits"], distribution: { kind: "constant", value: "1" } }],
        }),
      },
      1,
      /factors\[0\]\.sources\[0\].*credit/,
    ],
    ["no draws", "--draws 0", {}, 2, /«0» không phải là số nguyên từ 1 đến 1\.000\.000/],
    ["a seed that is no number", "--seed x1", {}, 2, /«x1»/],
    ["a method that there is not", "--method halton", {}, 2, /sobol, pseudo/],
  ] as const) {
    it(`ends with ${exit} for ${what}`, async () => {
      const outcome = await phanbo(`simulate ${line}`, files);
      assert.equal(outcome.exit, exit);
      assert.match(outcome.error, says);
    });
  }

  it("asks for a file where none ships for the plan", async () => {
    const { shippedPlans } = await import("../../src/plans/index.ts");
    const plan = { ...(shippedPlans["lang-son-2021-2025"] as object), id: "another" };
    const { exit, error } = await phanbo("simulate plan.json", { "plan.json": JSON.stringify(plan) });
    assert.equal(exit, 2);
    assert.match(error, /--uncertainty/);
  });
});
