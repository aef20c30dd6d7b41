import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const startedAndDone = 120_000;

/** Recalculates everything when a workbook is opened (0: always), whatever program wrote it. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
`;

/** The workbook as LibreOffice saves it after computing every formula anew. Fails where LibreOffice is missing. */
export function recalculated(bytes: Uint8Array): Promise<Uint8Array> {
  return converted(bytes, "xlsx:Calc MS Excel 2007 XML", "xlsx");
}

/** The workbook as LibreOffice prints it. */
export function printed(bytes: Uint8Array): Promise<Uint8Array> {
  return converted(bytes, "pdf", "pdf");
}

/** Each conversion gets a fresh profile, so that nothing of the machine or of another run plays in. */
async function converted(bytes: Uint8Array, filter: string, ending: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "phanbo-office-"));
  try {
    const profile = join(folder, "profile");
    await mkdir(join(profile, "user"), { recursive: true });
    await writeFile(join(profile, "user", "registrymodifications.xcu"), settings);
    await writeFile(join(folder, "workbook.xlsx"), bytes);
    const output = join(folder, "out");
    const where = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore"];
    const what = ["--convert-to", filter, "--outdir", output, join(folder, "workbook.xlsx")];
    await run("soffice", [...where, ...what], { timeout: startedAndDone });
    return await readFile(join(output, `workbook.${ending}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
