import { wellFormed } from "./well-formed.ts";

/** A text percent-encoded for a URL. Half of a surrogate pair, which UTF-8 lacks, goes as the replacement character. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** A text percent-decoded where it can be: a `%` that begins no octet of UTF-8 stands for itself. */
export function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (octets) => {
    try {
      return decodeURIComponent(octets);
    } catch {
      return octets;
    }
  });
}
