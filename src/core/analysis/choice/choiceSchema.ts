import * as z from "zod";
import { about, amount, code, id, name, origin, ratio, year } from "../../plan/basicSchema.ts";
import { expenditureType } from "../../plan/fundingSchema.ts";

/** The version of the choice file that this engine reads. */
export const choiceSchemaVersion = "phanbo/choice/1";

const places = about(z.int().min(0).max(100_000), "số xã", "number of communes");

const bearer = z.strictObject({
  source: about(id, "mã nguồn vốn", "id of a source"),
  atLeast: about(
    ratio.optional(),
    "phần ít nhất nguồn này chịu, tính trên tổng chi của nhóm trong năm",
    "the part that it bears at least, of what the group costs in a year",
  ),
  atMost: about(
    ratio.optional(),
    "phần nhiều nhất nguồn này chịu, tính trên tổng chi của nhóm trong năm",
    "the part that it bears at most, of what the group costs in a year",
  ),
});

const cost = about(
  z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("attribute"),
      attribute: about(id, "mã thuộc tính kiểu số tiền của kế hoạch", "id of a money attribute of the plan"),
    }),
    z.strictObject({
      kind: z.literal("amounts"),
      amounts: about(
        z.record(code, amount),
        "số tiền theo mã xã, đồng; xã nào chưa đạt chuẩn cũng phải có",
        "amounts by code, đồng; every commune that is not at the standard needs one",
      ),
    }),
  ]),
  "chi phí của từng xã: lấy từ thuộc tính của kế hoạch, hoặc ghi ngay trong tệp",
  "what each commune costs: from an attribute of the plan, or amounts in this file",
);

const group = z.strictObject({
  id,
  name,
  type: expenditureType,
  cost,
  bearers: about(
    z.array(bearer).min(1),
    "nguồn vốn được phép chi cho nhóm này; cùng nhau trả hết chi phí",
    "sources that may pay for the group; together they pay all of it",
  ),
});

const criterion = z.strictObject({
  id,
  name,
  attribute: about(
    id,
    "mã thuộc tính cho điểm: số, hoặc có (1) và không (0)",
    "id of the attribute that gives the points: a number, or yes (1) and no (0)",
  ),
  weight: about(ratio, "trọng số của tiêu chí", "how many times the points count"),
});

const place = z.strictObject({
  place: about(code, "mã xã", "code of a commune"),
  choice: about(
    z.enum(["yes", "no"]).optional(),
    "đã quyết định: yes là phải đạt chuẩn, no là không xét",
    "decided already: it must, or must not, reach the standard",
  ),
  earliest: about(year.optional(), "năm sớm nhất có thể đạt chuẩn", "first year in which it can"),
  latest: about(year.optional(), "năm muộn nhất phải đạt chuẩn nếu được chọn", "last year in which it can"),
  prerequisites: about(
    z.array(code).min(1).optional(),
    "mã các xã phải đạt chuẩn trước, hoặc cùng năm",
    "codes of communes that must reach it before, or in the same year",
  ),
});

const budget = z.strictObject({
  sources: about(z.array(id).min(1), "mã nguồn vốn", "ids of sources"),
  types: about(z.array(expenditureType).min(1).optional(), "loại vốn; trống: mọi loại", "types; none: all"),
  share: about(
    ratio,
    "phần vốn hằng năm của kế hoạch (sau phân kỳ) dành cho việc đưa xã lên đạt chuẩn; làm tròn xuống đến đồng",
    "the part of the plan's money of each year, after phasing, that is for this; rounded down to the đồng",
  ),
  carryOver: about(
    z.boolean().default(false),
    "phần chưa chi trong năm có được chuyển sang năm sau không",
    "whether what is left in a year may be spent in the next one",
  ),
});

const counterpart = z.strictObject({
  rule: about(id, "mã quy tắc đối ứng của kế hoạch", "id of a counterpart rule of the plan"),
  each: about(
    z.enum(["year", "period"]),
    "đối ứng phải đủ trong từng năm, hay tính chung cả giai đoạn của quy tắc; luôn tính riêng từng loại vốn và là mức tối thiểu",
    "whether it must be there in each year, or over the rule's years together; always by type, and always at least",
  ),
});

