/** Scenarios: what is wrong with one, what it did, its sheets in the workbook, and the commands about it. */
export const scenarioText = {
  "issue.scenario.unknownId": "Không có phương án nào mang tên “{value}”.",
  "issue.scenario.unknownId.remedy":
    "Nêu mã một phương án có sẵn hoặc có trong sổ tính, hoặc đường dẫn của một tệp .json.",
  "issue.scenario.unknownId.remedy.known":
    "Các phương án có sẵn: {known}; hoặc nêu đường dẫn của một tệp .json.",
  "issue.scenario.unknownId.remedy.nearest": "Có phải ý là “{nearest}”? Các phương án có sẵn: {known}.",
  "issue.scenario.unknownBase":
    "Phương án “{scenario}” dựa vào “{value}”, nhưng không có kế hoạch hay phương án nào mang mã này.",
  "issue.scenario.unknownBase.remedy": "Sửa mã ở base: mã của kế hoạch hoặc của một phương án khác.",
  "issue.scenario.unknownBase.remedy.known": "Dùng một trong các mã: {known}.",
  "issue.scenario.unknownBase.remedy.nearest": "Có phải ý là “{nearest}”? Các mã hiện có: {known}.",
  "issue.scenario.cycle": "Các phương án dựa vào nhau thành vòng: {chain}.",
  "issue.scenario.cycle.remedy": "Cho một phương án trong vòng dựa vào kế hoạch.",
  "issue.scenario.oneAmount":
    "Điều chỉnh phải nêu mức bằng đúng một cách: số tiền hoặc tỷ lệ; ở đây nêu {count} cách.",
  "issue.scenario.oneAmount.remedy": "Chỉ giữ amount (số tiền) hoặc share (tỷ lệ).",
  "issue.scenario.notARatio": "Tham số “{parameter}” có giá trị “{value}”, không phải là tỷ lệ.",
  "issue.scenario.notARatio.remedy": "Viết tỷ lệ như 0.05, 5%, 1/3 hoặc 1:1.5.",
  "issue.scenario.notAnAmount": "Tham số “{parameter}” có giá trị “{value}”, không phải là số tiền.",
  "issue.scenario.notAnAmount.remedy": "Viết số đồng chỉ bằng chữ số, ví dụ 3000000000000.",
  "issue.scenario.contradiction": "{later} mâu thuẫn với {earlier}: cả hai cùng nói về {thing}.",
  "issue.scenario.contradiction.remedy":
    "Bỏ một trong hai, hoặc thu hẹp phạm vi để chúng không chồng lên nhau.",
  "issue.scenario.notEnough": "Không thể chuyển {wanted}: phạm vi này chỉ có {available}.",
  "issue.scenario.notEnough.remedy": "Giảm số tiền chuyển, hoặc mở rộng phạm vi chuyển đi.",
  "issue.scenario.sameLine": "Dòng “{line}” vừa chuyển đi vừa nhận tiền.",
  "issue.scenario.sameLine.remedy": "Nêu nơi nhận khác với nơi chuyển đi: dòng, nguồn, loại vốn hoặc năm.",
  "issue.scenario.mergeRule":
    "Chưa biết lấy “{attribute}” thế nào khi sáp nhập {places}: các đơn vị có giá trị khác nhau, hoặc quy tắc không hợp kiểu.",
  "issue.scenario.mergeRule.remedy":
    "Nêu quy tắc cho thuộc tính này: sum (cộng), highest (cao nhất), lowest (thấp nhất), any (có ở một nơi), all (có ở mọi nơi), first (đơn vị đầu tiên).",
  "issue.scenario.mergeRule.remedy.id":
    "Nêu quy tắc cho “{id}”: sum (cộng), highest (cao nhất), lowest (thấp nhất), any (có ở một nơi), all (có ở mọi nơi), first (đơn vị đầu tiên).",
  "issue.scenario.mergeYear":
    "Sáp nhập từ giữa giai đoạn phải vào một đơn vị khác, không thể vào “{place}” là một trong các đơn vị được sáp nhập.",
  "issue.scenario.mergeYear.remedy":
    "Thêm đơn vị mới bằng addPlace rồi sáp nhập vào đó, hoặc bỏ năm để sáp nhập cho cả giai đoạn.",
  "issue.scenario.nothingTouched": "{adjustment} không làm thay đổi gì.",
  "issue.scenario.nothingTouched.remedy": "Kiểm tra lại phạm vi và giá trị, hoặc bỏ điều chỉnh này.",
  "issue.scenario.unusedParameter": "Không có điều chỉnh nào dùng tham số “{parameter}”.",
  "issue.scenario.unusedParameter.remedy": "Dùng tham số bằng cách viết $mã, hoặc bỏ tham số.",
  "issue.result.notOurs": "Tệp “{file}” không phải là kết quả phân bổ của chương trình này.",
  "issue.result.notOurs.remedy":
    "Nêu tệp .json hoặc .xlsx mà «phanbo allocate --out» hoặc «phanbo run» đã ghi.",
  "issue.result.noRun": "Kết quả “{file}” không nói được tạo ra từ kế hoạch nào và với lựa chọn nào.",
  "issue.result.noRun.remedy": "Ghi lại kết quả bằng «phanbo allocate --out» rồi kiểm tra.",
  "issue.result.otherScenario": "Kết quả được tạo với phương án “{found}”, không phải “{asked}”.",
  "issue.result.otherScenario.remedy":
    "Bỏ --scenario để dùng phương án ghi trong kết quả, hoặc nêu đúng phương án.",

  "scenario.adjustment": "điều chỉnh {number} ({kind})",
  "scenario.kind.scaleLines": "nhân dòng vốn",
  "scenario.kind.setLines": "đặt số tiền của dòng vốn",
  "scenario.kind.moveMoney": "chuyển vốn",
  "scenario.kind.setMobilisation": "tỷ lệ huy động",
  "scenario.kind.addSource": "thêm nguồn vốn",
  "scenario.kind.addLine": "thêm dòng vốn",
  "scenario.kind.setProfile": "đổi phân kỳ",
  "scenario.kind.setCounterpart": "đổi quy tắc đối ứng",
  "scenario.kind.setCoefficient": "đổi hệ số định mức",
  "scenario.kind.setWeighting": "đổi trọng số của nguồn",
  "scenario.kind.addLimit": "thêm giới hạn",
  "scenario.kind.replaceLimit": "thay giới hạn",
  "scenario.kind.removeLimit": "bỏ giới hạn",
  "scenario.kind.setSourceUse": "đổi thứ tự sử dụng nguồn",
  "scenario.kind.setRounding": "đổi cách làm tròn",
  "scenario.kind.acceptCorrections": "chấp nhận đề xuất sửa",
  "scenario.kind.setAttribute": "đổi thuộc tính đơn vị",
  "scenario.kind.addPlace": "thêm đơn vị",
  "scenario.kind.removePlaces": "bỏ đơn vị",
  "scenario.kind.mergePlaces": "sáp nhập đơn vị",
} as const;
