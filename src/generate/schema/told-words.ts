/** `Can be `open`, `paid` or `void`.`: what such a text begins with, and the words that it names one after the other. */
const named =
  /\b(?:one of|either|(?:can|must|may|should|will) be|(?:values?|options?)(?: are| is| include)?)(?: (?:the following|of|one))*:?\s+((?:`[\w.-]+`(?:,? (?:or|and) |, ?| ?\| ?|\/)?){2,})/i;
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
  const inLine = Array.from((named.exec(text)?.[1] ?? "").matchAll(/`([\w.-]+)`/g), ([, word = ""]) => word);
  const all = inLine.length > 1 ? inLine : Array.from(text.matchAll(lines), ([, word = ""]) => word);
  const words = [...new Set(all)].filter((word) => !noWords.has(word));
  return words.length < 2 ? undefined : words;
}
