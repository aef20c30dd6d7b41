import { issueAnalysisText } from "./issueAnalysis.ts";
import { issueLimitText } from "./issueLimit.ts";
import { issueSheetText } from "./issueSheet.ts";

/**
 * What is wrong (`issue.<code>`) and what to do about it (`issue.<code>.remedy`). A key with one more word says the same
 * with a value that is not always known; it is taken when all the values it names are there.
 */
export const issueText = {
  ...issueSheetText,
  ...issueLimitText,
  ...issueAnalysisText,

  "issue.unstated": "không rõ",

  "issue.file.missing": "Không tìm thấy tệp.",
  "issue.file.missing.remedy": "Kiểm tra lại tên tệp và đường dẫn.",
  "issue.file.unreadable": "Không đọc được tệp.",
  "issue.file.unreadable.reason": "Không đọc được tệp ({reason}).",
  "issue.file.unreadable.remedy": "Kiểm tra quyền đọc và xem tệp có đang bị chương trình khác khóa không.",
  "issue.file.notJson": "Nội dung tệp không phải là JSON hợp lệ.",
  "issue.file.notJson.detail": "Nội dung tệp không phải là JSON hợp lệ ({detail}).",
  "issue.file.notJson.remedy": "Sửa chỗ sai trong tệp hoặc lấy lại bản gốc.",
  "issue.file.notZip": "Tệp không phải là sổ tính .xlsx: nội dung không ở dạng nén.",
  "issue.file.notZip.remedy": "Mở tệp bằng Excel rồi lưu lại theo định dạng .xlsx.",
  "issue.file.notWorkbook":
    "Tệp không phải là sổ tính .xlsx đọc được: tệp hỏng, có mật khẩu, hoặc ở định dạng .xls cũ.",
  "issue.file.notWorkbook.remedy": "Mở tệp bằng Excel, bỏ mật khẩu nếu có, rồi lưu lại theo định dạng .xlsx.",
  "issue.file.cannotWrite": "Không ghi được tệp.",
  "issue.file.cannotWrite.reason": "Không ghi được tệp ({reason}).",
  "issue.file.cannotWrite.remedy":
    "Đóng tệp nếu đang mở trong Excel; kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.",

  "issue.plan.unknownId": "Không có kế hoạch nào mang tên “{value}”.",
  "issue.plan.unknownId.remedy": "Nêu tên một kế hoạch có sẵn, hoặc đường dẫn của một tệp .json hay .xlsx.",
  "issue.plan.unknownId.remedy.known":
    "Các kế hoạch có sẵn: {known}; hoặc nêu đường dẫn của một tệp .json hay .xlsx.",
  "issue.plan.unknownId.remedy.nearest": "Có phải ý là “{nearest}”? Các kế hoạch có sẵn: {known}.",
  "issue.plan.schemaVersion": "Phiên bản của tệp là “{found}”; chương trình này đọc “{expected}”.",
  "issue.plan.schemaVersion.remedy":
    "Dùng phiên bản chương trình hợp với tệp, hoặc chuyển tệp sang “{expected}”.",

  "issue.plan.missingKey": "Thiếu “{key}”.",
  "issue.plan.missingKey.remedy": "Bổ sung giá trị này.",
  "issue.plan.unknownKey": "Không có mục nào tên “{key}”.",
  "issue.plan.unknownKey.remedy": "Bỏ mục này, hoặc sửa tên cho đúng định dạng của tệp kế hoạch.",
  "issue.plan.unknownKey.remedy.nearest": "Có phải ý là “{nearest}”?",
  "issue.plan.wrongType": "Cần {expected}, nhưng gặp {received}.",
  "issue.plan.wrongType.value": "Cần {expected}, nhưng gặp {received}: “{value}”.",
  "issue.plan.wrongType.remedy": "Nhập lại giá trị cho đúng kiểu.",
  "issue.plan.unknownChoice": "“{value}” không có trong danh sách cho phép.",
  "issue.plan.unknownChoice.remedy": "Chọn một giá trị trong danh sách.",
  "issue.plan.unknownChoice.remedy.choices": "Chọn một trong các giá trị: {choices}.",
  "issue.plan.unknownChoice.remedy.nearest": "Có phải ý là “{nearest}”? Các giá trị được phép: {choices}.",
  "issue.plan.wrongText": "“{value}” không đúng cách viết: cần {expected}.",
  "issue.plan.wrongText.remedy": "Viết lại cho đúng.",
  "issue.plan.empty": "“{key}” để trống.",
  "issue.plan.empty.remedy": "Điền ít nhất một giá trị.",

  "issue.number.notANumber": "“{value}” không phải là một số.",
  "issue.number.notANumber.style": "“{value}” không phải là một số viết theo {style}.",
  "issue.number.notANumber.remedy": "Nhập lại bằng chữ số, không kèm chữ hay đơn vị.",
  "issue.number.ambiguous":
    "“{value}” có hai cách đọc: {first} nếu dấu chấm ngăn hàng nghìn, {second} nếu dấu chấm là dấu thập phân.",
  "issue.number.ambiguous.remedy": "Nhập lại thành một số, hoặc nêu rõ số được viết theo kiểu nào.",
  "issue.number.notFinite": "“{value}” không phải là một số xác định.",
  "issue.number.notFinite.remedy": "Nhập một số cụ thể.",
  "issue.number.notWhole": "“{value}” không phải là số nguyên.",
  "issue.number.notWhole.remedy": "Nhập số nguyên; số tiền phải tròn đến đơn vị của nó.",
  "issue.number.negative": "“{value}” là số âm.",
  "issue.number.negative.remedy": "Nhập số không âm.",
  "issue.number.tooLarge": "“{value}” quá lớn, không giữ được chính xác.",
  "issue.number.tooLarge.maximum": "“{value}” lớn hơn mức cao nhất là {maximum}.",
  "issue.number.tooLarge.remedy": "Kiểm tra đơn vị tính (đồng, nghìn, triệu, tỷ) và các dấu ngăn trong số.",
  "issue.number.tooSmall": "“{value}” quá nhỏ.",
  "issue.number.tooSmall.minimum": "“{value}” nhỏ hơn mức thấp nhất là {minimum}.",
  "issue.number.tooSmall.remedy": "Kiểm tra đơn vị tính và các dấu ngăn trong số.",

  "issue.ratio.invalid": "“{value}” không phải là một tỷ lệ.",
  "issue.ratio.invalid.remedy":
    "Viết theo một trong các dạng 5%, 0.05, 1/3 hoặc 1:1.5 (dấu chấm là dấu thập phân), mẫu số khác 0.",
  "issue.ratio.zero": "Tỷ lệ “{value}” bằng 0.",
  "issue.ratio.zero.remedy": "Nhập tỷ lệ lớn hơn 0, hoặc bỏ hẳn mục này.",

  "issue.period.reversed": "Năm cuối {to} đứng trước năm đầu {from}.",
  "issue.period.reversed.remedy": "Đổi lại năm đầu và năm cuối.",
  "issue.period.outside": "Giai đoạn {from}-{to} nằm ngoài giai đoạn {first}-{last}.",
  "issue.period.outside.remedy": "Sửa năm, hoặc nới giai đoạn áp dụng.",

  "issue.plan.duplicateId": "Mã “{value}” đã dùng rồi.",
  "issue.plan.duplicateId.first": "Mã “{value}” đã dùng ở {first}.",
  "issue.plan.duplicateId.remedy": "Đặt mã khác, hoặc bỏ dòng trùng.",
  "issue.plan.duplicateCode": "Mã đơn vị “{value}” đã dùng rồi.",
  "issue.plan.duplicateCode.first": "Mã đơn vị “{value}” đã dùng ở {first}.",
  "issue.plan.duplicateCode.remedy": "Mỗi đơn vị hành chính có một mã riêng: sửa mã, hoặc bỏ dòng trùng.",
  "issue.plan.unknownReference": "Không có mục nào mang mã “{value}”.",
  "issue.plan.unknownReference.remedy": "Sửa mã, hoặc bổ sung mục còn thiếu.",
  "issue.plan.unknownReference.remedy.nearest": "Có phải ý là “{nearest}”? Nếu không, bổ sung mục còn thiếu.",
  "issue.plan.cycle": "“{value}” lại nằm trong chính các phần của nó.",
  "issue.plan.cycle.remedy": "Bỏ một mắt xích để các mục không chứa lẫn nhau.",

  "issue.weights.empty": "Không có trọng số nào để phân bổ.",
  "issue.weights.empty.remedy": "Bổ sung ít nhất một trọng số lớn hơn 0.",
  "issue.weights.factorCount": "Tổng “{weighting}” có {given} hệ số nhân cho {needed} trọng số.",
  "issue.weights.factorCount.remedy":
    "Ghi mỗi trọng số một hệ số, cùng thứ tự; hoặc để trống tất cả, khi đó mọi hệ số là 1.",
  "issue.weights.allZero": "Mọi trọng số đều bằng 0 (số trọng số: {count}), không có cơ sở để phân bổ.",
  "issue.weights.allZero.weighting":
    "Trọng số “{weighting}” bằng 0 ở mọi xã (số xã: {count}) nên không tính được tỷ trọng.",
  "issue.weights.allZero.remedy": "Cho ít nhất một trọng số lớn hơn 0.",
  "issue.weights.negative": "Trọng số “{value}” là số âm.",
  "issue.weights.negative.remedy": "Nhập trọng số không âm.",
  "issue.weights.missingAttribute": "{name} (mã {place}) chưa có giá trị “{attribute}”.",
  "issue.weights.missingAttribute.remedy": "Bổ sung giá trị; thiếu số liệu không được coi là “không”.",
  "issue.weights.noGroup": "{name} (mã {place}) không thuộc nhóm nào của định mức “{norm}”.",
  "issue.weights.noGroup.has": "{name} (mã {place}) không thuộc nhóm nào của định mức “{norm}” ({has}).",
  "issue.weights.noGroup.remedy": "Kiểm tra thuộc tính của đơn vị, hoặc điều kiện của các nhóm.",
  "issue.weights.overlap":
    "{name} (mã {place}) thuộc nhiều nhóm của định mức “{norm}”, trong khi chỉ được thuộc một nhóm: {groups}.",
  "issue.weights.overlap.remedy":
    "Sửa điều kiện của các nhóm, hoặc quy định lấy hệ số cao nhất hay cộng các hệ số.",
  "issue.weights.none": "Nguồn “{source}” có vốn nhưng chưa gắn với trọng số nào.",
  "issue.weights.none.remedy": "Chọn trọng số cho nguồn này.",
  "issue.phasing.none": "Phân kỳ “{profile}” không có trọng số cho dòng “{line}” trong các năm: {years}.",
  "issue.phasing.none.remedy":
    "Bổ sung trọng số của những năm đó, hoặc chọn phân kỳ khác cho nguồn “{source}”.",

  "issue.correction.unknown": "Không có phát hiện nào mang mã “{value}”.",
  "issue.correction.unknown.remedy": "Xem mã của các phát hiện bằng lệnh phanbo check.",
  "issue.correction.unknown.remedy.nearest": "Có phải ý là “{nearest}”?",
  "issue.correction.unproposed": "Phát hiện “{value}” không có đề xuất sửa nào.",
  "issue.correction.unproposed.remedy": "Chỉ chấp nhận những phát hiện có đề xuất.",
} as const;
