import type { Solver } from "../core/solver/index.ts";
import type { FilePort, WorkbookFiles } from "../workbook/files.ts";

/** Everything that a use case needs from outside. */
export interface Ports {
  readonly files: FilePort;
  readonly workbooks: WorkbookFiles;
  /** Raw plans that ship, by id. */
  readonly shippedPlans: Readonly<Record<string, unknown>>;
  /** Raw scenarios that ship, by id; none if left out. */
  readonly shippedScenarios?: Readonly<Record<string, unknown>>;
  /** For what has no exact method of its own; loaded when first used. */
  readonly solver?: Solver;
}
