import * as z from "zod";
import { about, amount, code, id, legalReference, name, origin, ratio, words } from "./basicSchema.ts";
import { slicePart } from "./sliceSchema.ts";

/** A part of the programme that money may be tied to. */
export const component = z.strictObject({ id, name });

export const sliceDimensions = ["source", "type", "year", "place", "component"] as const;

/** Which money and which places a limit is about; what is not given is not restricted. */
const slice = {
  sources: slicePart.sources,
  types: slicePart.types,
  from: slicePart.from,
  to: slicePart.to,
  places: about(
    z.array(code).min(1).optional(),
    "mã đơn vị, gồm mọi đơn vị bên dưới; trống: mọi đơn vị",
    "codes of places, with all beneath them; none: all",
  ),
  components: slicePart.components,
};

const common = {
  id,
  name,
  ...slice,
  origin,
  legalReference: legalReference.optional(),
};

/** How much: an amount, a share of a base, or an amount a place from an attribute; exactly one of the three. */
const bound = {
  each: about(
    z.array(z.enum(sliceDimensions)).min(1).optional(),
    "áp riêng cho từng nguồn, loại vốn, năm, xã hoặc nội dung; trống: cho tổng của phạm vi",
    "holds for each source, type, year, commune or component by itself; none: for the sum of the slice",
  ),
  amount: about(amount.optional(), "số tiền, đồng", "amount, đồng"),
  share: about(ratio.optional(), "tỷ lệ của một số gốc", "share of a base"),
  base: about(
    id.optional(),
    "mã dòng vốn hoặc số tổng làm gốc; trống: số vốn được giao trong phạm vi",
    "id of a line or stated total it is a share of; none: the money available in the slice",
  ),
  attribute: about(
    id.optional(),
    "mã thuộc tính kiểu số tiền: mức riêng của từng xã",
    "id of an attribute of kind money: a level for each commune",
  ),
};

/** What an allocation must keep to, over a slice of it. */
export const limit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("floor"), ...common, ...bound }),
  z.strictObject({ kind: z.literal("cap"), ...common, ...bound }),
  z.strictObject({
    kind: z.literal("hold"),
    ...common,
    ...bound,
    owner: about(words, "người hoặc cơ quan giữ", "who holds it"),
    reason: about(words, "lý do giữ", "why it is held"),
  }),
  z.strictObject({
    kind: z.literal("excluded"),
    ...common,
    reason: about(words, "lý do loại trừ", "why it gets nothing"),
  }),
  z.strictObject({
    kind: z.literal("reserve"),
    ...common,
    share: about(ratio, "tỷ lệ dự phòng", "share kept in reserve"),
  }),
  z.strictObject({
    kind: z.literal("tier"),
    ...common,
    tier: about(
      z.int().min(1).max(99),
      "bậc ưu tiên: bậc nhỏ được cấp đủ mức trần trước bậc sau; không có bậc: sau cùng",
      "priority tier: a lower number is served to its caps before the next; without a tier: last",
    ),
  }),
]);

/** In which order sources are used where a limit covers several, and whether what is left goes to the next year. */
export const sourceUse = z.strictObject({
  source: about(id, "mã nguồn vốn", "id of a source"),
  rank: about(z.int().min(1).max(999), "thứ tự sử dụng, nhỏ dùng trước", "order of use, the smaller first"),
  carryOver: about(
    z.boolean(),
    "vốn chưa phân bổ hết vì đụng mức trần có được chuyển nguồn sang năm sau",
    "whether money that caps leave over is carried over to the next year",
  ),
});

export const roundingMethod = about(
  z.enum(["largestRemainder", "webster"]),
  "cách làm tròn: số dư lớn nhất, mọi tổng đều khớp; hoặc Webster, thêm tiền thì không ai bị giảm",
  "rounding: largest remainder, every total foots; or Webster, where more money gives nobody less",
);
