import assert from "node:assert/strict";
import { openXlsx } from "../../../src/adapters/xlsx/xlsxWorkbook.ts";
import { readZip } from "../../../src/adapters/xlsx/zip.ts";
import { cellStyles, type BlockCell } from "../../../src/workbook/port.ts";
import { fileOf, partOf, sheetOf, sheetXml } from "./opened.ts";

/** The XML of the only cell of a sheet, without its style. */
async function cellXml(cell: BlockCell): Promise<string> {
  const xml = await sheetXml(sheetOf({ rows: [[cell]] }));
  return (/<sheetData>.*?(<c .*)<\/row>/s.exec(xml)?.[1] ?? "").replace(/ s="\d+"/, "");
}

describe("The cells of an .xlsx file", () => {
  const cases: readonly (readonly [what: string, cell: BlockCell, xml: string])[] = [
    ["a number", { value: 1502.062, style: "money" }, '<c r="A1"><v>1502.062</v></c>'],
    ["a boolean", { value: true, style: "text" }, '<c r="A1" t="b"><v>1</v></c>'],
    ["nothing", { value: null, style: "text" }, '<c r="A1"/>'],
    [
      "a formula and its number",
      { value: 3, formula: "SUM(B1:B2)", style: "money" },
      '<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>',
    ],
    [
      "a formula and its text",
      { value: "OK", formula: 'IF(B1<1,"OK",B1)', style: "check" },
      '<c r="A1" t="str"><f>IF(B1&lt;1,"OK",B1)</f><v>OK</v></c>',
    ],
    [
      "a formula and its boolean",
      { value: false, formula: "B1=1", style: "text" },
      '<c r="A1" t="b"><f>B1=1</f><v>0</v></c>',
    ],
    [
      "text like a formula, as text",
      { value: "=HYPERLINK(1)", style: "text" },
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(1)</t></is></c>',
    ],
    [
      "text with a character that XML forbids",
      { value: "a\u0001b", style: "text" },
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve">a_x0001_b</t></is></c>',
    ],
  ];
  for (const [what, cell, xml] of cases) {
    it(`hold ${what}`, async () => {
      assert.equal(await cellXml(cell), xml);
    });
  }

  const refused: readonly (readonly [what: string, cell: BlockCell])[] = [
    ["a formula with its =", { value: 1, formula: "=A2", style: "money" }],
    ["a formula that is too long", { value: 1, formula: "1+".repeat(5000) + "1", style: "money" }],
    ["text that is too long", { value: "a".repeat(32_768), style: "text" }],
    ["no number", { value: Number.NaN, style: "money" }],
    ["an endless number", { value: Number.POSITIVE_INFINITY, style: "money" }],
  ];
  for (const [what, cell] of refused) {
    it(`never hold ${what}`, async () => {
      await assert.rejects(() => fileOf(sheetOf({ rows: [[cell]] })), { name: "InvariantError" });
    });
  }
});

