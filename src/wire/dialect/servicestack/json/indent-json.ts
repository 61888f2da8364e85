const INDENT = "    ";

/** JSON on many lines: four spaces per level, a space after each colon; what is empty has an empty line inside. */
export function indentJson(json: string): string {
  let text = "";
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '"') {
      const end = stringEnd(json, at);
      text += json.slice(at, end);
      at = end - 1;
    } else if (character === "{" || character === "[") {
      text += character + lineAt((depth += 1));
    } else if (character === "}" || character === "]") {
      text += lineAt((depth -= 1)) + character;
    } else if (character === ",") {
      text += `,${lineAt(depth)}`;
    } else {
      text += character === ":" ? ": " : character;
    }
  }
  return text;
}

function lineAt(depth: number): string {
  return `\n${INDENT.repeat(depth)}`;
}

/** The offset behind the closing quote of the string that opens at `at`. */
function stringEnd(json: string, at: number): number {
  let end = at + 1;
  while (end < json.length && json.charAt(end) !== '"') end += json.charAt(end) === "\\" ? 2 : 1;
  return end + 1;
}
