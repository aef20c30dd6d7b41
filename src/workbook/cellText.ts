const separator = ";";

/**
 * Several texts in one cell. A text that would be taken apart or changed on reading stands in quotes.
 *
 * @example
 * joinList(["a", "b; c"]) // => 'a; "b; c"'
 */
export function joinList(items: readonly string[]): string {
  return items.map(quotedIfNeeded).join(`${separator} `);
}

/**
 * The texts of a cell that holds several; spaces around them do not count, empty ones are left out.
 *
 * @example
 * splitList("a; b;").join("|") // => "a|b"
 */
export function splitList(written: string): readonly string[] {
  const items: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(?:;|$)/suy;
  while (pattern.lastIndex < written.length) {
    const [match, quoted, plain = ""] = pattern.exec(written) ?? [];
    if (match === undefined) break;
    if (quoted !== undefined) items.push(quoted.replaceAll('""', '"'));
    else if (plain.trim() !== "") items.push(plain.trim());
  }
  return items;
}

function quotedIfNeeded(item: string): string {
  const plain = item !== "" && item.trim() === item && !item.includes(separator) && !item.startsWith('"');
  return plain ? item : `"${item.replaceAll('"', '""')}"`;
}

/**
 * Free text as it stands in a cell: as it is, but text of blanks alone is put in quotes, for a cell of blanks is empty.
 *
 * @example
 * wordsToCell(" ") // => '" "'
 */
export function wordsToCell(words: string): string {
  return /^"*\s+"*$/u.test(words) ? `"${words}"` : words;
}

/** The free text of a cell: what `wordsToCell` was given. */
export function wordsFromCell(written: string): string {
  return /^"+\s+"+$/u.test(written) ? written.slice(1, -1) : written;
}

const dayMilliseconds = 86_400_000;
/** Day 0 of a sheet's dates; they are right from 1 March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30);
const lastSerial = 2_958_465;

/**
 * A date as a file keeps it, from what stands in a cell: `2022-07-13`, `13/7/2022`, or the number of a sheet's date.
 * Other text stays as it is, for the check to refuse.
 *
 * @example
 * dateFromCell("13/7/2022") // => "2022-07-13"
 */
export function dateFromCell(written: string | number): string {
  if (typeof written === "number") {
    if (!Number.isInteger(written) || written < 61 || written > lastSerial) return String(written);
    return new Date(dayZero + written * dayMilliseconds).toISOString().slice(0, 10);
  }
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written.trim()) ?? [];
  if (day === undefined || month === undefined || year === undefined) return written.trim();
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
