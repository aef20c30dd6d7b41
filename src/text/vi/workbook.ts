export const workbookText = {
  "workbook.sheet.summary": "Tổng hợp",
  "workbook.sheet.findings": "Phát hiện",
  "workbook.sheet.counterpart": "Đối ứng",
  "workbook.sheet.shares": "Tỷ trọng",
  "workbook.sheet.year": "Theo năm",
  "workbook.sheet.district": "Theo huyện",
  "workbook.sheet.commune": "Theo xã",
  "workbook.sheet.receipt": "Làm tròn",
  "workbook.sheet.basis": "Căn cứ",
  "workbook.sheet.envelopes": "Cân đối",
  "workbook.footer": "Phân Bổ – dữ liệu vào {inputs}",
} as const;
