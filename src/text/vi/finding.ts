export const findingText = {
  "finding.figure.line": "{source}, {type}, {period}",
  "finding.join": "{left}; {right}",
  "finding.value": "{value}",
  "finding.notApplicable": "không áp dụng",
  "finding.subject.rule": "{rule} – {type}",
  "finding.subject.sum": "Tổng số",
  "finding.subject.counterpart": "Vốn đối ứng",
  "finding.subject.share": "Tỷ trọng",
  "finding.subject.unit": "Đơn vị tính",
  "finding.subject.printed": "Chữ số in",
  "finding.subject.corrected": "Sửa đã chấp nhận",
  "finding.subject.derived": "Số suy ra",
  "finding.subject.grain": "Các dòng vốn",
  "finding.subject.precision": "Các số in",
  "finding.subject.target.percent": "Tỷ lệ của chỉ tiêu",
  "finding.subject.target.statement": "Chỉ tiêu",
  "finding.subject.target.total": "Chỉ tiêu",
  "finding.subject.target.added": "Chỉ tiêu",

  "finding.severity.error": "Lỗi",
  "finding.severity.warning": "Cảnh báo",
  "finding.severity.note": "Ghi chú",
  "finding.class.rounding": "làm tròn",
  "finding.class.real": "sai lệch thật",
  "finding.class.consequence": "hệ quả",
  "finding.class.information": "thông tin",

  "finding.evidence.sumAgrees": "sau khi sửa, các phần cộng lại đúng tổng",
  "finding.evidence.siblingSum": "các phần khác và số tổng đã được xác nhận chỉ còn lại đúng số này",
  "finding.evidence.confirmedBelow": "các phần của nó đã được xác nhận từ dưới lên",
  "finding.evidence.counterpartRule": "đúng quy tắc đối ứng",
  "finding.evidence.shareAgrees": "khớp tỷ trọng đã in",
  "finding.evidence.oneDigit": "chỉ khác một chữ số",
  "finding.evidence.transposedDigits": "hai chữ số liền nhau bị đảo chỗ",
  "finding.evidence.factorThousand": "nhầm đơn vị 1.000 lần",
  "finding.evidence.doubleCount": "một phần bị cộng hai lần",
  "finding.evidence.missingPart": "một phần bị bỏ sót khi cộng",
  "finding.evidence.swapped": "hai số bị đặt nhầm chỗ cho nhau",
  "finding.evidence.staleCarriedUp": "các tổng cấp trên đã cộng theo số sai",
  "finding.evidence.otherDenominator": "khớp với một mẫu số khác có trong văn bản",
  "finding.evidence.derivedFrom": "suy ra từ số đã sửa",

  "finding.sum.real": "{figure}: in {printed}, các số khác cho {computed}, chênh lệch {difference}.",
  "finding.sum.undecided":
    "{figure}: in {printed}, các phần cộng lại được {computed}, chênh lệch {difference}. Chưa đủ căn cứ để biết số nào sai: có {candidates} khả năng.",
  "finding.sum.undecided.row":
    "{figure}: in {printed}, các phần cộng lại được {computed}, chênh lệch {difference}. Chưa đủ căn cứ để biết số nào sai: có {candidates} khả năng, hoặc văn bản thiếu một dòng {missingRow}.",
  "finding.sum.consequence":
    "{figure}: in {printed} vì đã cộng theo số sai của phát hiện {causedBy}; đúng ra là {computed}, chênh lệch {difference}.",
  "finding.sum.rounding":
    "{figure}: in {printed}, các phần cộng lại được {computed}; chênh lệch {difference} chỉ do làm tròn khi in (cho phép {tolerance}).",
  "finding.counterpart.missing":
    "{rule}, {type}, {period}: phải đối ứng {computed} cho {base}, đã bố trí {printed}, thiếu {size}.",
  "finding.counterpart.surplus":
    "{rule}, {type}, {period}: phải đối ứng {computed} cho {base}, đã bố trí {printed}, thừa {size}.",
  "finding.counterpart.rounding":
    "{rule}, {type}, {period}: phải đối ứng {computed}, đã bố trí {printed}; chênh lệch {difference} chỉ do làm tròn (cho phép {tolerance}).",
  "finding.counterpart.outside":
    "{rule}, {type}, {period}: có dòng vốn vượt ra ngoài các năm của quy tắc nên chưa tính: {outside}.",
  "finding.share.rounding":
    "Tỷ trọng của {figure}: in {printed} %, tính chính xác {computed} %. Chính xác: {exact}; làm tròn riêng từng số: {alone}; theo số dư lớn nhất trên số đã in: {together}; theo số dư lớn nhất trên số đã sửa: {togetherMeant}; văn bản in: {printedShares}. Cách cho ra số in: {rule} ({reproducesAll}).",
  "finding.share.real":
    "Tỷ trọng của {figure}: in {printed} %, tính chính xác {computed} % của {base}; không cách làm tròn nào cho ra số in.",
  "finding.share.rule.alone": "làm tròn riêng từng số",
  "finding.share.rule.together": "số dư lớn nhất trên số đã in",
  "finding.share.rule.aloneMeant": "làm tròn riêng từng số, trên số đã sửa",
  "finding.share.rule.togetherMeant": "số dư lớn nhất trên số đã sửa",
  "finding.share.rule.none": "không có cách nào cho ra mọi số",
  "finding.share.all.yes": "cho ra đúng mọi tỷ trọng đã in",
  "finding.share.all.no": "không cho ra đúng mọi tỷ trọng đã in",
  "finding.unit.confirmed":
    "{figure}: in “{digits}” không ghi đơn vị; đọc là {amount} (đơn vị {unit}), được {confirmedBy} xác nhận. Người đọc theo cách viết {otherStyle} sẽ hiểu là {otherwise}.",
  "finding.unit.unconfirmed":
    "{figure}: in “{digits}” không ghi đơn vị; đọc là {amount} (đơn vị {unit}) nhưng không có số nào xác nhận. Người đọc theo cách viết {otherStyle} sẽ hiểu là {otherwise}.",
  "finding.printed":
    "{figure}: chữ số in “{digits}” {unit} không cho ra số tiền {amount} trong kế hoạch và không có sửa đổi nào giải thích.",
  "finding.corrected":
    "{figure}: văn bản in {printed}, đã chấp nhận sửa thành {computed} theo phát hiện {finding}: {evidence}.",
  "finding.derived.information":
    "{figure}: văn bản không in; {method} được {amount}, nằm trong khoảng từ {low} đến {high}. Suy ra từ: {from}.",
  "finding.derived.rounding":
    "{figure}: văn bản không in; {method} được {computed}, kế hoạch ghi {amount}, vẫn trong khoảng từ {low} đến {high}.",
  "finding.derived.real":
    "{figure}: văn bản không in; {method} được {computed} (từ {low} đến {high}) nhưng kế hoạch ghi {amount}, chênh lệch {difference}. Suy ra từ: {from}.",
  "finding.derived.method.residual": "lấy tổng đã in trừ các dòng khác",
  "finding.derived.method.counterpartBase": "tính ngược từ vốn đối ứng theo quy tắc",
  "finding.grain":
    "{lines} dòng vốn đứng trên các khoảng thời gian dài ngắn khác nhau: {periods}. Chia theo từng năm là quyết định riêng.",
  "finding.grain.period": "{period} ({lines} dòng)",
  "finding.precision":
    "Các số được in với {least} đến {most} chữ số thập phân: chữ số cuối có giá trị từ {finest} đến {coarsest}. Sai số cho phép là nửa chữ số cuối.",
  "finding.target.percent": "{target}: {count}/{denominator} là {computed} %, văn bản in {printed} %.",
  "finding.target.percent.otherDenominator":
    "{target}: {count}/{denominator} là {computed} %, văn bản in {printed} % (đúng nếu mẫu số là {otherDenominator}).",
  "finding.target.statement": "{indicator}: nêu khác nhau (đơn vị {unit}): {values}.",
  "finding.target.said": "{value} ở {place}",
  "finding.target.counted": "{count}/{denominator} = {value} ở {place}",
  "finding.target.total": "{target}: nêu tăng thêm {added} nhưng không nêu tổng số đạt.",
  "finding.target.added":
    "{target}: đầu kỳ {baseline} cộng tăng thêm {added} là {computed}, văn bản nêu {printed}.",

  "finding.table.title": "Kết quả đối chiếu",
  "finding.table.severity": "Mức",
  "finding.table.class": "Loại",
  "finding.table.subject": "Nội dung",
  "finding.table.printed": "In",
  "finding.table.computed": "Tính lại",
  "finding.table.difference": "Chênh lệch",
  "finding.table.proposal": "Đề xuất",
  "finding.table.evidence": "Căn cứ",
  "finding.table.sentence": "Giải thích",
  "finding.table.place": "Vị trí",
  "finding.table.id": "Mã phát hiện",
  "finding.table.noteClasses":
    "Làm tròn: trong nửa chữ số in cuối cùng của các số. Hệ quả: mất đi khi sửa phát hiện gây ra nó.",
  "finding.table.noteProposals":
    "Đề xuất chỉ có hiệu lực khi người dùng chấp nhận (--accept-corrections); số in trong văn bản luôn được giữ lại.",

  "finding.counterpart.title": "Vốn đối ứng: yêu cầu và đã bố trí",
  "finding.counterpart.rule": "Quy tắc",
  "finding.counterpart.type": "Loại vốn",
  "finding.counterpart.period": "Giai đoạn",
  "finding.counterpart.base": "Vốn được đối ứng",
  "finding.counterpart.ratio": "Tỷ lệ",
  "finding.counterpart.required": "Phải đối ứng",
  "finding.counterpart.arranged": "Đã bố trí",
  "finding.counterpart.difference": "Chênh lệch",
  "finding.counterpart.surplusColumn": "Thừa",
  "finding.counterpart.missingColumn": "Thiếu",
  "finding.counterpart.tolerance": "Cho phép",
  "finding.counterpart.check": "Kiểm tra",
  "finding.counterpart.noteTolerance":
    "OK: chênh lệch không quá sai số cho phép của quy tắc. Chênh lệch = đã bố trí − phải đối ứng.",
  "finding.counterpart.noteOutside":
    "Dòng vốn vượt ra ngoài các năm của quy tắc, chưa tính vào bên nào: {lines}.",

  "finding.shares.title": "Tỷ trọng: đã in và tính lại",
  "finding.shares.part": "Nội dung",
  "finding.shares.amount": "Số tiền đã in",
  "finding.shares.exact": "Chính xác",
  "finding.shares.alone": "Làm tròn riêng",
  "finding.shares.together": "Số dư lớn nhất",
  "finding.shares.togetherMeant": "Số dư lớn nhất, số đã sửa",
  "finding.shares.printed": "Văn bản in",
  "finding.shares.note": "{base}: cách cho ra mọi tỷ trọng đã in là {rule}.",
} as const;
