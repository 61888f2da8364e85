/** The value that a text is in a sample whose form has texts alone (CSV, XML). */
export function scalarOf(text: string): unknown {
  // With a zero before them, digits are a code.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text);
  return text === "" ? null : /^(?:true|false)$/.test(text) ? text === "true" : text;
}
