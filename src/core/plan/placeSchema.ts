import * as z from "zod";
import { about, code, id, legalReference, name, origin, ratio, words, year } from "./basicSchema.ts";

/** A unit of the administrative tree, keyed by its official code: names repeat. */
export const locality = z.strictObject({
  code,
  name: about(words, "tên đầy đủ, kèm loại đơn vị", "full name, with the kind of unit"),
  level: about(z.enum(["province", "district", "commune"]), "cấp", "level"),
  kind: about(
    z.enum(["tinh", "thanh-pho", "thi-xa", "quan", "huyen", "xa", "phuong", "thi-tran", "dac-khu"]),
    "loại đơn vị",
    "kind of unit",
  ),
  parent: about(
    code.nullable(),
    "mã đơn vị cấp trên; null nếu là cấp cao nhất",
    "code of the unit above; null at the top",
  ),
  inProgramme: about(z.boolean(), "có nhận vốn của chương trình", "whether it takes part in the programme"),
  validFrom: about(year.optional(), "năm đầu có hiệu lực", "first year it exists"),
  validTo: about(year.optional(), "năm cuối có hiệu lực", "last year it exists"),
  successors: about(z.array(code).optional(), "mã các đơn vị kế thừa", "codes of the units that succeed it"),
});

const attributeValue = about(
  z.union([z.boolean(), z.string().min(1), z.number()]),
  "giá trị: có hoặc không, chữ, hoặc số",
  "value: yes or no, text, or a number",
);

/** What is known about places: one value a place, all of one origin. */
export const attribute = z.strictObject({
  id,
  name,
  kind: about(
    z.enum(["yesNo", "whole", "decimal", "choice", "money"]),
    "kiểu giá trị; money: số tiền, đồng (số tiền tham chiếu, mức theo từng đơn vị)",
    "kind of value; money: an amount in đồng (a reference amount, a level for each place)",
  ),
  unit: about(words.optional(), "đơn vị tính", "unit"),
  choices: about(z.array(id).optional(), "các lựa chọn", "choices"),
  origin,
  note: about(name, "nguồn gốc hoặc cách tạo số liệu", "where the values come from or how they were made"),
  values: about(z.record(code, attributeValue), "giá trị theo mã đơn vị", "value by unit code"),
});

/** A condition on one attribute. */
export const condition = z.strictObject({
  attribute: about(id, "mã thuộc tính", "id of an attribute"),
  is: about(z.enum(["equal", "atLeast", "atMost"]), "bằng, ít nhất, nhiều nhất", "equal, at least, at most"),
  value: attributeValue,
});

/** Any of the alternatives; in each, all conditions. */
const alternatives = about(
  z.array(z.array(condition).min(1)).min(1),
  "các trường hợp; mỗi trường hợp là các điều kiện phải cùng đúng",
  "alternatives; in each, conditions that must all hold",
);

/** Coefficients fixed by a decision. */
export const norm = z.strictObject({
  id,
  name,
  legalReference,
  validFrom: year,
  validTo: year,
  combination: about(
    z.enum(["highest", "additive", "exclusive"]),
    "thuộc nhiều nhóm thì lấy hệ số cao nhất, cộng, hoặc không được phép",
    "a place in several groups takes the highest, the sum, or must not occur",
  ),
  excluded: about(
    z.array(z.strictObject({ id, name, when: alternatives })),
    "nhóm không được phân bổ (hệ số 0)",
    "groups that get nothing",
  ),
  groups: about(
    z
      .array(
        z.strictObject({ id, name, coefficient: about(ratio, "hệ số", "coefficient"), when: alternatives }),
      )
      .min(1),
    "các nhóm có hệ số",
    "groups with a coefficient",
  ),
});

const weightingCommon = { id, name, origin, legalReference: legalReference.optional() };

/** How a line's money is divided among places. */
export const weighting = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("norm"),
    ...weightingCommon,
    norm: about(id, "mã định mức", "id of a norm"),
  }),
  z.strictObject({
    kind: z.literal("attribute"),
    ...weightingCommon,
    attribute: about(id, "mã thuộc tính", "id of an attribute"),
  }),
  z.strictObject({ kind: z.literal("equal"), ...weightingCommon }),
  z.strictObject({
    kind: z.literal("product"),
    ...weightingCommon,
    of: about(z.array(id).min(2), "mã các trọng số được nhân với nhau", "ids of the weightings multiplied"),
  }),
  z.strictObject({
    kind: z.literal("sum"),
    ...weightingCommon,
    of: about(z.array(id).min(2), "mã các trọng số được cộng", "ids of the weightings added"),
    factors: about(
      z.array(ratio).min(2).optional(),
      "hệ số nhân của từng trọng số, cùng thứ tự; không ghi là 1",
      "factor of each weighting, in the same order; 1 if not given",
    ),
    normalised: about(
      z.boolean(),
      "có: mỗi trọng số trước hết chia cho tổng của nó (cộng tỷ trọng); không: cộng điểm",
      "yes: each weighting is first divided by its own sum (shares are added); no: points are added",
    ),
  }),
]);

/** Which weighting a source's money follows. */
export const weightingUse = z.strictObject({
  source: about(id, "mã nguồn vốn", "id of a source"),
  weighting: about(id, "mã trọng số", "id of a weighting"),
});

/** Shares of years, by which amounts of several years are phased. */
export const profile = z.strictObject({
  id,
  name,
  origin,
  weights: about(z.record(z.string().regex(/^\d{4}$/), ratio), "trọng số theo năm", "weight by year"),
});

export const phasing = z.strictObject({
  profiles: about(z.array(profile).min(1), "các cách phân kỳ", "profiles"),
  default: about(id, "mã cách phân kỳ mặc định", "id of the default profile"),
  exceptions: about(
    z.array(
      z.strictObject({
        source: about(id, "mã nguồn vốn", "id of a source"),
        profile: about(id, "mã cách phân kỳ", "id of a profile"),
      }),
    ),
    "nguồn theo biểu thời gian riêng",
    "sources with a profile of their own",
  ),
});
