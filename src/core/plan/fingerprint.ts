import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The version of the engine; part of every hash, since another engine may give other figures. */
export const engineVersion = "0.1.0";

/**
 * The one text of a JSON value: keys in the order of their code units, no white space, texts in NFC, so that the same
 * content gives the same bytes on every machine.
 *
 * @example
 * canonicalText({ b: 1, a: [true, null] }) // => '{"a":[true,null],"b":1}'
 */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .map(([key, held]) => `${JSON.stringify(key.normalize("NFC"))}:${canonicalText(held)}`)
      .sort();
    return `{${entries.join(",")}}`;
  }
  return JSON.stringify(typeof value === "string" ? value.normalize("NFC") : value);
}

/** SHA-256, in hex, of the canonical text of `value`. */
export function fingerprint(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(value))));
}

/** The first eight digits of a hash, as reports print it. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8);
}
