import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { middle } from "./measure.ts";

const run = promisify(execFile);

/** What LibreOffice took to recalculate everything once, its start and reading the file not counted. */
export interface OfficeTime {
  readonly version: string;
  readonly medianMs: number;
  /** What the cell at row 4, column A came out as: proof that the formulas were understood. */
  readonly firstCell: number;
}

/**
 * Opens the cells (numbers, and formulas that begin with `=`) in LibreOffice and recalculates all of them, 30 times after a
 * warm-up, in a macro of its own, so that nothing but the recalculation is timed. Nothing where there is no soffice.
 */
export async function recalculationByLibreOffice(
  cells: readonly (readonly (string | number)[])[],
): Promise<OfficeTime | undefined> {
  const version = await versionOf();
  if (version === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "phanbo-bench-"));
  try {
    const sheet = join(folder, "sheet.fods");
    const times = join(folder, "times.txt");
    await writeFile(sheet, flatSheet(cells));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const office = [profile, "--headless", "--norestore"];
    // The first start fills the profile, and would put an empty macro in the place of ours.
    await run("soffice", [...office, "--terminate_after_init"], { timeout: 60_000 });
    await installMacro(
      join(folder, "profile"),
      macroOf(pathToFileURL(sheet).href, pathToFileURL(times).href),
    );
    await run("soffice", [...office, "macro:///Standard.Module1.Main"], { timeout: 300_000 });
    const [firstCell, ...samples] = (await readFile(times, "utf8")).trim().split(/\s+/).map(Number);
    return { version, medianMs: medianOf(samples), firstCell: firstCell ?? Number.NaN };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function versionOf(): Promise<string | undefined> {
  try {
    const { stdout } = await run("soffice", ["--version"], { timeout: 60_000 });
    return /[\d.]+/.exec(stdout)?.[0];
  } catch {
    return undefined;
  }
}

/** The clock of a macro ticks in milliseconds: each line is the time of ten recalculations. */
const inOneSample = 10;

function medianOf(samples: readonly number[]): number {
  if (samples.length !== 30) throw new Error(`LibreOffice gave other times: ${samples.join(" ")}`);
  return middle(samples) / inOneSample;
}

function macroOf(sheet: string, times: string): string {
  return `Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  sheet = StarDesktop.loadComponentFromURL("${sheet}", "_blank", 0, hidden())
  sheet.calculateAll()
  sheet.calculateAll()
  Dim handle As Integer
  handle = FreeFile
  Open ConvertFromURL("${times}") For Output As #handle
  Print #handle, CStr(sheet.Sheets.getByIndex(0).getCellByPosition(0, 3).Value)
  For sample = 1 To 30
    started = GetSystemTicks()
    For once = 1 To ${inOneSample}
      sheet.calculateAll()
    Next
    Print #handle, CStr(GetSystemTicks() - started)
  Next
  Close #handle
  sheet.close(True)
  StarDesktop.terminate()
End Sub`;
}

async function installMacro(profile: string, basic: string): Promise<void> {
  const library = join(profile, "user", "basic", "Standard");
  await mkdir(library, { recursive: true });
  const doctype = (kind: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${kind.replace("script:", "").replace("library:", "")}.dtd">\n`;
  const namespace = 'xmlns:library="http://openoffice.org/2000/library"';
  const libraries = `<library:libraries ${namespace} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>`;
  await writeFile(join(profile, "user", "basic", "script.xlc"), doctype("library:libraries") + libraries);
  await writeFile(
    join(library, "script.xlb"),
    `${doctype("library:library")}<library:library ${namespace} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
  );
  await writeFile(
    join(library, "Module1.xba"),
    `${doctype("script:module")}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(basic)}</script:module>`,
  );
}

/** A flat OpenDocument sheet. */
function flatSheet(cells: readonly (readonly (string | number)[])[]): string {
  const rows = cells.map((row) => `<table:table-row>${row.map(cellOf).join("")}</table:table-row>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="Sheet1">${rows.join("\n")}</table:table></office:spreadsheet></office:body>
</office:document>`;
}

function cellOf(value: string | number): string {
  if (typeof value === "number")
    return `<table:table-cell office:value-type="float" office:value="${value}"/>`;
  // References stand in brackets with a point before the cell, and arguments are parted by semicolons.
  const formula = value
    .replace(/(\$?[A-Z]+\$?\d+)(:)?/g, (_, cell: string, range: string | undefined) =>
      range === undefined ? `[.${cell}]` : `[.${cell}]:`,
    )
    .replace(/\]:\[/g, ":")
    .replaceAll(",", ";");
  return `<table:table-cell table:formula="of:${escaped(formula)}"/>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
