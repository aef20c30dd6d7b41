import {
  choice,
  column,
  digits,
  newId,
  optional,
  orNull,
  wide,
  words,
  year,
  yesNo,
  type Column,
  type More,
} from "./layoutColumn.ts";

/** A name in both languages. */
export const nameColumns = [column("name.vi", "name", words, wide), column("name.en", "nameEn", words, wide)];
/** A period that must be given. */
export const yearColumns = [column("from", "from", year), column("to", "to", year)];
/** A figure as it is printed. */
export const printedColumns = (more: More): readonly Column[] => [
  column("printed.text", "printedText", digits, more),
  column("printed.unit", "printedUnit", choice("unit"), { ...orNull, width: 16 }),
];
/** What a record rests on in law. */
export const legalColumns = (more: More): readonly Column[] => [
  column("legalReference.document", "legalDocument", words, { ...wide, ...more }),
  column("legalReference.article", "legalArticle", words, { width: 16, ...optional }),
  column("legalReference.read", "legalRead", yesNo, { width: 16, ...more }),
];
export const placeInDocument = column("documentPlace", "documentPlace", words, { width: 20 });
export const idColumn = column("id", "id", newId);
