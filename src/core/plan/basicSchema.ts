import * as z from "zod";
import { money } from "../money/money.ts";
import { numberStyles } from "../money/numberText.ts";
import { isRatioText } from "../money/ratio.ts";
import { moneyUnits } from "../money/unit.ts";

/** Adds the sentence that the reference page prints, in both languages. */
export function about<Schema extends z.ZodType>(schema: Schema, vi: string, en: string): Schema {
  return schema.meta({ description: en, descriptionVi: vi });
}

export const id = about(
  z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/),
  "mã ngắn: chữ thường không dấu, số, gạch nối, chấm",
  "short id: lower-case letters, digits, hyphens, points",
);

export const code = about(
  z.string().regex(/^[A-Z0-9]{1,12}$/),
  "mã đơn vị hành chính chính thức, giữ cả số 0 đầu",
  "official unit code, leading zeros kept",
);

export const words = about(z.string().min(1), "chữ", "text");

/** A name that a person reads, in both languages. */
export const name = about(
  z.strictObject({ vi: words, en: words }),
  "tên, cả hai thứ tiếng",
  "name, in both languages",
);

export const year = about(z.int().min(1990).max(2100), "năm", "year");

export const amount = about(
  z
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .transform((dong) => money(dong)),
  "số tiền, đồng, số nguyên không âm",
  "amount, đồng, a whole number, not negative",
);

export const ratio = about(
  z.string().refine(isRatioText, { params: { code: "ratio.invalid" } }),
  "tỷ lệ: 0.05, 5%, 1/3 hoặc 1:1.5 (dấu chấm thập phân)",
  "ratio: 0.05, 5%, 1/3 or 1:1.5 (point as decimal mark)",
);

export const unit = about(z.enum(moneyUnits), "đơn vị tiền", "unit of money");

export const numberStyle = about(z.enum(numberStyles), "cách viết số", "how numbers are written");

/** A figure as the document prints it: digits and unit are kept, they are the evidence. */
export const printed = about(
  z.strictObject({
    text: about(z.string().regex(/^[0-9.,]+$/), "chữ số đúng như in", "the digits as printed"),
    unit: about(
      unit.nullable(),
      "đơn vị in kèm; null nếu văn bản không ghi",
      "unit printed; null if there is none",
    ),
  }),
  "con số đúng như in",
  "the figure as printed",
);

/** Origin of a figure: in a document, worked out from others, assumed by the planner, decided, official data, or a sample. */
export const origin = about(
  z.enum(["stated", "derived", "assumed", "decided", "official", "illustrative"]),
  "xuất xứ: đã in, suy ra, giả định, đã quyết định, số liệu chính thức, minh họa",
  "origin: stated, derived, assumed, decided, official, illustrative",
);

export const legalReference = about(
  z.strictObject({
    document: words,
    article: about(words.optional(), "điều, khoản", "article"),
    read: about(z.boolean(), "đã đọc văn bản", "whether the text was read"),
  }),
  "căn cứ pháp lý; read = false nếu chưa đọc được văn bản",
  "legal reference; read = false where the text itself was not read",
);

export const documentPlace = about(
  words,
  "vị trí trong văn bản, ví dụ III.7",
  "place in the document, e.g. III.7",
);

export const span = { from: year, to: year };
