import { allocationText } from "./allocation.ts";
import { commandText } from "./command.ts";
import { findingText } from "./finding.ts";
import { issueText } from "./issue.ts";
import { layoutText } from "./layout.ts";
import { reportText } from "./report.ts";
import { unitText } from "./unit.ts";
import { workbookText } from "./workbook.ts";

/** Every word in Vietnamese, the first language: `en` must have the same keys. */
export const vi = {
  ...allocationText,
  ...commandText,
  ...findingText,
  ...issueText,
  ...layoutText,
  ...reportText,
  ...unitText,
  ...workbookText,
} as const;
