export const workbookText = {
  "workbook.sheet.summary": "Summary",
  "workbook.sheet.findings": "Findings",
  "workbook.sheet.counterpart": "Counterpart",
  "workbook.sheet.shares": "Shares",
  "workbook.sheet.year": "By year",
  "workbook.sheet.district": "By district",
  "workbook.sheet.commune": "By commune",
  "workbook.sheet.receipt": "Rounding",
  "workbook.sheet.basis": "Basis",
  "workbook.sheet.envelopes": "Balance",
  "workbook.footer": "Phân Bổ – inputs {inputs}",
} as const;
