/**
 * The candidate that `word` most likely meant, or nothing if none is near (more than a third of its letters differ).
 * Capitals and Vietnamese marks count for less than letters: `Nguon von` means `Nguồn vốn`.
 *
 * @example
 * nearestWord("amuont", ["amount", "source"]) // => "amount"
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const bare = withoutMarks(word);
  const allowed = Math.min(Math.max(1, Math.floor(bare.length / 3)), bare.length - 1);
  let best: { readonly candidate: string; readonly distance: number; readonly marks: number } | undefined;
  for (const candidate of candidates) {
    const bareCandidate = withoutMarks(candidate);
    if (Math.abs(bareCandidate.length - bare.length) > allowed) continue;
    const distance = editDistance(bare, bareCandidate);
    if (distance > allowed || (best !== undefined && distance > best.distance)) continue;
    const marks = editDistance(word.normalize("NFC"), candidate.normalize("NFC"));
    if (best === undefined || distance < best.distance || marks < best.marks) {
      best = { candidate, distance, marks };
    }
  }
  return best?.candidate;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn `left` into `right`. */
export function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row++) {
    const line = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      line[column] = Math.min(
        (rows[row - 1]?.[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (rows[row - 1]?.[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && row > 1 && column > 1 ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(line);
  }
  return rows[left.length]?.[right.length] ?? 0;
}

/** The letters in lower case without tones and marks, as they are typed on a keyboard that has none. */
function withoutMarks(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}
