import { issueCodes, type IssueCode } from "../../src/core/issue/index.ts";
import { variantsOf } from "../../src/text/issueText.ts";
import { en } from "../../src/text/en/index.ts";
import { vi } from "../../src/text/vi/index.ts";
import { markdownTable } from "./generated.ts";

/** What stops no work. */
const warnings: ReadonlySet<IssueCode> = new Set([
  "scenario.nothingTouched",
  "scenario.unusedParameter",
  "uncertainty.nothingTouched",
]);

/** All issues in order of precedence: code, severity, words and remedy in both languages. */
export function issueTable(): string {
  const rows = issueCodes.map((code) => {
    const [words] = variantsOf(`issue.${code}`).slice(-1);
    const [remedy] = variantsOf(`issue.${code}.remedy`).slice(-1);
    if (words === undefined || remedy === undefined) throw new Error(`${code} has no words`);
    const severity = warnings.has(code) ? "cảnh báo · warning" : "lỗi · error";
    return [`\`${code}\``, severity, vi[words], vi[remedy], en[words], en[remedy]];
  });
  return markdownTable(["Mã", "Mức", "Vấn đề", "Cách xử lý", "What is wrong", "What to do"], rows);
}
