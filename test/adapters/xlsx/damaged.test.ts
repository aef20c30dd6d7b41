import assert from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { startEngine } from "../../../src/adapters/xlsx/engine.ts";
import { openXlsx } from "../../../src/adapters/xlsx/xlsxWorkbook.ts";
import { entryText, readZip, textEntry, writeZip } from "../../../src/adapters/xlsx/zip.ts";
import { fileOf, sheetOf } from "./opened.ts";

const sound = () =>
  fileOf(
    sheetOf({
      sheet: "Nguồn vốn",
      rows: [
        [
          { value: "06", style: "code" },
          { value: 6, style: "money" },
          { value: true, style: "text" },
        ],
      ],
    }),
  );

const bytesOf = (...bytes: readonly number[]) => Uint8Array.from([...bytes, ...Array<number>(600).fill(0)]);

async function issueOf(bytes: Uint8Array): Promise<string> {
  const opened = await openXlsx(bytes);
  return opened.ok ? "none" : opened.issues.map((issue) => `${issue.severity} ${issue.code}`).join();
}

describe("A file that is no workbook", () => {
  const notZip: Readonly<Record<string, Uint8Array>> = {
    "an empty file": new Uint8Array(0),
    "one byte": new Uint8Array([0x50]),
    text: new TextEncoder().encode("mã,tên\n01,Một\n"),
    "a PDF": new TextEncoder().encode("%PDF-1.7\n".repeat(100)),
    zeros: new Uint8Array(5000),
  };
  for (const [what, bytes] of Object.entries(notZip)) {
    it(`is no zip: ${what}`, async () => {
      assert.equal(await issueOf(bytes), "error file.notZip");
    });
  }

  it("is no workbook: an old .xls file, or one under a password", async () => {
    assert.equal(
      await issueOf(bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)),
      "error file.notWorkbook",
    );
  });

  it("is no workbook: an empty zip", async () => {
    assert.equal(await issueOf(writeZip([])), "error file.notWorkbook");
  });

  it("is no workbook: a zip of other files, such as a text document", async () => {
    const zip = writeZip([
      await textEntry("word/document.xml", "<w/>"),
      await textEntry("[Content_Types].xml", "<Types/>"),
    ]);
    assert.equal(await issueOf(zip), "error file.notWorkbook");
  });

  it("is no workbook: a workbook that is cut off, wherever", async () => {
    const bytes = await sound();
    for (const part of [0.01, 0.1, 0.5, 0.9, 0.999]) {
      assert.equal(await issueOf(bytes.slice(0, Math.floor(bytes.length * part))), "error file.notWorkbook");
    }
  });

  it("is no workbook: one whose list of sheets is not XML", async () => {
    const entries = readZip(await sound()) ?? assert.fail();
    const broken = await textEntry("xl/workbook.xml", "không phải XML <");
    const zip = writeZip(entries.map((entry) => (entry.name === broken.name ? broken : entry)));
    assert.equal(await issueOf(zip), "error file.notWorkbook");
  });

  it("is no workbook: one whose sheet is not XML", async () => {
    const entries = readZip(await sound()) ?? assert.fail();
    const sheet = entries.find((entry) => entry.name.startsWith("xl/worksheets/")) ?? assert.fail();
    const broken = await textEntry(sheet.name, "<worksheet><sheetData></worksheet>");
    const zip = writeZip(entries.map((entry) => (entry === sheet ? broken : entry)));
    assert.equal(await issueOf(zip), "error file.notWorkbook");
  });

  it("is no workbook: one of whose parts unpacks to something else than it says", async () => {
    const entries = readZip(await sound()) ?? assert.fail();
    for (const part of [{ checksum: 1 }, { size: 10 }, { packed: new Uint8Array([1, 2, 3]) }]) {
      const changed = entries.map((entry) =>
        entry.name === "xl/styles.xml" ? { ...entry, ...part } : entry,
      );
      assert.equal(await issueOf(writeZip(changed)), "error file.notWorkbook");
    }
  });

  it("is refused before it fills the memory", async () => {
    const entries = readZip(await sound()) ?? assert.fail();
    const huge = { ...(await textEntry("xl/huge.xml", "x")), size: 600 * 1024 * 1024 };
    assert.equal(await issueOf(writeZip([...entries, huge])), "error file.notWorkbook");
  });

  it("never ends the program, whatever bytes are damaged, and leaves the next file readable", async () => {
    const bytes = await sound();
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const damaged = Uint8Array.from(bytes);
        for (const [index, mask] of changes) damaged[index] = (damaged[index] ?? 0) ^ mask;
        const opened = await openXlsx(damaged);
        if (opened.ok) await opened.value.readGrids(await opened.value.sheetNames());
        else assert.match(opened.issues.map((issue) => issue.code).join(), /^file\.(notZip|notWorkbook)$/);
      }),
      { seed: 2021, numRuns: 100 },
    );
    assert.equal(await issueOf(bytes), "none");
  });
});