describe("The look of an .xlsx file", () => {
  /** The number format, font, fill and alignment of the only cell. */
  async function styleOf(cell: BlockCell): Promise<string> {
    const bytes = await fileOf(sheetOf({ rows: [[cell]] }));
    const styles = await partOf(bytes, "xl/styles.xml");
    const format = /<cellXfs.*<xf (?=[^>]*)([^>]*)>(.*?)<\/xf><\/cellXfs>/s.exec(styles);
    const number = /numFmtId="(\d+)"/.exec(format?.[1] ?? "")?.[1] ?? "";
    const code = new RegExp(`<numFmt (?=[^>]*numFmtId="${number}")[^>]*formatCode="([^"]*)"`).exec(
      styles,
    )?.[1];
    const fonts = [...styles.matchAll(/<font>.*?<\/font>/gs)].map(([font]) => font);
    const font = fonts[Number(/fontId="(\d+)"/.exec(format?.[1] ?? "")?.[1])] ?? "";
    const fills = [...styles.matchAll(/<fill>.*?<\/fill>/gs)].map(([fill]) => fill);
    const fill = fills[Number(/fillId="(\d+)"/.exec(format?.[1] ?? "")?.[1])] ?? "";
    const marks = [
      /<b( val="(1|true)")?(\/>|><\/b>)/.test(font) ? "bold" : "",
      /<i( val="(1|true)")?(\/>|><\/i>)/.test(font) ? "italic" : "",
      /fgColor rgb="(?:FF)?(\w{6})"/.exec(fill)?.[1] ?? "",
      /name val="Times New Roman"/.test(font) ? "" : "wrong font",
    ];
    const shown = (code ?? (number === "0" ? "General" : number)).replaceAll("&#34;", '"');
    return [shown, ...marks].filter((mark) => mark !== "").join(" ");
  }

  const cases: readonly (readonly [cell: BlockCell, look: string])[] = [
    [{ value: 1, style: "money" }, "#,##0;[Red]-#,##0;0"],
    [{ value: 1, style: "money", decimals: 3 }, "#,##0.000;[Red]-#,##0.000;0"],
    [{ value: 1, style: "totalMoney" }, "#,##0;[Red]-#,##0;0 bold DDEBF7"],
    [{ value: 1, style: "subtotalMoney" }, "#,##0;[Red]-#,##0;0 bold F7F7F7"],
    [{ value: 0.5, style: "percent" }, "0.0%"],
    [{ value: 0.5, style: "percent", decimals: 2, emphasis: "total" }, "0.00% bold DDEBF7"],
    [{ value: 0.5, style: "decimal", decimals: 2 }, "#,##0.00;[Red]-#,##0.00;#,##0.00"],
    [{ value: 7, style: "count" }, "#,##0"],
    [{ value: "01", style: "code" }, "@"],
    [{ value: "Mã", style: "heading" }, "General bold DDEBF7"],
    [{ value: "Mã", style: "text" }, "General"],
    [{ value: "+84", style: "text" }, "@"],
    [{ value: 1.5, style: "input" }, "#,##0.0;[Red]-#,##0.0;0 FFF9DB"],
    [{ value: null, style: "input", entry: "text" }, "@ FFF9DB"],
    [{ value: 2021, style: "input", entry: "plain" }, "General FFF9DB"],
    [{ value: 88, style: "illustrative" }, "#,##0;[Red]-#,##0;0 italic FCE9DA"],
    [{ value: "OK", style: "check" }, "[Red]#,##0;[Red]-#,##0;0;@"],
  ];
  for (const [cell, look] of cases) {
    it(`is ${look} for ${JSON.stringify(cell)}`, async () => {
      // Formats that every workbook has by number are not listed in it.
      const known: Readonly<Record<string, string>> = { "49": "@" };
      const [format = "", ...marks] = (await styleOf(cell)).split(" ");
      const sections = format
        .split(";")
        .filter((section) => /[0#](?![^[]*\])/.test(section) && format !== "49");
      assert.ok(format === "0" || sections.every((section) => section.includes("[$-42A]")), format);
      assert.equal([known[format] ?? format.replaceAll("[$-42A]", ""), ...marks].join(" "), look);
    });
  }

  it("has a style for each kind of cell", async () => {
    const xml = await sheetXml(sheetOf({ rows: cellStyles.map((style) => [{ value: null, style }]) }));
    const styles = [...xml.matchAll(/<c r="A\d+" s="(\d+)"/g)].map(([, style]) => style);
    assert.equal(styles.length, cellStyles.length);
    assert.ok(styles.every((style) => style !== "0"));
  });
});

describe("The page and the frame of an .xlsx file", () => {
  const full = sheetOf({
    sheet: "Theo xã",
    rows: [
      [
        { value: "Mã", style: "heading" },
        { value: "Tên & loại", style: "heading" },
      ],
      [
        { value: "01", style: "code" },
        { value: "Một", style: "input" },
      ],
    ],
    columnWidths: [8, 24.5],
    rowHeights: [33, null],
    tables: [{ name: "Xa", range: "A1:B2" }],
    frozen: { rows: 1, columns: 1 },
    merged: ["A4:B4"],
    validations: [
      { range: "B2", list: ["Một & hai", 'Ba "bốn"'], error: "Chọn trong danh sách." },
      { range: "A2", list: { range: "'Danh mục'!$A$2:$A$9" }, error: "Chọn mã." },
    ],
    page: { orientation: "landscape", titleRows: { from: 1, to: 1 }, footer: "Phân Bổ & bạn" },
    tabColour: "#1F4E79",
  });

  const fragments = {
    "A4 landscape, one page wide and as many high as needed": [
      'fitToPage="true"',
      '<pageSetup fitToHeight="0" fitToWidth="1" orientation="landscape" paperSize="9">',
    ],
    "the margins of Decree 30/2020: 30 mm left, 15 right, 20 above and below": [
      'left="1.1811023622047245" right="0.5905511811023623" top="0.7874015748031497" bottom="0.7874015748031497"',
    ],
    "the page number in the middle above, from the second page on": [
      'differentFirst="true"',
      "<oddHeader>&amp;C&amp;&#34;Times New Roman,Regular&#34;&amp;13&amp;P</oddHeader>",
    ],
    "the footer on every page, its & doubled": ["9 Phân Bổ &amp;&amp; bạn</oddFooter>", "bạn</firstFooter>"],
    "widths and heights": [
      'max="2" min="2" width="24.5"',
      '<row r="1" ht="33" customHeight="1">',
      '<row r="2">',
    ],
    "frozen rows and columns": ['state="frozen"', 'topLeftCell="B2"', 'xSplit="1"', 'ySplit="1"'],
    "merged cells": ['<mergeCell ref="A4:B4">'],
    "a list in the rule": [
      'sqref="B2"',
      '<formula1>"Một &amp; hai,Ba ""bốn"""</formula1>',
      'errorStyle="stop"',
    ],
    "a list from a range": ["<formula1>'Danh mục'!$A$2:$A$9</formula1>", 'error="Chọn mã."'],
    "the colour of the tab": ['<tabColor rgb="#1F4E79">'],
    "no green corners at codes": ['numberStoredAsText="true"'],
  };
  for (const [what, expected] of Object.entries(fragments)) {
    it(`have ${what}`, async () => {
      const xml = await sheetXml(full);
      for (const fragment of expected) assert.ok(xml.includes(fragment), `${fragment} in ${xml}`);
    });
  }

  it("have an Excel table with the headings of the sheet", async () => {
    const table = await partOf(await fileOf(full), "xl/tables/table1.xml");
    assert.match(table, /displayName="Xa" ref="A1:B2"/);
    assert.match(table, /name="Mã".*name="Tên &amp; loại"/);
  });

  it("repeat the heading rows on each page", async () => {
    const workbook = await partOf(await fileOf(sheetOf({ sheet: "Đầu" }), full), "xl/workbook.xml");
    assert.match(workbook, /localSheetId="1" name="_xlnm.Print_Titles">&#39;Theo xã&#39;!\$1:\$1</);
  });

  it("say who made the file and in what language", async () => {
    const bytes = await fileOf(full);
    const core = await partOf(bytes, "docProps/core.xml");
    for (const part of ["<dc:title>Phân bổ vốn<", "<dc:creator>Phân Bổ<", "<dc:language>vi<"]) {
      assert.ok(core.includes(part), part);
    }
  });

  it("are damaged neither by an empty list of names nor by a chain of calculation", async () => {
    const bytes = await fileOf(sheetOf({ rows: [[{ value: 2, formula: "1+1", style: "money" }]] }));
    assert.doesNotMatch(await partOf(bytes, "xl/workbook.xml"), /<definedNames(\/>|><\/definedNames>)/);
    assert.doesNotMatch(await partOf(bytes, "[Content_Types].xml"), /calcChain/);
    assert.ok(readZip(bytes)?.every((entry) => entry.name !== "xl/calcChain.xml"));
  });

  it("are the same bytes for the same contents, also after opening and saving", async () => {
    const first = await fileOf(full);
    assert.deepEqual(await fileOf(full), first);
    const saved = await Promise.all(
      [1, 2].map(async () => {
        const opened = await openXlsx(first);
        assert.ok(opened.ok);
        return opened.value.save();
      }),
    );
    assert.deepEqual(saved[0], saved[1]);
  });

  const wrong = {
    "a list whose items have commas": { validations: [{ range: "A1", list: ["a,b"], error: "x" }] },
    "a list beyond 255 characters": { validations: [{ range: "A1", list: ["a".repeat(256)], error: "x" }] },
    "a table without headings": { tables: [{ name: "T", range: "A1:B2" }] },
    "a table over no range": { tables: [{ name: "T", range: "hàng" }] },
    "merged cells that are no range": { merged: ["x"] },
    "a footer beyond 255 characters": { page: { orientation: "portrait", footer: "a".repeat(256) } },
  } as const;
  for (const [what, part] of Object.entries(wrong)) {
    it(`refuse ${what}`, async () => {
      await assert.rejects(() => fileOf(sheetOf(part)), { name: "InvariantError" });
    });
  }
});
