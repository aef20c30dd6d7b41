import { createRequire } from "node:module";
import { init } from "excelize-wasm";

export type Engine = Awaited<ReturnType<typeof init>>;

export type File = ReturnType<Engine["NewFile"]>;

/** What every call of the engine answers with: it never throws for a wrong argument. */
export interface Answer {
  readonly error?: string | null;
}

let running: Promise<Engine> | undefined;

/** The spreadsheet engine, started once, when it is first needed (about a quarter of a second). */
export function startEngine(): Promise<Engine> {
  running ??= init(createRequire(import.meta.url).resolve("excelize-wasm/excelize.wasm.gz"));
  return running;
}

/** Lets the next call start afresh: after a panic the engine answers nothing any more. */
export function forgetEngine(): void {
  running = undefined;
}

/** The answer, if it is no error; the world, not the data, is at fault otherwise, so it throws. */
export function done<Value extends Answer>(answer: Value, doing: string): Value {
  if (typeof answer.error === "string") throw new Error(`${doing}: ${answer.error}`);
  return answer;
}
