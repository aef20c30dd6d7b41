/** Words of letters, with values to fill in, commands, file endings and codes left out. */
export function wordsOf(text: string): readonly string[] {
  return withoutNames(text).match(/\p{L}{2,}/gu) ?? [];
}

/** The text without what is no word: values, quotations, commands, options, file names. */
function withoutNames(text: string): string {
  return text
    .replace(/\{\w+\}/g, " ")
    .replace(/“[^”]*”|`[^`]*`/g, " ")
    .replace(/\bphanbo\b[^.;]*/g, " ")
    .replace(/--?[\w-]+|\.\w+\b|[\w-]+\.(?:json|xlsx|csv|md)/g, " ");
}

/** The same texts with nothing but what is said. */
export function spoken(
  texts: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  return texts.map(([key, words]) => [key, withoutNames(words)] as const);
}

/** Terms of the subject as they are typed on a keyboard without Vietnamese; none of them is a word of either language. */
export function unaccented(): readonly string[] {
  return [
    "phan bo",
    "ngan sach",
    "nguon von",
    "doi ung",
    "long ghep",
    "dau tu",
    "su nghiep",
    "thuong xuyen",
    "trung uong",
    "dia phuong",
    "cong dong",
    "tin dung",
    "doanh nghiep",
    "dinh muc",
    "he so",
    "trong so",
    "tieu chi",
    "chi tieu",
    "ke hoach",
    "quyet dinh",
    "nghi quyet",
    "giai doan",
    "du toan",
    "giai ngan",
    "quyet toan",
    "du phong",
    "chenh lech",
    "lam tron",
    "ty le",
    "ty trong",
    "trieu dong",
    "ty dong",
    "trang tinh",
    "so tinh",
    "khong",
    "duoc",
    "huyen",
    "nguoi",
    "viet nam",
  ];
}
