import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { engineVersion } from "../../src/core/plan/fingerprint.ts";
import { phanbo } from "./harness.ts";

const isHash = /^[0-9a-f]{64}$/;

interface Finding {
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly class: string;
  readonly place: { readonly path: string };
  readonly printed?: number;
  readonly computed?: number;
  readonly difference?: number;
  readonly causedBy?: string;
  readonly proposals: readonly { readonly amount: number; readonly evidence: readonly string[] }[];
}

async function json<Data>(line: string): Promise<Data> {
  return JSON.parse((await phanbo(line)).out) as Data;
}

describe("the command's contract", () => {
  it("check gives findings as JSON, and 1 while an error is left", async () => {
    const { exit, out } = await phanbo("check --format json");
    const data = JSON.parse(out) as { schema: string; inputs: string; findings: readonly Finding[] };
    assert.equal(exit, 1);
    assert.equal(data.schema, "phanbo/findings/1");
    assert.match(data.inputs, isHash);
    const wrong = data.findings.find(({ printed }) => printed === 517_630_000_000);
    assert.equal(wrong?.computed, 514_630_000_000);
    assert.equal(wrong.difference, 3_000_000_000);
    assert.equal(wrong.class, "real");
    assert.equal(wrong.proposals[0]?.amount, 514_630_000_000);
    const total = data.findings.find(({ printed }) => printed === 24_805_973_000_000);
    const direct = data.findings.find(({ printed }) => printed === 1_502_062_000_000);
    assert.equal(direct?.proposals[0]?.amount, 1_506_062_000_000);
    assert.equal(total?.class, "consequence");
    assert.equal(total.severity, "warning");
    assert.equal(total.causedBy, direct.id);
  });

  it("counterpart gives required, arranged, missing per rule, years and type", async () => {
    interface Row {
      readonly rule: string;
      readonly from: number;
      readonly to: number;
      readonly type: string;
      readonly required: number;
      readonly arranged: number;
      readonly missing: number;
      readonly holds: boolean;
    }
    const shown = (rows: readonly Row[]): string[] =>
      rows.map(
        ({ from, to, type, required, arranged, missing, holds }) =>
          `${from}-${to} | ${type} | ${required} | ${arranged} | ${missing} | ${String(holds)}`,
      );
    const printed = await json<{ schema: string; rows: readonly Row[] }>("counterpart --format json");
    const corrected = await json<{ rows: readonly Row[] }>("counterpart --accept-corrections --format json");
    assert.equal(printed.schema, "phanbo/counterpart/1");
    assert.deepEqual(shown(printed.rows), [
      "2021-2021 | developmentInvestment | 10049500000 | 10050000000 | 0 | true",
      "2021-2021 | recurrent | 1080100000 | 1080000000 | 0 | true",
      "2022-2025 | developmentInvestment | 514630000000 | 517630000000 | 0 | false",
      "2022-2025 | recurrent | 121540000000 | 121540000000 | 0 | true",
    ]);
    assert.deepEqual(shown(corrected.rows), [
      "2021-2021 | developmentInvestment | 10049500000 | 10050000000 | 0 | true",
      "2021-2021 | recurrent | 1080100000 | 1080000000 | 0 | true",
      "2022-2025 | developmentInvestment | 514630000000 | 514630000000 | 0 | true",
      "2022-2025 | recurrent | 121540000000 | 121540000000 | 0 | true",
    ]);
  });

  it("allocate gives envelopes, cells, unallocated and receipt that add up to the đồng", async () => {
    interface Line {
      readonly source: string;
      readonly type: string;
      readonly year: number;
      readonly amount: number;
    }
    const data = await json<{
      schema: string;
      inputs: string;
      outputs: string;
      unit: string;
      envelopes: readonly Line[];
      cells: readonly (Line & { readonly place: string })[];
      unallocated: readonly (Line & { readonly reason: string })[];
      receipt: readonly (Line & { readonly exact: string; readonly reason: string })[];
    }>("allocate --accept-corrections --format json");
    assert.equal(data.schema, "phanbo/allocation/1");
    assert.match(data.outputs, isHash);
    assert.equal(data.unit, "million");
    assert.equal(data.envelopes.length, 60);
    const left = new Map(data.envelopes.map((line) => [key(line), line.amount]));
    for (const line of [...data.cells, ...data.unallocated]) {
      left.set(key(line), (left.get(key(line)) ?? Number.NaN) - line.amount);
    }
    assert.deepEqual(new Set(left.values()), new Set([0]));
    assert.ok(data.receipt.every(({ exact }) => /^\d+(\.\d+)?$/.test(exact)));
    function key({ source, type, year }: Line): string {
      return `${source}/${type}/${year}`;
    }
  });

  it("gives the same bytes for the same inputs, and another hash for other inputs", async () => {
    const line = "run --accept-corrections --format json";
    const [first, second] = [await phanbo(line), await phanbo(line)];
    assert.equal(first.out, second.out);
    assert.deepEqual([...first.files.keys()], ["out/lang-son-2021-2025.xlsx"]);
    assert.deepEqual(first.files, second.files);
    const printed = await json<{ inputs: string }>("check --format json");
    const corrected = await json<{ inputs: string }>("check --accept-corrections --format json");
    assert.notEqual(printed.inputs, corrected.inputs);
  });

  it("accepts corrections by id on a copy, and records what, from, to and why", async () => {
    const { out } = await phanbo([
      "check",
      "--accept-corrections",
      "sum:local.investment.2022-2025",
      "--format",
      "json",
    ]);
    const data = JSON.parse(out) as {
      corrections: readonly { finding: string; target: string; from: number; to: number }[];
      findings: readonly Finding[];
    };
    assert.deepEqual(
      data.corrections.map(({ finding, target, from, to }) => [finding, target, from, to]),
      [["sum:local.investment.2022-2025", "local.investment.2022-2025", 517_630_000_000, 514_630_000_000]],
    );
    assert.ok(data.findings.some(({ id }) => id === "sum:direct"));
    assert.ok(!data.findings.some(({ id }) => id === "sum:local.investment.2022-2025"));
  });

  it("takes the word behind --accept-corrections for the plan unless it is an id", async () => {
    const { exit, error } = await phanbo("check --accept-corrections no-such-plan");
    assert.equal(exit, 2);
    assert.match(error, /no-such-plan/);
  });

  it("allocates by year, district and commune, as text, csv, md and json", async () => {
    for (const by of ["year", "district", "commune"]) {
      for (const format of ["text", "csv", "md", "json"]) {
        const { exit, out } = await phanbo(`allocate --accept-corrections --by ${by} --format ${format}`);
        assert.equal(exit, 0, `${by} ${format}`);
        assert.ok(
          out.includes(format === "json" || format === "csv" ? "24809972" : "24.809.972") ||
            format === "json",
        );
      }
    }
    const csv = (await phanbo("allocate --accept-corrections --by commune --format csv")).out.split("\r\n");
    assert.equal(csv.filter((line) => /;0\d{4};/.test(line)).length, 181);
  });

  it("limits a table to one year", async () => {
    const { out } = await phanbo("allocate --accept-corrections --by district --year 2021 --format csv");
    const total = out.split("\r\n").find((line) => line.includes("Tổng đã phân bổ")) ?? "";
    assert.ok(total.endsWith(";4894505"), total);
  });

  it("shows the plan, printed beside computed", async () => {
    const { exit, out } = await phanbo("show --format md");
    assert.equal(exit, 0);
    assert.match(
      out,
      /\| \*\*Vốn đầu tư trực tiếp|&emsp;Vốn đầu tư trực tiếp.*1\.502\.062.*1\.509\.062.*-7\.000/,
    );
  });

  it("writes each file that --out names, by its ending, with the screen's report beside", async () => {
    const { exit, files, error } = await phanbo(
      "allocate --accept-corrections --by district --out a.xlsx --out b.csv --out c.json --out d.md --out e.txt",
    );
    assert.equal(exit, 0);
    const text = (path: string): string =>
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.get(path));
    assert.deepEqual([...files.keys()], ["a.xlsx", "b.csv", "c.json", "d.md", "e.txt"]);
    assert.equal(text("a.xlsx").slice(0, 2), "PK");
    assert.ok(text("b.csv").startsWith("\ufeffMã huyện;"));
    assert.equal((JSON.parse(text("c.json")) as { schema: string }).schema, "phanbo/allocation/1");
    assert.ok(text("d.md").startsWith("## "));
    assert.match(text("e.txt"), /Đơn vị: triệu đồng/);
    assert.match(error, /Đã ghi a\.xlsx/);
  });

  it("prints nothing with --quiet but still writes", async () => {
    const { out, error, files } = await phanbo("check --quiet --out a.md");
    assert.equal(out + error, "");
    assert.ok(files.has("a.md"));
  });

  it("writes the input workbook, and every command reads it back to the same figures", async () => {
    const made = await phanbo("template --out plan.xlsx");
    assert.equal(made.exit, 0);
    const bytes = made.files.get("plan.xlsx");
    assert.ok(bytes !== undefined);
    for (const line of ["check", "counterpart", "show", "allocate"]) {
      const shipped = await phanbo(`${line} --format json`);
      const read = await phanbo(`${line} plan.xlsx --format json`, { "plan.xlsx": bytes });
      // A result names the file that its plan was read from; nothing else of it may differ.
      const sameText = read.out.replace(/\n\s+"file": "plan\.xlsx",/, "");
      assert.equal(sameText, shipped.out, line);
      assert.equal(read.exit, shipped.exit, line);
    }
  });

  it("speaks English where it is asked to", async () => {
    const { out } = await phanbo("run --accept-corrections --lang en");
    assert.match(out, /1\. CHECK/);
    assert.match(out, /24,809,972 million VND/);
    assert.doesNotMatch(out, /Chưa phân bổ|Đề xuất/);
  });

  it("knows its version", () => {
    const file = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
    assert.equal(engineVersion, file.version);
  });
});
