/** Trouble with what a person says is uncertain: levels, probabilities, correlations. */
export const issueAnalysisText = {
  "issue.distribution.reversed":
    "Các mức {levels} không tăng dần: mức thấp nhất phải nhỏ hơn mức cao nhất, mức dễ xảy ra nhất nằm giữa.",
  "issue.distribution.reversed.remedy":
    "Ghi theo thứ tự thấp nhất, dễ xảy ra nhất, cao nhất; nếu chỉ có một mức thì chọn phân bố không đổi.",
  "issue.distribution.probabilities": "Tổng xác suất của các khả năng là {sum}, không bằng 1.",
  "issue.distribution.probabilities.remedy": "Sửa xác suất của từng khả năng để tổng đúng bằng 1 (100%).",
  "issue.correlation.withItself": "Yếu tố “{value}” được ghi tương quan với chính nó.",
  "issue.correlation.withItself.remedy": "Bỏ dòng này, hoặc ghi hai yếu tố khác nhau.",
  "issue.correlation.repeated": "Tương quan của cặp {pair} đã được ghi ở {first}.",
  "issue.correlation.repeated.remedy": "Chỉ giữ một dòng cho mỗi cặp.",
  "issue.correlation.ofConstant":
    "Yếu tố “{value}” là mức không đổi nên không thể tương quan với yếu tố nào.",
  "issue.correlation.ofConstant.remedy": "Bỏ dòng này, hoặc cho yếu tố một phân bố khác.",
  "issue.correlation.inconsistent": "Các tương quan sau mâu thuẫn với nhau, không thể cùng đúng: {pairs}.",
  "issue.correlation.inconsistent.unstated":
    "Các tương quan sau không thể cùng đúng: {pairs}, trong khi không ghi (tức là không có) tương quan của {unstated}.",
  "issue.correlation.inconsistent.remedy":
    "Sửa một trong các hệ số, hoặc ghi thêm cặp còn thiếu. Nếu giảm tất cả theo cùng một mức thì nhân với {share}.",
  "issue.uncertainty.nothingTouched": "Yếu tố “{value}” không ứng với dòng vốn nào của kế hoạch.",
  "issue.uncertainty.nothingTouched.remedy": "Kiểm tra nguồn, loại vốn và năm của yếu tố này, hoặc bỏ đi.",
} as const;
