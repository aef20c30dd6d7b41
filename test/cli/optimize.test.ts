import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import { phanbo } from "./harness.ts";

/** The example of a reference page. */
function exampleOf(page: string): Record<string, unknown> {
  const text = readFileSync(`docs/reference/${page}`, "utf8");
  return JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? "") as Record<string, unknown>;
}

const choice = exampleOf("choice-format.md");
const groups = choice["groups"] as readonly Record<string, unknown>[];

/** The example plan and choice file, with what is to be different. */
function files(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, string>> {
  return {
    "plan.json": JSON.stringify(exampleOf("plan-format.md")),
    "choice.json": JSON.stringify({ ...choice, ...more }),
  };
}

/** Two communes with a tenth of the money: the counterpart of 2024 is short. */
const poor = files({ target: 2, budgets: [{ sources: ["central", "local"], share: "10%" }] });

/** As little central money as can be, for two communes. */
const sparing = files({
  groups: [{ ...groups[0], bearers: [{ source: "central" }, { source: "local" }] }],
  counterparts: [],
  target: 2,
  objective: { kind: "money", sources: ["central"] },
});

const line = "optimize plan.json --choice choice.json";

/** The page without its heading, its hashes, and blanks at line ends. */
function page(out: string): string {
  return out
    .split("\n")
    .filter((text) => !/Mã băm|Hash of/.test(text))
    .join("\n")
    .trim();
}

const infeasible = `
KHÔNG CÓ PHƯƠNG ÁN nào thỏa mãn mọi điều kiện. Những điều kiện sau không thể cùng đúng:
  • mục tiêu ít nhất 2 xã đạt chuẩn
  • năm 2025 nhiều nhất 1 xã
  • Đối ứng 1:1 (vốn đầu tư phát triển, 2024)
  • vốn Ngân sách địa phương, vốn đầu tư phát triển, năm 2024: 10.049,5 triệu đồng
Bỏ bất kỳ điều kiện nào trong nhóm không thể cùng đúng thì các điều kiện còn lại của nhóm đúng được.

Chỉ cần nới một trong các điều sau là đủ:
  • giảm mục tiêu 2 xã, còn 0 xã

Nới cùng lúc ít nhất (một xã tính ngang chi phí bình quân một xã):
  • thêm 4.950,5 triệu đồng vào vốn Ngân sách trung ương, vốn đầu tư phát triển, năm 2024
  • thêm 4.950,5 triệu đồng vào vốn Ngân sách địa phương, vốn đầu tư phát triển, năm 2024
  • thêm 39.901 triệu đồng vào vốn Ngân sách địa phương, vốn đầu tư phát triển, năm 2025`;

const found = `COMMUNES TO BRING TO THE STANDARD
ILLUSTRATIVE FIGURES: what communes cost and the levels below are examples from no document; the result only shows how it works.
Based on: Choosing communes, an example.
Sought: the most communes at the standard. 0 communes were at the standard before; the other 2 are candidates in 2024-2025.

Result: 2 communes chosen; 2 are at the standard by 2025. 2 communes more.
Proven: nothing is better (gap 0%), within a time box of 60 seconds.
Every condition was checked again in whole numbers, to the đồng, by an independent verifier.`;

describe("phanbo optimize", function () {
  this.timeout(20_000);

  it("says which conditions contradict each other and what would have to give way, and ends with 1", async () => {
    const { exit, out } = await phanbo(line, poor);
    assert.equal(exit, 1);
    assert.ok(page(out).endsWith(infeasible.trim()), out);
  });

  it("says in English what was sought, what came of it, and how sure it is", async () => {
    const { exit, out } = await phanbo(`${line} --lang en`, files(), 160);
    assert.equal(exit, 0);
    assert.ok(out.includes(found), out);
  });

  it("tells what more money is worth in words, exactly", async () => {
    const { out } = await phanbo(`${line} --prices`, sparing, 160);
    assert.match(out, /Số tiền cần ít nhất: 9\.604 triệu đồng\./);
    const prices = out.split("\n").filter((text) => text.startsWith("  • "));
    assert.deepEqual(prices, [
      "  • Thêm 1.000 triệu đồng Ngân sách địa phương năm 2024 (vốn đầu tư phát triển) → đỡ tốn 1.000 triệu đồng",
      "  • Thêm 1.000 triệu đồng Ngân sách địa phương năm 2025 (vốn đầu tư phát triển) → đỡ tốn 1.000 triệu đồng",
    ]);
  });

  it("names local money that matches as counterpart", async () => {
    const given = files({
      groups: [{ ...groups[0], bearers: [{ source: "central" }, { source: "local" }] }],
      counterparts: [{ rule: "match", each: "year" }],
      places: [{ place: "00001", choice: "no" }],
      from: 2025,
      budgets: [
        { sources: ["central"], share: "40%" },
        { sources: ["local"], share: "14.5%" },
      ],
    });
    const { out } = await phanbo(`${line} --prices --lang en --unit billion`, given, 160);
    assert.match(out, / {2}• 1 billion VND more of counterpart in 2025 \(Local budget, development investment\) → 1 commune\(s\) more/); // prettier-ignore
  });

  it("gives its contract as JSON: every đồng of a commune is paid, within budgets, the same bytes again", async () => {
    const { out } = await phanbo(`${line} --format json`, files());
    const data = JSON.parse(out) as {
      readonly schema: string;
      readonly choice: { readonly isIllustrative: boolean };
      readonly proof: string;
      readonly gap: number;
      readonly timeLimitSeconds: number;
      readonly choices: readonly { readonly place: string; readonly year: number; readonly cost: number; readonly sources: readonly { readonly amount: number }[] }[]; // prettier-ignore
      readonly budgets: readonly Readonly<Record<"carriedIn" | "amount" | "used" | "left", number>>[];
    };
    assert.equal(data.schema, "phanbo/optimum/1");
    assert.deepEqual([data.proof, data.gap, data.timeLimitSeconds], ["exact", 0, 60]);
    assert.ok(data.choice.isIllustrative);
    const chosen = data.choices.map(({ place, year, cost }) => `${year} ${place} ${cost}`);
    assert.deepEqual(chosen, ["2024 00002 30000000000", "2025 00001 60000000000"]);
    for (const { cost, sources } of data.choices) {
      assert.equal(sources.reduce((all, { amount }) => all + amount, 0), cost); // prettier-ignore
    }
    for (const { carriedIn, amount, used, left } of data.budgets) {
      assert.equal(carriedIn + amount, used + left);
      assert.ok(left >= 0);
    }
    assert.equal((await phanbo(`${line} --format json`, files())).out, out);
  });

  it("puts objective and target of the command line in place of the file's", async () => {
    const { out } = await phanbo(`${line} --objective money --target 1 --format json`, files());
    const { objective, target, worth } = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual([objective, target], [{ kind: "money" }, 1]);
    assert.deepEqual(worth, { kind: "money", amount: 30_000_000_000 });
  });

  it("writes a workbook with live sums and a csv in which each row is marked", async () => {
    const { exit, files: written } = await phanbo(`${line} --out o.xlsx --out o.csv --quiet`, files());
    assert.equal(exit, 0);
    const opened = await xlsxFiles.open(written.get("o.xlsx") ?? new Uint8Array());
    assert.ok(opened.ok);
    const names = await opened.value.sheetNames();
    assert.deepEqual(names, ["Xã được chọn", "Số xã theo huyện", "Vốn"]);
    const csv = new TextDecoder().decode(written.get("o.csv")).trim().split(/\r?\n/);
    assert.equal(csv.length, 6);
    assert.ok(csv.slice(1).every((row) => row.endsWith("minh họa")));
  });

  it("refuses what it does not know: 2 for words of the command, 1 for data, 3 for files", async () => {
    const cases = [
      ["optimize plan.json", 2, /không có tệp chọn xã/],
      ["optimize --choice lang-son", 2, /lang-son-communes/],
      [`${line} --objective best`, 2, /communes/],
      [`${line} --target -1`, 2, /từ 0 đến/],
      [`${line} --time-limit 0`, 2, /từ 1 đến/],
      ["optimize plan.json --choice other.json", 3, /other\.json/],
      [`${line} --objective people`, 1, /people/],
    ] as const;
    for (const [words, code, says] of cases) {
      const { exit, error } = await phanbo(words, files());
      assert.equal(exit, code, words);
      assert.match(error, says);
    }
  });
});
