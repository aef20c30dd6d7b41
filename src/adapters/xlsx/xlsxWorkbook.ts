import { errorAt, failure, invariant, success, type Result } from "../../core/issue/index.ts";
import { checkSheetName, sheetKey } from "../../workbook/address.ts";
import { gridOf } from "../../workbook/grid.ts";
import type { BlockCell, Grid, SheetBlock, WorkbookPort } from "../../workbook/port.ts";
import { done, forgetEngine, startEngine, type Answer, type Engine, type File } from "./engine.ts";
import { addCharts, deleteCharts } from "./charts.ts";
import { typesByEngine, typesInXml, type CellTypes } from "./cellTypes.ts";
import { injectCells } from "./injectCells.ts";
import { sheetPaths } from "./parts.ts";
import { isReadable, readSheet } from "./readSheet.ts";
import { addSheet, clearSheet, setUpSheet } from "./sheetSetup.ts";
import { sheetDataXml } from "./sheetXml.ts";
import { engineStyle, fontFamily, styleKey } from "./style.ts";
import { entryText, isSound, readZip, type ZipEntry } from "./zip.ts";

/** A workbook file in memory. */
export interface XlsxWorkbook extends WorkbookPort {
  /** The bytes of the file as it is now; the same contents always give the same bytes. */
  save(): Promise<Uint8Array>;
}

/** What the file says about itself. */
export interface XlsxProperties {
  readonly title: string;
  /** Language of its words, as BCP 47 names it. */
  readonly language: string;
}

const creator = "Phân Bổ";
/** Files carry no time of making: the same input must give the same bytes. */
const fixedTime = "2000-01-01T00:00:00Z";
const placeholderSheet = "Sheet1";
/** No honest plan unpacks to more; a crafted file could fill the memory otherwise. */
const unpackedLimit = 512 * 1024 * 1024;

/** A new, empty workbook. */
export async function newXlsx(properties: XlsxProperties): Promise<XlsxWorkbook> {
  const engine = await startEngine();
  const file = done(engine.NewFile(), "NewFile");
  done(file.SetDefaultFont(fontFamily), "SetDefaultFont");
  done(file.SetAppProps({ Application: creator }), "SetAppProps");
  const { title, language } = properties;
  const made = { Creator: creator, LastModifiedBy: creator, Created: fixedTime, Modified: fixedTime };
  done(file.SetDocProps({ Title: title, Language: language, ...made }), "SetDocProps");
  return workbookOf({
    engine,
    file,
    language,
    placeholders: new Set([sheetKey(placeholderSheet)]),
    typesOf: () => Promise.resolve(undefined),
  });
}

/**
 * The workbook that `bytes` hold. Issues: `file.notZip` for bytes that are no zip and no Office file; `file.notWorkbook`
 * for a zip without a workbook or cut off, for the old .xls format and for a workbook under a password.
 */
export async function openXlsx(bytes: Uint8Array): Promise<Result<XlsxWorkbook>> {
  if (isCompoundFile(bytes)) return failure(errorAt("", "file.notWorkbook"));
  if (!startsLikeZip(bytes)) return failure(errorAt("", "file.notZip"));
  const entries = readZip(bytes) ?? [];
  if (!holdsWorkbook(entries) || !(await areSound(entries))) return failure(errorAt("", "file.notWorkbook"));
  const engine = await startEngine();
  try {
    const file = engine.OpenReader(bytes, {
      UnzipSizeLimit: unpackedLimit,
      UnzipXMLSizeLimit: unpackedLimit,
    });
    if (typeof file.error === "string") return failure(errorAt("", "file.notWorkbook"));
    const { list } = file.GetSheetList();
    if (list.length === 0 || !list.every((sheet) => isReadable(file, sheet))) {
      return failure(errorAt("", "file.notWorkbook"));
    }
    return success(
      workbookOf({
        engine,
        file,
        language: "vi",
        placeholders: new Set(),
        typesOf: typesIn(entries, list),
      }),
    );
  } catch {
    // Some damage makes the engine panic, after which it answers nothing: the next workbook gets a new one.
    forgetEngine();
    return failure(errorAt("", "file.notWorkbook"));
  }
}

