import { type Matcher, matcherOf } from "../../../pattern/matcher.ts";

/**
 * A .NET regular expression as a JavaScript one: `$` also passes before a final line feed, `.` excludes that alone,
 * `\A` `\Z` `\z` are anchors, `\d` and `\w` know all of Unicode, `\s` the
 * blanks of .NET, an inline `(?i)` at the beginning is a flag.
 * @throws {SyntaxError} for what JavaScript cannot say
 */
export function dotnetPattern(pattern: string): Matcher {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const inline = /^\(\?([imsn]+)\)/.exec(pattern);
  const flags = (inline?.[1] ?? "").replace(/[^is]/g, "");
  const body = pattern.slice(inline?.[0].length ?? 0);
  const unicode = /\\[dDwWpP]/.test(body) ? "u" : "";
  const expression = matcherOf(translate(body, flags.includes("s"), unicode !== ""), flags.replace("s", "") + unicode);
  compiled.set(pattern, expression);
  return expression;
}

const compiled = new Map<string, Matcher>();

const token = /\\[\s\S]|[[\].$]/g;

function translate(body: string, dotIsAll: boolean, unicode: boolean): string {
  let inClass = false;
  return body.replace(token, (part) => {
    if (part.startsWith("\\")) return escapeOf(part, inClass, unicode);
    if (inClass) {
      inClass = part !== "]";
      return part === "[" ? "\\[" : part;
    }
    if (part === "[") inClass = true;
    if (part === ".") return dotIsAll ? "[\\s\\S]" : "[^\\n]";
    return part === "$" ? atEnd : part;
  });
}

const atEnd = "(?=\\n?$)";
const anchors: Readonly<Record<string, string>> = { "\\A": "^", "\\Z": atEnd, "\\z": "$" };
/** What .NET's `\\s` passes: the byte order mark is not among it. */
const white = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const classes: Readonly<Record<string, string>> = {
  "\\s": white,
  "\\d": "\\p{Nd}",
  "\\D": "\\P{Nd}",
  "\\w": "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}",
};

function escapeOf(part: string, inClass: boolean, unicode: boolean): string {
  if (!inClass && anchors[part] !== undefined) return anchors[part];
  if (part === "\\S" && !inClass) return `[^${white}]`;
  if (part === "\\W" && !inClass) return "[^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]";
  const known = classes[part];
  if (known !== undefined) return inClass || part.toLowerCase() === "\\d" ? known : `[${known}]`;
  // With the unicode flag only syntax may be escaped, a hyphen only in a class; .NET lets every sign be.
  const needless = inClass ? /\\[^A-Za-z0-9^$\\.*+?()[\]{}|/-]/ : /\\[^A-Za-z0-9^$\\.*+?()[\]{}|/]/;
  return unicode && needless.test(part) ? part.slice(1) : part;
}
