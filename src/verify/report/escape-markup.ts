import { escapeHtml } from "../../escape-html.ts";

/** Text that may stand in XML or HTML, in an attribute too; characters that XML cannot hold become U+FFFD. */
export function escapeMarkup(text: string): string {
  return escapeHtml(text).replace(/\p{Cc}|[\uFFFE\uFFFF]/gu, (character) =>
    /[\t\n\r]/.test(character) ? character : "\uFFFD",
  );
}
