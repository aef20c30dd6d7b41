import { errorAt, failure, type Result } from "../core/issue/index.ts";
import type { Ports } from "./ports.ts";

/** Reads a `.json` file and what `parse` makes of it; each issue names the file. Issues: `file.…`, and those of `parse`. */
export async function readJson<Value>(
  path: string,
  { files }: Pick<Ports, "files">,
  parse: (raw: unknown) => Result<Value>,
): Promise<Result<Value>> {
  const read = await files.read(path);
  if (!read.ok) return read;
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(read.value));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure(errorAt(path, "file.notJson", { file: path, detail: error.message }));
  }
  const parsed = parse(raw);
  if (parsed.ok) return parsed;
  return failure(
    ...parsed.issues.map((issue) => ({ ...issue, parameters: { ...issue.parameters, file: path } })),
  );
}
