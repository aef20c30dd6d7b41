import { allocationText } from "./allocation.ts";
import { commandText } from "./command.ts";
import { comparisonText } from "./comparison.ts";
import { explanationText } from "./explanation.ts";
import { findingText } from "./finding.ts";
import { issueText } from "./issue.ts";
import { layoutText } from "./layout.ts";
import { mergeText } from "./merge.ts";
import { milestonesText } from "./milestones.ts";
import { optimizeText } from "./optimize.ts";
import { reportText } from "./report.ts";
import { scenarioText } from "./scenario.ts";
import { seekText } from "./seek.ts";
import { sensitivityText } from "./sensitivity.ts";
import { simulationText } from "./simulation.ts";
import { unitText } from "./unit.ts";
import { workbookText } from "./workbook.ts";
import type { vi } from "../vi/index.ts";

/** Every word in English, for the same keys. */
export const en: Readonly<Record<keyof typeof vi, string>> = {
  ...allocationText,
  ...commandText,
  ...comparisonText,
  ...explanationText,
  ...findingText,
  ...issueText,
  ...layoutText,
  ...mergeText,
  ...milestonesText,
  ...optimizeText,
  ...reportText,
  ...scenarioText,
  ...seekText,
  ...sensitivityText,
  ...simulationText,
  ...unitText,
  ...workbookText,
};
