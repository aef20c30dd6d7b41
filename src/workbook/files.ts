import type { Result } from "../core/issue/index.ts";
import type { SheetBlock, WorkbookPort } from "./port.ts";

export interface FileContent {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files of the machine. Trouble comes back as an issue (`file.missing`, `file.unreadable`, `file.cannotWrite`). */
export interface FilePort {
  read(path: string): Promise<Result<Uint8Array>>;
  /** Writes all of the files or none: each beside its place first, then renamed. */
  write(files: readonly FileContent[]): Promise<Result<null>>;
}

/** Workbooks as bytes. Bytes that are none come back as an issue (`file.notZip`, `file.notWorkbook`). */
export interface WorkbookFiles {
  open(bytes: Uint8Array): Promise<Result<WorkbookPort>>;
  /** `language` is that of the words, and of the marks in numbers (vi: 1.502,062). */
  create(blocks: readonly SheetBlock[], title: string, language: "vi" | "en"): Promise<Uint8Array>;
}
