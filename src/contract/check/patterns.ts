/** Why a text is no regular expression of ECMA-262 with the flag u; undefined: it is one. */
export function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*\/u?: /s, "") : String(error);
  }
}

/**
 * What a pattern of another dialect (PCRE, Java, .NET, Python, Go) means in ECMA-262, where that is simple to say;
 * undefined: it is not.
 */
export function translatedPattern(pattern: string): string | undefined {
  const bare = withoutDelimiters(pattern);
  const { flags, rest } = leadingFlags(bare);
  if (flags === undefined) return undefined;
  const plain = translated(rest);
  const result = flags.includes("i") ? eitherCase(plain) : plain;
  return patternFault(result) === undefined ? result : undefined;
}

/** `/^a$/i`, as other languages write a regular expression. */
function withoutDelimiters(pattern: string): string {
  const [, inner, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? [];
  return inner === undefined || patternFault(pattern) === undefined
    ? pattern
    : `${flags.includes("i") ? "(?i)" : ""}${inner}`;
}

/** `(?i)` and its like at the beginning; a flag that cannot be given leaves nothing to translate. */
function leadingFlags(pattern: string): { readonly flags: string | undefined; readonly rest: string } {
  const [whole = "", flags = ""] = /^\^?\(\?([a-z]+)\)/.exec(pattern) ?? [];
  if (whole === "") return { flags: "", rest: pattern };
  const start = whole.startsWith("^") ? "^" : "";
  return {
    flags: /^[ismuUx]+$/.test(flags) && !flags.includes("x") ? flags : undefined,
    rest: start + pattern.slice(whole.length),
  };
}

const classes: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  punct: "!-\\/:-@\\[-`{-~",
  xdigit: "0-9A-Fa-f",
  word: "\\w",
};

const properties: Readonly<Record<string, string>> = {
  Alpha: "\\p{L}",
  Alnum: "\\p{L}\\p{N}",
  Digit: "\\d",
  Upper: "\\p{Lu}",
  Lower: "\\p{Ll}",
  Punct: "\\p{P}",
  Space: "\\s",
  IsAlphabetic: "\\p{Alphabetic}",
  ASCII: "\\x00-\\x7F",
};

/** Escapes and groups that are spelled otherwise, one token after the other. */
function translated(pattern: string): string {
  let isInClass = false;
  return pattern.replace(
    /\\p\{\^?\w+\}|\\[pP][A-Z](?!\w)|\\x\{[0-9A-Fa-f]+\}|\\[^]|\[:\^?\w+:\]|\(\?P?<(?![=!])|\(\?>|\(\?#[^)]*\)|[*+?}][+](?!\])|[[\]{}-]/g,
    (token, offset: number) => {
      if (token === "[" && !isInClass) {
        isInClass = true;
        return "[";
      }
      if (token === "]" && isInClass) {
        isInClass = false;
        return "]";
      }
      return replacement(token, isInClass, pattern, offset);
    },
  );
}

function replacement(token: string, isInClass: boolean, pattern: string, offset: number): string {
  if (token.startsWith("[:")) return isInClass ? (classes[token.slice(2, -2)] ?? token) : token;
  if (token.startsWith("\\")) return escape(token, isInClass);
  if (token === "(?P<" || token === "(?<") return "(?<";
  if (token === "(?>") return "(?:";
  if (token.startsWith("(?#")) return "";
  if (token === "{" || token === "}" || token === "]")
    return isInClass || !isQuantifier(pattern, offset, token) ? `\\${token}` : token;
  if (token === "[") return "\\[";
  if (token === "-") return "-";
  return isInClass ? token : token.charAt(0); // a possessive quantifier
}

/** Whether a brace is one of `{2}`, `{2,}`, `{2,3}`. */
function isQuantifier(pattern: string, offset: number, token: string): boolean {
  if (token === "{") return /^\{\d+(,\d*)?\}/.test(pattern.slice(offset));
  return token === "}" && /\{\d+(,\d*)?$/.test(pattern.slice(Math.max(0, offset - 24), offset));
}

function escape(token: string, isInClass: boolean): string {
  const [, property] = /^\\p\{(\w+)\}$/.exec(token) ?? [];
  if (property !== undefined) {
    const known = Object.hasOwn(properties, property) ? properties[property] : undefined;
    return known === undefined ? token : isInClass ? known : `[${known}]`;
  }
  if (/^\\[pP][A-Z]$/.test(token)) return `${token.slice(0, 2)}{${token.charAt(2)}}`;
  if (token.startsWith("\\x{")) return `\\u${token.slice(2)}`;
  switch (token.charAt(1)) {
    case "A":
      return "^";
    case "z":
    case "Z":
      return "$";
    case "h":
      return isInClass ? " \\t" : "[ \\t]";
    case "R":
      return "(?:\\r\\n|\\n|\\r)";
    case "a":
      return "\\x07";
    case "e":
      return "\\x1B";
    case "Q":
    case "E":
      return token;
  }
  // With the flag u only signs of the syntax may be escaped, and `-` only in a class.
  if (/^\\[\\^$.*+?()[\]{}|/dDwWsSbBnrtfvkcxupP0-9]$/.test(token)) return token;
  if (token === "\\-") return isInClass ? token : "-";
  return token.charAt(1);
}

/** Letters outside of escapes in both cases. */
function eitherCase(pattern: string): string {
  let isInClass = false;
  return pattern.replace(
    /\\[pPkuxc]\{[^}]*\}|\\u[0-9A-Fa-f]{4}|\\[^]|\(\?<\w+>|[a-zA-Z]-[a-zA-Z]|[[\]a-zA-Z]/g,
    (token) => {
      if (token === "[") isInClass = true;
      else if (token === "]") isInClass = false;
      else if (/^[a-zA-Z](-[a-zA-Z])?$/.test(token)) {
        if (token.length > 1 && !isInClass) return token.replace(/[a-zA-Z]/g, (letter) => bothCases(letter));
        const both = `${token.toLowerCase()}${token.toUpperCase()}`;
        return isInClass ? both : `[${both}]`;
      }
      return token;
    },
  );
}

function bothCases(letter: string): string {
  return `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
}
