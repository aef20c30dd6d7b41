import * as z from "zod";
import { about, code, id, year } from "../plan/basicSchema.ts";
import { locality } from "../plan/placeSchema.ts";
import { note, places } from "./valueSchema.ts";

export const setAttribute = z.strictObject({
  kind: z.literal("setAttribute"),
  attribute: about(id, "mã thuộc tính", "id of an attribute"),
  places,
  value: about(
    z.union([z.boolean(), z.string().min(1), z.number()]),
    "giá trị mới: có hoặc không, chữ, hoặc số",
    "new value: yes or no, text, or a number",
  ),
  ...note,
});

export const addPlace = z.strictObject({
  kind: z.literal("addPlace"),
  place: about(
    locality.omit({ validTo: true, successors: true }),
    "đơn vị mới; thuộc tính được đặt bằng setAttribute",
    "the new unit; its attributes are set by setAttribute",
  ),
  ...note,
});

const fromYear = about(
  year.optional(),
  "từ năm nào; trống: cả giai đoạn",
  "from which year; none: the whole period",
);

export const removePlaces = z.strictObject({
  kind: z.literal("removePlaces"),
  places,
  from: fromYear,
  ...note,
});

/** How the attribute of a merged place follows from those of the places that it was made of. */
export const mergeRules = ["sum", "highest", "lowest", "any", "all", "first"] as const;

export const mergePlaces = z.strictObject({
  kind: z.literal("mergePlaces"),
  places,
  into: about(
    code,
    "mã đơn vị sau sáp nhập: một trong số đó, hoặc đơn vị khác đã có",
    "code of the unit they become: one of them, or another that there is",
  ),
  from: fromYear,
  rules: about(
    z
      .array(
        z.strictObject({
          attribute: about(id, "mã thuộc tính", "id of an attribute"),
          take: about(
            z.enum(mergeRules),
            "cộng, cao nhất, thấp nhất, có ở một nơi, có ở mọi nơi, của đơn vị đầu tiên",
            "sum, highest, lowest, any has it, all have it, that of the first",
          ),
        }),
      )
      .min(1)
      .optional(),
    "cách lấy thuộc tính; số đếm và số tiền không nêu thì cộng",
    "how attributes are taken; counts and money are added if not named",
  ),
  ...note,
});
