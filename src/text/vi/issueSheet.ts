/** Trouble with the sheets of a workbook, and the words that messages use for kinds and ways of writing. */
export const issueSheetText = {
  "issue.sheet.missing": "Thiếu trang tính “{sheet}”.",
  "issue.sheet.missing.remedy":
    "Lập lại sổ tính mẫu bằng lệnh phanbo template và giữ nguyên tên các trang tính.",
  "issue.sheet.missing.remedy.nearest":
    "Có phải trang tính “{nearest}” đã bị đổi tên? Trả lại tên “{sheet}”.",
  "issue.sheet.headingMissing": "Thiếu cột “{heading}”.",
  "issue.sheet.headingMissing.remedy": "Trả lại cột này như trong sổ tính mẫu (lệnh phanbo template).",
  "issue.sheet.headingMissing.remedy.nearest":
    "Có phải cột “{nearest}” đã bị đổi tên? Trả lại tên “{heading}”.",
  "issue.sheet.headingUnknown": "Không có cột nào tên “{heading}” trong mẫu.",
  "issue.sheet.headingUnknown.remedy": "Xóa cột này, hoặc sửa tên như trong sổ tính mẫu.",
  "issue.sheet.headingUnknown.remedy.nearest": "Có phải ý là “{nearest}”?",
  "issue.sheet.headingRepeated": "Cột “{heading}” có hai lần.",
  "issue.sheet.headingRepeated.first": "Cột “{heading}” đã có ở {first}.",
  "issue.sheet.headingRepeated.remedy": "Giữ lại một cột.",

  "issue.kind.object": "một nhóm giá trị",
  "issue.kind.array": "một danh sách",
  "issue.kind.string": "chữ",
  "issue.kind.number": "số",
  "issue.kind.whole": "số nguyên",
  "issue.kind.yesNo": "có hoặc không",
  "issue.kind.value": "có hoặc không, chữ, hoặc số",
  "issue.kind.nothing": "giá trị trống",

  "issue.style.vi-VN": "kiểu Việt Nam (1.502,062)",
  "issue.style.en-US": "kiểu Anh - Mỹ (1,502.062)",

  "issue.format.id": "chữ thường không dấu, chữ số, gạch nối hoặc dấu chấm",
  "issue.format.code": "mã gồm 1-12 chữ số hoặc chữ in hoa không dấu",
  "issue.format.digits": "chữ số, dấu chấm và dấu phẩy",
  "issue.format.year": "năm bốn chữ số",
  "issue.format.hash": "mã băm SHA-256: 64 chữ số thập lục phân viết thường",
  "issue.format.date": "ngày theo dạng năm-tháng-ngày, ví dụ 2022-07-13",
  "issue.format.key": "một mã đúng quy định",
  "issue.format.other": "một giá trị đúng quy định của tệp kế hoạch",
} as const;
