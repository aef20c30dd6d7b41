/** One changed cell a line: the text in quotes, numbers as they are, `empty` for nothing; then the issue, its cell, and words of its message. */
export const wrongCells = `
Nguồn vốn!D4        | "200.990"             | number.ambiguous      | Nguồn vốn!D4        | 200.990
Nguồn vốn!D4        | "200.990,5"           | plan.wrongType        | Nguồn vốn!D4        | 200.990,5
Nguồn vốn!D4        | "chưa có"             | number.notANumber     | Nguồn vốn!D4        | chưa có
Nguồn vốn!D4        | "#N/A"                | number.notANumber     | Nguồn vốn!D4        | #N/A
Nguồn vốn!D4        | "NaN"                 | number.notANumber     | Nguồn vốn!D4        | NaN
Nguồn vốn!D4        | NaN                   | number.notFinite      | Nguồn vốn!D4        | NaN
Nguồn vốn!D4        | -5                    | number.negative       | Nguồn vốn!D4        | -5
Nguồn vốn!D4        | 1e20                  | number.tooLarge       | Nguồn vốn!D4        |
Nguồn vốn!D4        | 0.0000001             | number.notWhole       | Nguồn vốn!D4        |
Nguồn vốn!D4        | true                  | plan.wrongType        | Nguồn vốn!D4        | true
Nguồn vốn!D4        | empty                 | plan.missingKey       | Nguồn vốn!D4        | Số tiền (triệu đồng)
Nguồn vốn!B5        | "locla"               | plan.unknownReference | Nguồn vốn!B5        | local
Nguồn vốn!C5        | "Vốn đầu tư phát trển"| plan.unknownChoice    | Nguồn vốn!C5        | Vốn đầu tư phát triển
Nguồn vốn!E4        | "2021"                | plan.wrongType        | Nguồn vốn!E4        | 2021
Nguồn vốn!E4        | 2022                  | period.reversed       | Nguồn vốn!F4        | 2022
Nguồn vốn!F6        | 2030                  | period.outside        | Nguồn vốn!F6        | 2030
Nguồn vốn!H4        | 200.99                | plan.wrongType        | Nguồn vốn!H4        | 200.99
Nguồn vốn!H5        | empty                 | plan.missingKey       | Nguồn vốn!H5        | Số in trong văn bản
Nguồn vốn!P6        | "central.2021; locl"  | plan.unknownReference | Nguồn vốn!P6        | locl
Nguồn vốn!A5        | "central.2021"        | plan.duplicateId      | Nguồn vốn!A5        | Nguồn vốn!A4 | and what follows
Danh mục nguồn!F4   | "Chương trình khác"   | plan.unknownKey       | Danh mục nguồn!F4   | Chương trình sở hữu vốn
Danh mục nguồn!D5   | empty                 | plan.missingKey       | Danh mục nguồn!D5   | Loại nguồn
Quy tắc đối ứng!I4  | "0"                   | ratio.zero            | Quy tắc đối ứng!I4  | 0
Quy tắc đối ứng!I4  | "0,05"                | ratio.invalid         | Quy tắc đối ứng!I4  | 0,05
Quy tắc đối ứng!F4  | "Vốn sự nghiệp; vốn"  | plan.unknownChoice    | Quy tắc đối ứng!F4  | vốn
Quy tắc đối ứng!O4  | empty                 | plan.missingKey       | Quy tắc đối ứng!O4  | Căn cứ pháp lý
Đơn vị hành chính!A6| "00124"               | plan.duplicateCode    | Đơn vị hành chính!A7| Đơn vị hành chính!A6 | and what follows
Đơn vị hành chính!A6| 123                   | plan.wrongType        | Đơn vị hành chính!A6| 123
Đơn vị hành chính!E6| "013"                 | plan.unknownReference | Đơn vị hành chính!E6| 01
Đơn vị hành chính!F6| "đúng"                | plan.unknownChoice    | Đơn vị hành chính!F6| đúng
Đơn vị hành chính!J6| "mười bốn"            | number.notANumber     | Đơn vị hành chính!J6| mười bốn
Đơn vị hành chính!J6| 14.5                  | number.notWhole       | Đơn vị hành chính!J6| 14.5
Đơn vị hành chính!K6| "x"                   | plan.unknownChoice    | Đơn vị hành chính!K6| x
Đơn vị hành chính!L6| "iv"                  | plan.unknownChoice    | Đơn vị hành chính!L6| iv
Nhóm định mức!A5    | "nrom"                | plan.unknownReference | Nhóm định mức!A5    | norm
Nhóm định mức!B5    | "poor"                | plan.duplicateId      | Nhóm định mức!B5    | Nhóm định mức!B4 | and what follows
Nhóm định mức!E5    | empty                 | plan.missingKey       | Nhóm định mức!E5    | Loại nhóm
Nhóm định mức!F4    | "3"                   | plan.unknownKey       | Nhóm định mức!F4    | Hệ số
Điều kiện định mức!B5| "lwo"                | plan.unknownReference | Điều kiện định mức!B5| low
Điều kiện định mức!C5| 1.5                  | number.notWhole       | Điều kiện định mức!C5| 1,5
Điều kiện định mức!C5| 0                    | number.tooSmall       | Điều kiện định mức!C5| 0
Điều kiện định mức!D5| "criterai"           | plan.unknownReference | Điều kiện định mức!D5| criteria
Điều kiện định mức!F5| "14"                 | plan.wrongType        | Điều kiện định mức!F5| 14
Giới hạn!D4         | "Mức sàm"             | plan.unknownChoice    | Giới hạn!D4         | Mức sàn
Giới hạn!E5         | "central; locl"       | plan.unknownReference | Giới hạn!E5         | local
Giới hạn!G5         | 2030                  | period.outside        | Giới hạn!G5         | 2030
Giới hạn!K4         | "Năm; Thôn"           | plan.unknownChoice    | Giới hạn!K4         | Thôn
Giới hạn!K4         | "Năm"                 | limit.attribute       | Giới hạn!K4         | Xã
Giới hạn!L5         | 5                     | limit.oneBound        | Giới hạn!A5         | Trần huyện
Giới hạn!L6         | "mười tỷ"             | number.notANumber     | Giới hạn!L6         | mười tỷ
Giới hạn!M5         | empty                 | limit.oneBound        | Giới hạn!A5         | 0 cách | and what follows
Giới hạn!M8         | "110%"                | number.tooLarge       | Giới hạn!M8         | 110%
Giới hạn!O4         | "criteria"            | limit.attribute       | Giới hạn!O4         | Số nguyên
Giới hạn!P9         | empty                 | plan.missingKey       | Giới hạn!P9         | Bậc ưu tiên
Giới hạn!P9         | 1.5                   | number.notWhole       | Giới hạn!P9         | 1.5
Giới hạn!R6         | empty                 | plan.missingKey       | Giới hạn!R6         | Lý do
Giới hạn!A5         | "five-percent"        | plan.duplicateId      | Giới hạn!A5         | Quy tắc đối ứng!A4
Sử dụng nguồn!A5    | "central"             | plan.duplicateId      | Sử dụng nguồn!A5    | Sử dụng nguồn!A4
Sử dụng nguồn!C4    | "đúng"                | plan.unknownChoice    | Sử dụng nguồn!C4    | có
Nguồn vốn!K6        | "raods"               | plan.unknownReference | Nguồn vốn!K6        | roads
Quy tắc đối ứng!N4  | "central.latr"        | plan.unknownReference | Quy tắc đối ứng!N4  | central.later
Trọng số!G8         | "mixed; equally"      | plan.cycle            | Trọng số!G8         | mixed
Trọng số!G8         | "by-norm; equaly"     | plan.unknownReference | Trọng số!G8         | equally
Trọng số!H8         | "70%; 1; 1"           | weights.factorCount   | Trọng số!H8         | 3 hệ số
Trọng số!H8         | "70%; 0,3"            | ratio.invalid         | Trọng số!H8         | 0,3
Trọng số!I8         | empty                 | plan.missingKey       | Trọng số!I8         | Cộng tỷ trọng
Đơn vị hành chính!N6| -5                    | number.negative       | Đơn vị hành chính!N6| -5
Đơn vị hành chính!N6| "1.500"               | number.ambiguous      | Đơn vị hành chính!N6| 1.500
Đơn vị hành chính!N6| 0.0000001             | number.notWhole       | Đơn vị hành chính!N6|
Đơn vị hành chính!N3| "Mức sàn [floor]"     | sheet.headingUnknown  | Đơn vị hành chính!N3| Mức sàn [floor] (triệu đồng)
Kế hoạch!B20        | "Số dư"               | plan.unknownChoice    | Kế hoạch!B20        | Số dư lớn nhất
Phân kỳ!E4          | "một"                 | ratio.invalid         | Phân kỳ!E4          | một
Tiêu chí!F4         | "128 xã"              | number.notANumber     | Tiêu chí!F4         | 128 xã
Kế hoạch!B4         | "phanbo/plan/2"       | plan.schemaVersion    | Kế hoạch!B4         | phanbo/plan/2
Kế hoạch!B9         | "hôm qua"             | plan.wrongText        | Kế hoạch!B9         | hôm qua
Kế hoạch!B17        | empty                 | plan.missingKey       | Kế hoạch!B17        | Năm đầu
Kế hoạch!B19        | "evne"                | plan.unknownReference | Kế hoạch!B19        | even
Kế hoạch!A19        | "Phân kỳ mặc đinh"    | sheet.headingUnknown  | Kế hoạch!A19        | Phân kỳ mặc định
Kế hoạch!A18        | "Năm đầu"             | sheet.headingRepeated | Kế hoạch!A18        | Kế hoạch!A17 | and what follows
Nguồn vốn!D3        | "Số tiền"             | sheet.headingUnknown  | Nguồn vốn!D3        | Số tiền (triệu đồng)
Nguồn vốn!D3        | empty                 | sheet.headingMissing  | Nguồn vốn!A3        | Số tiền (triệu đồng)
Nguồn vốn!Q3        | "Ghi chú của tôi"     | sheet.headingUnknown  | Nguồn vốn!Q3        | Ghi chú của tôi
Nguồn vốn!Q3        | "Nguồn"               | sheet.headingRepeated | Nguồn vốn!Q3        | Nguồn vốn!B3
Đơn vị hành chính!J3| "Số xã [criterai]"    | sheet.headingUnknown  | Đơn vị hành chính!J3| criterai
`;
