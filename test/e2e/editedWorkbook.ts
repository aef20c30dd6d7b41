import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const startedAndDone = 120_000;

/** What a person does in a sheet; rows and columns from 0, as the office counts them. */
export type Edit =
  | { readonly kind: "insertRow"; readonly sheet: string; readonly row: number }
  | {
      readonly kind: "type";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly value: string | number;
    };

/**
 * The workbook as LibreOffice saves it after a person has made `edits` in it, one after the other: rows are inserted by the program
 * itself, which moves every reference as it does for a person, and all formulas are computed anew.
 */
export async function edited(bytes: Uint8Array, edits: readonly Edit[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "phanbo-edit-"));
  try {
    const profile = join(folder, "profile");
    const library = join(profile, "user", "basic", "Standard");
    const [source, target] = [join(folder, "workbook.xlsx"), join(folder, "edited.xlsx")];
    await writeFile(source, bytes);
    const where = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore"];
    // The first start makes the profile, and would write its own library over ours.
    await run("soffice", [...where, "--terminate_after_init"], { timeout: startedAndDone });
    await mkdir(library, { recursive: true });
    await writeFile(join(library, "script.xlb"), modules);
    await writeFile(join(library, "Edits.xba"), moduleOf(macro(source, target, edits)));
    await run("soffice", [...where, "macro:///Standard.Edits.Main()"], { timeout: startedAndDone });
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function macro(source: string, target: string, edits: readonly Edit[]): string {
  return [
    "Sub Main",
    "  Dim none()",
    "  Dim filter(0) As New com.sun.star.beans.PropertyValue",
    '  filter(0).Name = "FilterName"',
    '  filter(0).Value = "Calc MS Excel 2007 XML"',
    `  book = StarDesktop.loadComponentFromURL(${basicText(pathToFileURL(source).href)}, "_blank", 0, none())`,
    ...edits.map((edit) => `  ${statement(edit)}`),
    "  book.calculateAll()",
    `  book.storeToURL(${basicText(pathToFileURL(target).href)}, filter())`,
    "  book.close(True)",
    "  StarDesktop.terminate()",
    "End Sub",
  ].join("\n");
}

function statement(edit: Edit): string {
  const sheet = `book.Sheets.getByName(${basicText(edit.sheet)})`;
  if (edit.kind === "insertRow") return `${sheet}.Rows.insertByIndex(${edit.row}, 1)`;
  const cell = `${sheet}.getCellByPosition(${edit.column}, ${edit.row})`;
  return typeof edit.value === "number"
    ? `${cell}.Value = ${edit.value}`
    : `${cell}.String = ${basicText(edit.value)}`;
}

function basicText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function moduleOf(code: string): string {
  const text = code.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">${text}</script:module>
`;
}

const modules = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Edits"/>
</library:library>
`;