/** Old .xls files and workbooks under a password are both in Microsoft's compound format. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
}

function startsLikeZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function holdsWorkbook(entries: readonly ZipEntry[]): boolean {
  const names = entries.map((entry) => entry.name);
  return names.includes("[Content_Types].xml") && names.some((name) => name.startsWith("xl/worksheets/"));
}

async function areSound(entries: readonly ZipEntry[]): Promise<boolean> {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > unpackedLimit) return false;
  for (const entry of entries) if (!(await isSound(entry))) return false;
  return true;
}

/** Reads the types of cells from the parts of the file, when a sheet is asked for. */
function typesIn(entries: readonly ZipEntry[], names: readonly string[]): Subject["typesOf"] {
  const positions = new Map(names.map((name, position) => [sheetKey(name), position]));
  return async (sheet) => {
    const path = (await sheetPaths(entries))[positions.get(sheetKey(sheet)) ?? -1];
    const entry = entries.find((candidate) => candidate.name === path);
    return entry === undefined ? undefined : typesInXml(await entryText(entry));
  };
}

interface Subject {
  readonly engine: Engine;
  readonly file: File;
  /** Language whose way of writing numbers the written sheets have. */
  readonly language: string;
  /** Keys of sheets that stand only because a file cannot have none. */
  readonly placeholders: Set<string>;
  /** The types of the cells of a sheet as the file was when it was opened, if it is written in the usual way. */
  readonly typesOf: (sheet: string) => Promise<CellTypes | undefined>;
}

function workbookOf({ engine, file, language, placeholders, typesOf }: Subject): XlsxWorkbook {
  const pending = new Map<string, SheetBlock>();
  const names = () => file.GetSheetList().list;
  const nameOf = (sheet: string) => names().find((name) => sheetKey(name) === sheetKey(sheet));
  const styleOf = styleNumbers(file, language);
  const write = (written: SheetBlock): void => {
    const block = { ...written, sheet: written.sheet.normalize("NFC") };
    checkSheetName(block.sheet);
    const key = sheetKey(block.sheet);
    const existing = placeholders.delete(key) ? placeholderSheet : nameOf(block.sheet);
    if (existing === undefined) addSheet(engine, file, block.sheet);
    else {
      deleteCharts(file, existing, pending.get(key));
      clearSheet(file, existing);
      if (existing !== block.sheet) done(file.SetSheetName(existing, block.sheet), "SetSheetName");
    }
    setUpSheet(file, block);
    addCharts(engine, file, block, language);
    pending.set(key, block);
  };
  return {
    sheetNames() {
      const real = names().filter((name) => !placeholders.has(sheetKey(name)));
      return Promise.resolve(real.map((name) => name.normalize("NFC")));
    },
    async readGrids(sheets) {
      const grids: Grid[] = [];
      for (const sheet of sheets) {
        const block = pending.get(sheetKey(sheet));
        const name = nameOf(sheet);
        invariant(name !== undefined, `the workbook has a sheet "${sheet}"`);
        if (block !== undefined) grids.push(gridOf(block));
        else {
          const types = (await typesOf(sheet)) ?? typesByEngine(engine, file, name);
          grids.push({ ...readSheet(file, name, types), sheet: name.normalize("NFC") });
        }
      }
      return grids;
    },
    writeBlocks(blocks) {
      blocks.forEach(write);
      if (blocks.length > 0) {
        for (const key of placeholders) done(file.DeleteSheet(nameOf(key) ?? ""), "DeleteSheet");
        placeholders.clear();
        done(file.SetActiveSheet(0), "SetActiveSheet");
      }
      return Promise.resolve();
    },
    async save() {
      const cells = new Map<number, string>();
      names().forEach((name, position) => {
        const block = pending.get(sheetKey(name));
        if (block !== undefined) cells.set(position, sheetDataXml(block, styleOf));
      });
      return injectCells(engineBytes(file), cells);
    },
  };
}

/** Gives each cell the number of its style in the file, made when it is first met. */
function styleNumbers(file: File, language: string): (cell: BlockCell) => number {
  const styles = new Map<string, number>();
  return (cell) => {
    const key = styleKey(cell);
    const known = styles.get(key);
    if (known !== undefined) return known;
    const { style } = done(file.NewStyle(engineStyle(cell, language)), "NewStyle");
    styles.set(key, style);
    return style;
  };
}

function engineBytes(file: File): Uint8Array {
  // The engine's types call its bytes a BlobPart, a name that only browsers know.
  const answer: Answer & { readonly buffer?: unknown } = done(file.WriteToBuffer(), "WriteToBuffer");
  invariant(answer.buffer instanceof Uint8Array, "the engine writes bytes");
  return answer.buffer;
}
