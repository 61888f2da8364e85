import type { Remark } from "../verdict/result.ts";

/** What a remark says of its place. */
export function remarkText(kind: Remark["kind"]): string {
  switch (kind) {
    case "unnamed member":
      return "a member that the schema does not name";
    case "spelling":
      return "spelled another way than this framework spells it; a client reads the same";
    case "inferred":
      return "not as it would be expected; the document does not promise it";
  }
}

/** A remark in one line. */
export function remarkLine({ place, text, count, shown }: Remark): string {
  const times = count > 1 ? ` (${count} times)` : "";
  if (shown === undefined) return `${place} is ${text}${times}`;
  return `${shown.check} at ${place}: ${text}${times}: expected ${shown.expected}, found ${shown.found}`;
}
