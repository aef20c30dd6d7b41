import { writeFileSync } from "node:fs";
import { detectionPage } from "../test/documents/detectionPage.ts";
import { measure } from "../test/documents/measure.ts";

/** Measures what reconciliation finds in documents with seeded faults and writes the table into the reference. */
writeFileSync(new URL("../docs/reference/detection.md", import.meta.url), await detectionPage(measure()));
