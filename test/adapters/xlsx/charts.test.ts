import assert from "node:assert/strict";
import { newXlsx } from "../../../src/adapters/xlsx/xlsxWorkbook.ts";
import { entryText, readZip } from "../../../src/adapters/xlsx/zip.ts";
import type { BlockChart, SheetBlock } from "../../../src/workbook/port.ts";

const chart: BlockChart = {
  title: "Vốn theo nguồn",
  at: "A6",
  width: 600,
  height: 300,
  categories: "A2:A3",
  series: [
    { name: "B1", values: "B2:B3" },
    { name: "C1", values: "C2:C3", colour: "#C00000" },
  ],
  legend: false,
  minimum: 5,
};

function block(charts: readonly BlockChart[]): SheetBlock {
  const rows = [
    ["", "Đỡ", "Giảm"],
    ["Gốc", 10, 1],
    ["PA1", 9, 2],
  ];
  return {
    sheet: "Biểu đồ 'A' 1",
    rows: rows.map((row) => row.map((value) => ({ value, style: "text" as const }))),
    columnWidths: [20, 10, 10],
    tables: [],
    merged: [],
    validations: [],
    charts,
    page: { orientation: "landscape", onePage: true },
  };
}

async function partsOf(written: readonly (readonly BlockChart[])[]): Promise<ReadonlyMap<string, string>> {
  const workbook = await newXlsx({ title: "Thử", language: "vi" });
  for (const charts of written) await workbook.writeBlocks([block(charts)]);
  const entries = readZip(await workbook.save()) ?? [];
  const texts = entries.map(async (entry) => [entry.name, await entryText(entry)] as const);
  return new Map(await Promise.all(texts));
}

const charts = (parts: ReadonlyMap<string, string>) =>
  [...parts].filter(([name]) => name.startsWith("xl/charts/chart")).map(([, xml]) => xml);

describe("native charts", () => {
  it("are stacked columns over the cells of their sheet, the hidden part unpainted", async () => {
    const [xml = "", ...others] = charts(await partsOf([[chart]]));
    assert.equal(others.length, 0);
    assert.match(xml, /<grouping val="stacked">/);
    const formulas = [...xml.matchAll(/<f>(.*?)<\/f>/g)].map(([, formula = ""]) =>
      formula.replaceAll("&#39;", "'"),
    );
    const sheet = "'Biểu đồ ''A'' 1'";
    assert.deepEqual(
      formulas,
      ["$B$1", "$A$2:$A$3", "$B$2:$B$3", "$C$1", "$A$2:$A$3", "$C$2:$C$3"].map(
        (range) => `${sheet}!${range}`,
      ),
    );
    const paints = [...xml.matchAll(/<spPr><a:(noFill|solidFill><a:srgbClr val="\w+")/g)].map(
      ([, paint]) => paint,
    );
    assert.deepEqual(paints.slice(0, 2), ["noFill", 'solidFill><a:srgbClr val="C00000"']);
    assert.match(xml, /<min val="5">/);
    assert.match(xml, /formatCode="\[\$-42A\]#,##0"/);
    assert.match(xml, /<a:t>Vốn theo nguồn<\/a:t>/);
    assert.doesNotMatch(xml, /<legend>/);
  });

  it("stand over as many columns and rows as they are large: Excel cuts what goes beyond the last one", async () => {
    const parts = await partsOf([[chart]]);
    const [, drawing = ""] = [...parts].find(([name]) => name.startsWith("xl/drawings/drawing")) ?? [];
    const [, from = "", to = ""] = /<xdr:from>(.*?)<\/xdr:from><xdr:to>(.*?)<\/xdr:to>/.exec(drawing) ?? [];
    assert.match(from, /<xdr:col>0<\/xdr:col>.*<xdr:row>5<\/xdr:row>/);
    assert.match(to, /<xdr:col>[5-9]<\/xdr:col>.*<xdr:row>(19|20|21)<\/xdr:row>/);
  });

  it("go where a sheet is written again without them, and come once where with them", async () => {
    const count = async (written: readonly (readonly BlockChart[])[]) => {
      const parts = await partsOf(written);
      const drawings = [...parts].filter(([name]) => name.startsWith("xl/drawings/drawing"));
      return drawings.flatMap(([, xml]) => [...xml.matchAll(/<xdr:graphicFrame/g)]).length;
    };
    assert.equal(await count([[chart]]), 1);
    assert.equal(await count([[chart], [chart]]), 1);
    assert.equal(await count([[chart], []]), 0);
  });

  it("fit the sheet to one page", async () => {
    const parts = await partsOf([[chart]]);
    const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    assert.equal(sheets.length, 1);
    for (const [, xml] of sheets) assert.match(xml, /fitToHeight="1"/);
  });
});
