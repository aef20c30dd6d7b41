/** Trouble with limits and counterpart rules: in the plan, and when money is allocated within them. */
export const issueLimitText = {
  "issue.limit.oneBound": "Giới hạn “{limit}” phải nêu mức bằng đúng một cách; ở đây nêu {count} cách.",
  "issue.limit.oneBound.remedy":
    "Chỉ giữ một trong ba: số tiền, tỷ lệ của một số gốc, hoặc thuộc tính ghi mức riêng của từng xã.",
  "issue.limit.baseWithoutShare": "Giới hạn “{limit}” có số gốc nhưng không có tỷ lệ.",
  "issue.limit.baseWithoutShare.remedy": "Bổ sung tỷ lệ của số gốc, hoặc bỏ số gốc.",
  "issue.limit.attribute": "Giới hạn “{limit}” lấy mức riêng của từng xã nhưng không áp riêng cho từng xã.",
  "issue.limit.attribute.kind":
    "Giới hạn “{limit}” lấy mức từ thuộc tính “{attribute}”, là thuộc tính kiểu “{kind}”.",
  "issue.limit.attribute.remedy": "Thêm “Xã” (place) vào danh sách áp riêng cho từng.",
  "issue.limit.attribute.remedy.kind":
    "Chọn thuộc tính kiểu số tiền, hoặc đổi kiểu của “{attribute}” nếu các giá trị là số tiền, tính bằng đồng.",
  "issue.limit.notWhole": "Mức {value} của “{limit}” không tròn theo đơn vị làm tròn.",
  "issue.limit.notWhole.unit": "Mức {value} của “{limit}” không tròn {unit}.",
  "issue.limit.notWhole.remedy": "Sửa mức cho tròn, hoặc phân bổ với đơn vị làm tròn nhỏ hơn.",
  "issue.limit.notWhole.remedy.fitting": "Sửa mức cho tròn, hoặc phân bổ với đơn vị làm tròn là {fitting}.",

  "issue.limit.impossible":
    "Các quy định sau không thể cùng đúng: {rules}. Thiếu ít nhất {missing}: {lacks}.",
  "issue.limit.impossible.total":
    "Các quy định sau không thể cùng đúng: {rules}; số vốn trong phạm vi là {total}. Thiếu ít nhất {missing}: {lacks}.",
  "issue.limit.impossible.dividedTotal":
    "Các quy định sau không thể cùng đúng khi {divided} được chia theo tỷ lệ cho từng nguồn và năm (các phạm vi cắt chéo nhau): {rules}; số vốn trong phạm vi là {total}. Thiếu {missing}: {lacks}.",
  "issue.limit.impossible.remedy": "Bỏ hoặc nới một trong các quy định này, hoặc bổ sung vốn.",
  "limit.lack": "“{limit}” thiếu {amount} từ {source}, {type}, năm {year}",
  "limit.lackOfPlace": "“{limit}” thiếu {amount} cho {place} từ {source}, {type}, năm {year}",
  "limit.lackOfAny": "“{limit}” thiếu {amount}",
  "limit.ofPlace": "{limit} ({place})",
  "limit.ofPlaces": "{limit} ({count} trường hợp)",
  "limit.weightless": "xã không có trọng số chỉ nhận mức sàn của chính xã",

  "issue.counterpart.excludedBelowProvince":
    "Quy tắc đối ứng “{rule}” loại trừ dòng vốn nhưng không áp dụng ở cấp tỉnh.",
  "issue.counterpart.excludedBelowProvince.remedy":
    "Dòng vốn không chia theo huyện, xã trước khi phân bổ: áp dụng quy tắc ở cấp tỉnh, hoặc bỏ danh sách dòng loại trừ.",
  "issue.counterpart.unmatched":
    "“{rule}”: {type}, năm {year} cần đối ứng {required}, đã bố trí {arranged}, còn thiếu {missing}.",
  "issue.counterpart.unmatched.place":
    "“{rule}”: {place}, {type}, năm {year} cần đối ứng {required}, đã bố trí {arranged}, còn thiếu {missing}.",
  "issue.counterpart.unmatched.remedy":
    "Bố trí thêm vốn đối ứng, hoặc cho phép giảm vốn được đối ứng xuống mức đối ứng được.",

  "issue.work.cancelled": "Việc tính toán đã dừng theo yêu cầu; chưa có kết quả nào được ghi.",
  "issue.work.cancelled.remedy": "Chạy lại khi cần.",
} as const;
