/** `Can be `open`, `paid` or `void`.`: what such a text begins with, and the words that it names one after the other, in quotes of any kind. */
const named =
  /\b(?:one of|either|(?:can|must|may|should|will) be|(?:values?|options?)(?: are| is| include)?)(?: (?:the following|of|one))*:?\s+((?:[`'"][\w.-]+[`'"](?:,? (?:or|and) |, ?| ?\| ?|\/)?){2,})/i;
/** Lines that begin with a word in backticks and say what it means. */
const lines = /(?:^|\n|<br ?\/?>)\s*(?:[-*•]\s*)?`([\w.-]+)`(?=\s*(?:[:=(–—-]|$|\n|<br))/g;

const longest = 4000;
const noWords: ReadonlySet<string> = new Set(["null", "undefined", "true", "false"]);

const hash = /^(?:the |an? )?(?:hexadecimal )?(?:md5|sha-?\d+)[ -](?:hash|checksum|digest)/i;

/** What a description says of its text; undefined: nothing that is understood. */
export function toldIn(description: string): readonly string[] | "hash" | undefined {
  return hash.test(description) ? "hash" : toldWords(description);
}

/** The words that a description lists as all that a text may be, in Markdown; fewer than two are no list. */
function toldWords(description: string): readonly string[] | undefined {
  const text = description.slice(0, longest);
  const inLine = Array.from((named.exec(text)?.[1] ?? "").matchAll(/[`'"]([\w.-]+)[`'"]/g), ([, word = ""]) => word);
  const all = inLine.length > 1 ? inLine : Array.from(text.matchAll(lines), ([, word = ""]) => word);
  const words = [...new Set(all)].filter((word) => !noWords.has(word));
  return words.length < 2 ? undefined : words;
}

const time = /\b(?:date|time|timestamp|when|moment)\b/i;
const shownTime =
  /\b(?:examples?|e\.g\.|format|like|such as)(?:<\/?\w{1,6}>|[^\w[<]){0,12}(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)/i;

/** A time that a description shows as an example of its text. */
export function toldMoment(description: string): string | undefined {
  const text = description.slice(0, longest);
  return time.test(text) ? shownTime.exec(text)?.[1] : undefined;
}

/** What a number is a part of: of a hundred, or of one; or that it is none. */
export type Share = "percentage" | "ratio" | "no part";

/** What a description says that a part is of; undefined: nothing. */
export function toldShare(description: string): Share | undefined {
  const text = description.slice(0, longest);
  if (/\b0(?:\.0+)? ?(?:and|to|-|–) ?1(?:\.0+)?(?![\d.]*\d)/i.test(text)) return "ratio";
  if (/\bpercent|%|\b0 ?(?:and|to|-|–) ?100\b/i.test(text)) return "percentage";
  if (/\bper (?:second|minute|hour|day|week|month|year)\b/i.test(text)) return "no part";
  return /\b(?:divided by|fraction|ratio)\b/i.test(text) ? "ratio" : undefined;
}
