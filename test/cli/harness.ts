import { highsSolver } from "../../src/adapters/highs/highsSolver.ts";
import { xlsxFiles } from "../../src/adapters/xlsx/xlsxFiles.ts";
import type { ExitCode } from "../../src/cli/context.ts";
import { runProgram } from "../../src/cli/program.ts";
import { errorAt, failure, success } from "../../src/core/issue/index.ts";
import { shippedPlans, shippedScenarios } from "../../src/plans/index.ts";
import type { FilePort } from "../../src/workbook/files.ts";

export interface Outcome {
  readonly exit: ExitCode;
  readonly out: string;
  readonly error: string;
  /** Every file that is there afterwards. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Runs the command in this process, on files in memory. */
export async function phanbo(
  line: string | readonly string[],
  given: Readonly<Record<string, Uint8Array | string>> = {},
  width = 120,
): Promise<Outcome> {
  const files = new Map<string, Uint8Array>(
    Object.entries(given).map(([path, content]) => [
      path,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    ]),
  );
  const port: FilePort = {
    read: (path) => {
      const bytes = files.get(path);
      return Promise.resolve(
        bytes === undefined ? failure(errorAt(path, "file.missing", { file: path })) : success(bytes),
      );
    },
    write: (written) => {
      for (const { path, bytes } of written) files.set(path, bytes);
      return Promise.resolve(success(null));
    },
  };
  let out = "";
  let error = "";
  const words = typeof line === "string" ? line.split(" ").filter((word) => word !== "") : line;
  const exit = await runProgram(
    words,
    { files: port, workbooks: xlsxFiles, shippedPlans, shippedScenarios, solver: highsSolver() },
    {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += `${text}\n`;
      },
      width,
    },
  );
  return { exit, out, error, files };
}
