import assert from "node:assert/strict";
import { phanbo } from "./harness.ts";

/** Command line | exit code | what stderr says in Vietnamese | in English. */
const wrong = `
  chek                           | 2 | Không có lệnh «chek». Có phải «check»?       | no command “chek”. Did you mean “check”?
  check --fromat json            | 2 | «--fromat». Có phải «--format»?              | “--fromat”. Did you mean “--format”?
  check --format xml             | 2 | text, json, csv, md                          | text, json, csv, md
  check --unit dollar            | 2 | dong, thousand, million, billion             | dong, thousand, million, billion
  check --out                    | 2 | thiếu giá trị                                | needs a value
  check --out a.pdf              | 2 | «a.pdf» phải có một trong các đuôi           | must end in one of
  check --out a.xlsx             | 2 | không ghi tệp Excel                          | writes no workbook
  check one two                  | 2 | nhận quá nhiều tham số                       | too many arguments
  allocate --by village          | 2 | year, district, commune                      | year, district, commune
  allocate --year 21             | 2 | không phải là năm gồm bốn chữ số             | not a year of four digits
  template                       | 2 | phanbo template --out                        | phanbo template --out
  check lang-son-2021            | 2 | lang-son-2021-2025                           | lang-son-2021-2025
  check --accept-corrections a:b | 1 | a:b                                          | a:b
`;

describe("wrong usage", () => {
  for (const line of wrong.trim().split("\n")) {
    const [command = "", exit, vi = "", en = ""] = line.split("|").map((cell) => cell.trim());
    it(command, async () => {
      const inVietnamese = await phanbo(command);
      const inEnglish = await phanbo(`${command} --lang en`.replace("--out --lang en", "--lang en --out"));
      assert.equal(String(inVietnamese.exit), exit);
      assert.equal(inEnglish.exit, inVietnamese.exit);
      assert.ok(inVietnamese.error.includes(vi), inVietnamese.error);
      assert.ok(inEnglish.error.includes(en), inEnglish.error);
      assert.equal(inVietnamese.out, "");
      assert.equal(inVietnamese.files.size, 0);
    });
  }

  it("help names every command and every option in both languages", async () => {
    const vi = await phanbo("--help");
    assert.equal(vi.exit, 0);
    for (const word of [
      "run",
      "check",
      "show",
      "counterpart",
      "allocate",
      "template",
      "Cách dùng:",
      "Mã kết thúc",
    ]) {
      assert.ok(vi.out.includes(word), word);
    }
    const en = await phanbo("allocate --help --lang en");
    for (const word of ["--accept-corrections", "--by", "--year", "--unit", "Options:", "default: million"]) {
      assert.ok(en.out.replace(/\s+/g, " ").includes(word), word);
    }
  });
});
