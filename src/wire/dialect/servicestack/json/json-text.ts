// oxlint-disable-next-line no-control-regex -- control characters are the point
const ESCAPED = /["\\\u0000-\u001f\u007f-\u009f\ud800-\udfff]/;
/** What `JSON.stringify` escapes in another way. */
// oxlint-disable-next-line no-control-regex -- control characters are the point
const OWN = /[\u0000-\u0007\u000b\u000e-\u001f\u007f-\u009f\ud800-\udfff]/;
// oxlint-disable-next-line no-control-regex -- control characters are the point
const EACH = /["\\\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;
const SHORT = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\f", "\\f"],
  ["\b", "\\b"],
]);

/**
 * A JSON string as ServiceStack.Text escapes it: control characters up to U+001F and U+007F to U+009F with capital hex,
 * all else raw, slashes too; half a surrogate pair becomes U+FFFD.
 */
export function jsonString(text: string): string {
  if (!ESCAPED.test(text)) return `"${text}"`;
  return OWN.test(text) ? `"${text.replace(EACH, escape)}"` : JSON.stringify(text);
}

function escape(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0xd800 ? "\uFFFD" : (SHORT.get(character) ?? `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`);
}