describe("A workbook that another program wrote", () => {
  /** The sound workbook with its sheet's XML rewritten. */
  async function rewritten(change: (xml: string) => string): Promise<unknown> {
    const entries = readZip(await sound()) ?? assert.fail();
    const changed = entries.map(async (entry) =>
      entry.name.startsWith("xl/worksheets/sheet")
        ? textEntry(entry.name, change(await entryText(entry)))
        : entry,
    );
    const opened = await openXlsx(writeZip(await Promise.all(changed)));
    assert.ok(opened.ok);
    const [grid] = await opened.value.readGrids(["Nguồn vốn"]);
    return grid?.rows;
  }

  it("may leave out the addresses of cells", async () => {
    assert.deepEqual(await rewritten((xml) => xml.replace(/<c r="[A-Z]+\d+"/g, "<c")), [["06", 6, true]]);
  });

  it("may name the type of numbers", async () => {
    assert.deepEqual(
      await rewritten((xml) => xml.replace("<v>6</v>", "<v>6.0E0</v>").replace('r="B1"', 'r="B1" t="n"')),
      [["06", 6, true]],
    );
  });

  it("may have used other sheets' marks: an error reads as its text", async () => {
    assert.deepEqual(
      await rewritten((xml) => xml.replace(/r="B1"([^>]*)><v>6</, 'r="B1"$1 t="e"><v>#REF!<')),
      [["06", "#REF!", true]],
    );
  });
});

describe("A workbook with a chart on a sheet of its own", () => {
  it("reads that sheet as empty", async () => {
    const engine = await startEngine();
    const file = engine.NewFile();
    file.SetCellValue("Sheet1", "A1", 5);
    file.AddChartSheet("Biểu đồ", { Type: engine.Col, Series: [{ Name: "a", Values: "Sheet1!$A$1:$A$1" }] });
    const answer: { readonly buffer?: unknown } = file.WriteToBuffer();
    assert.ok(answer.buffer instanceof Uint8Array);
    const opened = await openXlsx(answer.buffer);
    assert.ok(opened.ok);
    assert.deepEqual(await opened.value.readGrids(await opened.value.sheetNames()), [
      { sheet: "Sheet1", rows: [[5]] },
      { sheet: "Biểu đồ", rows: [] },
    ]);
  });
});

describe("Zip files", () => {
  it("are packed as the standard says", async () => {
    const text = "Lạng Sơn ".repeat(500);
    const [entry] = readZip(writeZip([await textEntry("một/hai.xml", text)])) ?? [];
    assert.equal(entry?.name, "một/hai.xml");
    assert.equal(inflateRawSync(entry.packed).toString("utf8"), text);
    assert.equal(entry.size, Buffer.byteLength(text));
    assert.equal(await entryText({ ...entry, packed: deflateRawSync(Buffer.from("khác")) }), "khác");
  });

  it("carry the checksum that every zip program checks", async () => {
    // The value for these nine digits is the check value that the standard itself publishes.
    assert.equal((await textEntry("a", "123456789")).checksum, 0xcbf43926);
  });
});
