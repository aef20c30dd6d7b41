import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, basename } from "node:path";
import type { FileContent, FilePort } from "../../workbook/files.ts";
import { errorAt, failure, success, type Result } from "../../core/issue/index.ts";

/** The files of this machine, by Node. */
export const nodeFiles: FilePort = { read, write };

async function read(path: string): Promise<Result<Uint8Array>> {
  try {
    return success(await readFile(path));
  } catch (error) {
    const reason = systemCode(error);
    const code = reason === "ENOENT" || reason === "ENOTDIR" ? "file.missing" : "file.unreadable";
    return failure(errorAt(path, code, { file: path, reason }));
  }
}

async function write(files: readonly FileContent[]): Promise<Result<null>> {
  const staged: { readonly temporary: string; readonly path: string }[] = [];
  for (const { path, bytes } of files) {
    const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
    try {
      await mkdir(dirname(path), { recursive: true });
      if (await isFolder(path)) throw Object.assign(new Error("a folder stands there"), { code: "EISDIR" });
      staged.push({ temporary, path });
      await writeFile(temporary, bytes);
    } catch (error) {
      await discard(staged);
      return failure(errorAt(path, "file.cannotWrite", { file: path, reason: systemCode(error) }));
    }
  }
  for (const [index, { temporary, path }] of staged.entries()) {
    try {
      await rename(temporary, path);
    } catch (error) {
      await discard(staged.slice(index));
      return failure(errorAt(path, "file.cannotWrite", { file: path, reason: systemCode(error) }));
    }
  }
  return success(null);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function discard(staged: readonly { readonly temporary: string }[]): Promise<void> {
  await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
}

/** The system's own code (ENOENT, EACCES …); anything that has none is not the world's fault and goes on up. */
function systemCode(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}
