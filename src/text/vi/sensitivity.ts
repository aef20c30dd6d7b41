export const sensitivityText = {
  "command.sensitivity.description":
    "mỗi lần thay đổi một yếu tố, xem kết quả thay đổi bao nhiêu; xếp từ lớn đến nhỏ; bảng hai chiều",
  "command.option.steps": "các bước thay đổi: -10%,+10% (so với mức hiện nay), +5000, =80%",
  "command.option.twoWay": "bảng hai chiều của đúng hai --driver",
  "sensitivity.help.usual":
    "Khi không nêu --driver: từng nguồn vốn ngân sách và lồng ghép, tỷ lệ huy động của từng nguồn khác, tỷ lệ của từng quy tắc đối ứng. Khi không nêu --target: tổng vốn được phân bổ và vốn đối ứng còn thiếu.",
  "sensitivity.title": "ĐỘ NHẠY: YẾU TỐ NÀO ẢNH HƯỞNG NHIỀU NHẤT",
  "sensitivity.most":
    "{target}, hiện nay {base}: chịu ảnh hưởng lớn nhất từ {driver}; từ {low} đến {high} thì con số từ {least} đến {greatest}.",
  "sensitivity.none": "{target}, hiện nay {base}: không yếu tố nào trong số đã thử làm thay đổi.",
  "sensitivity.still": "Không làm thay đổi con số này: {drivers}.",
  "sensitivity.impossible": "Không phân bổ được tại {value} ({driver}): {reason}",
  "sensitivity.balanced":
    "Mỗi lần tính đều khớp đến từng đồng: đã phân bổ + chưa phân bổ = số vốn có ({count} lần tính).",
  "sensitivity.exact":
    "Con số tính trên phần chính xác, chưa làm tròn đến đơn vị phân bổ; viết đến đồng, chênh lệch là hiệu của các số đã viết.",
  "sensitivity.tornado.title": "Độ nhạy của {target}",
  "sensitivity.tornado.all": "Độ nhạy của các con số",
  "sensitivity.twoWay.title": "Bảng hai chiều của {target}: hàng là {rows}, cột là {columns}",
  "sensitivity.column.target": "Con số",
  "sensitivity.column.driver": "Yếu tố",
  "sensitivity.column.id": "Mã yếu tố",
  "sensitivity.column.lowValue": "Mức thấp",
  "sensitivity.column.low": "Con số ở mức thấp",
  "sensitivity.column.lowDelta": "Thay đổi ở mức thấp",
  "sensitivity.column.highValue": "Mức cao",
  "sensitivity.column.high": "Con số ở mức cao",
  "sensitivity.column.highDelta": "Thay đổi ở mức cao",
  "sensitivity.column.swing": "Khoảng dao động",
  "sensitivity.column.below": "Giảm nhiều nhất",
  "sensitivity.column.above": "Tăng nhiều nhất",
  "sensitivity.sheet.bars": "Độ nhạy",
  "sensitivity.sheet.chart": "Biểu đồ {number}",
  "sensitivity.sheet.twoWay": "Hai chiều {number}",
  "sensitivity.value": "{value}",
  "sensitivity.base": "Hiện nay",
  "sensitivity.chart.description":
    "Biểu đồ thanh ngang, xếp từ yếu tố ảnh hưởng lớn nhất. Mức hiện nay: {base}. Thanh đặc là mức cao, thanh gạch chéo là mức thấp. {bars}.",
  "sensitivity.chart.bar": "{driver}: {low} khi {lowValue}, {high} khi {highValue}",
  "sensitivity.chart.low": "mức thấp",
  "sensitivity.chart.high": "mức cao",
} as const;