const objective = about(
  z.discriminatedUnion("kind", [
    about(z.strictObject({ kind: z.literal("communes") }), "nhiều xã nhất", "the most communes"),
    about(z.strictObject({ kind: z.literal("people") }), "nhiều dân số nhất", "the most people"),
    about(z.strictObject({ kind: z.literal("score") }), "tổng điểm cao nhất", "the most points"),
    about(
      z.strictObject({
        kind: z.literal("money"),
        sources: about(
          z.array(id).min(1).optional(),
          "chỉ tính các nguồn này",
          "money of these sources only",
        ),
      }),
      "ít tiền nhất để đạt mục tiêu và mức tối thiểu",
      "the least money that reaches the target and the minima",
    ),
    about(
      z.strictObject({
        kind: z.literal("fairest"),
        of: about(
          z.enum(["communes", "people", "money"]),
          "so theo tỷ lệ xã, tỷ lệ dân, hay tỷ lệ chi phí được đáp ứng của từng huyện",
          "by the part of each district's communes, people, or costs",
        ),
      }),
      "công bằng nhất giữa các huyện: huyện thấp nhất được cao nhất có thể, rồi đến huyện kế tiếp",
      "fairest among districts: the one that is worst off as well off as can be, then the next",
    ),
  ]),
  "điều cần tìm; câu lệnh có thể nêu điều khác",
  "what is sought; the command may name another",
);

/** What a choice file says; kept as the schema from which the reference page is made. */
export const choiceFile = z.strictObject({
  schema: about(z.literal(choiceSchemaVersion), "phiên bản của định dạng", "version of the format"),
  id,
  name,
  base: about(id, "mã kế hoạch mà tệp này nói đến", "id of the plan that it is about"),
  origin: about(
    origin,
    "xuất xứ của chi phí và các mức; minh họa thì báo cáo in lại trên mọi bảng",
    "origin of costs and levels; reports print it on every table where they are illustrative",
  ),
  note: about(
    name.optional(),
    "ghi chú: chi phí và các mức dựa vào đâu",
    "note: what costs and levels rest on",
  ),
  from: about(year, "năm đầu", "first year"),
  to: about(year, "năm cuối", "last year"),
  reached: about(
    id.optional(),
    "mã thuộc tính có/không: xã đã đạt chuẩn từ trước; mọi xã còn lại của chương trình được xét; trống: chưa xã nào đạt",
    "id of a yes-or-no attribute: the commune reached the standard before; all others of the programme are candidates; none: no commune did",
  ),
  people: about(
    id.optional(),
    "mã thuộc tính dân số; cần khi tìm theo số dân",
    "id of the attribute that counts people; needed where people are sought",
  ),
  groups: about(
    z.array(group).min(1),
    "nhóm chi phí, theo loại vốn và nguồn được phép chi",
    "groups of costs, by type and by who may bear them",
  ),
  criteria: about(z.array(criterion).default([]), "tiêu chí chấm điểm", "criteria of the score"),
  places: about(
    z.array(place).default([]),
    "những xã có quyết định, thời hạn hoặc điều kiện riêng",
    "communes with a decision, dates or prerequisites of their own",
  ),
  mostAYear: about(places.optional(), "nhiều nhất bao nhiêu xã mỗi năm", "at most so many communes a year"),
  years: about(
    z.array(z.strictObject({ year, places })).default([]),
    "năm có mức khác",
    "years with a limit of their own",
  ),
  districts: about(
    z.array(z.strictObject({ district: about(code, "mã huyện", "code of a district"), places })).default([]),
    "số xã đạt chuẩn tối thiểu của huyện đến năm cuối, kể cả xã đã đạt",
    "at least so many communes of the district at the standard in the end, those of before among them",
  ),
  budgets: about(
    z.array(budget).min(1),
    "vốn được dùng; nguồn và loại vốn không nêu thì không có tiền",
    "money that may be used; a source and type that is not named has none",
  ),
  counterparts: about(
    z.array(counterpart).default([]),
    "quy tắc đối ứng phải giữ",
    "counterpart rules to keep",
  ),
  target: about(
    places.optional(),
    "ít nhất bao nhiêu xã đạt chuẩn đến năm cuối, kể cả xã đã đạt",
    "at least so many communes at the standard in the end, those of before among them",
  ),
  objective,
});

/** Which communes may be brought to the standard and what holds for it, as read. */
export type ChoiceFile = z.output<typeof choiceFile>;
