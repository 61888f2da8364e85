import { untypedValue } from "../../../contract/model/untyped-value.ts";
import type { ObjectValue, Value } from "../../../contract/model/value.ts";

/** Nobody writes more, or nests deeper. */
const longest = 2000;
const deepest = 10;

/**
 * What a text asks of rows, as an object of conditions: `state eq 'open' and views gt 5` (OData, section 5.1.1), `state==open;views=gt=5`
 * (RSQL), `state||$eq||open`, `state:eq:open`. Undefined: it is none of these.
 */
export function conditionIn(text: string): ObjectValue | undefined {
  if (text.length > longest) return undefined;
  return inBars(text) ?? new Reader(tokensOf(text)).whole() ?? inColons(text);
}

const compares =
  /\s(?:eq|ne|gt|ge|lt|le)(?:\s|$)|[=!<>]=|[<>]|=[a-z]{1,9}=|(?:contains|startswith|endswith|substringof)\(/i;

/** Whether a text compares and is no condition in any language: a quote or bracket stays open, or nothing stands behind a comparison. */
export function isBrokenCondition(text: string): boolean {
  if (text.length > longest || !compares.test(text) || conditionIn(text) !== undefined) return false;
  const tokens = tokensOf(text);
  const isComparison = (one: Token | undefined): boolean =>
    one?.kind === "compare" || (one?.kind === "word" && words.test(one.text));
  const count = (mark: string): number =>
    tokens?.filter(({ kind, text: own }) => kind === "mark" && own === mark).length ?? 0;
  const [before, last] = tokens?.slice(-2) ?? [];
  const isJoint = last?.kind === "word" && /^(and|or|not)$/i.test(last.text);
  const isCut = !isComparison(before) && (isComparison(last) || isJoint);
  return tokens === undefined || isCut || count("(") !== count(")");
}

function inBars(text: string): ObjectValue | undefined {
  const [name = "", operator, value] = text.split("||");
  return operator === undefined || !/^\$\w+$/.test(operator) ? undefined : asked(name, operator, value ?? true);
}

function inColons(text: string): ObjectValue | undefined {
  // Only behind a word for a comparison colons may be those of a time or an address.
  const [, name, operator, value = ""] =
    /^([\w.]+):(?:([a-z]+):)?([^:\s][^:]*)$/i.exec(text) ??
    /^([\w.]+):(eq|ne|gte?|lte?|ge|le|like|contains):(\S.*)$/i.exec(text) ??
    [];
  return name === undefined ? undefined : asked(name, operator ?? "eq", value);
}

/** `{ owner: { city: { eq: "Oslo" } } }` */
function asked(name: string, operator: string, value: Value): ObjectValue {
  return name.split(/[./]/).reduceRight<ObjectValue>((inner, step) => ({ [step]: inner }), { [operator]: value });
}

type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mark" | "compare" | "word"; readonly text: string };

const token =
  /\s*(?:('(?:[^']|'')*'|"(?:[^"]|"")*")|([(),;])|(=[a-z]+=|==|!=|<>|>=|<=|=@|@=|>|<|=|~)|([^\s()=<>!,;'"~@][^\s()=<>!,;'"~]*))/y;

/** Undefined: something in it is none. */
function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    token.lastIndex = at;
    const [all, quoted, mark, compare, word] = token.exec(text) ?? [];
    if (all === undefined) return undefined;
    at += all.length;
    if (quoted !== undefined) tokens.push({ kind: "text", text: unquoted(quoted) });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else if (compare !== undefined) tokens.push({ kind: "compare", text: compare });
    else tokens.push({ kind: "word", text: word ?? "" });
  }
  return tokens;
}

/** Quotes inside are written twice. */
function unquoted(text: string): string {
  const [quote = ""] = text;
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

const signs: Readonly<Record<string, string>> = {
  "==": "eq",
  "=": "eq",
  "!=": "ne",
  "<>": "ne",
  ">": "gt",
  ">=": "gte",
  "<": "lt",
  "<=": "lte",
  "~": "contains",
  "=@": "contains",
  "@=": "contains",
  "=out=": "nin",
};
const words = /^(eq|ne|gt|ge|lt|le|in|nin|like|ilike)$/i;
const functions: Readonly<Record<string, string>> = {
  contains: "contains",
  substringof: "contains",
  startswith: "startswith",
  endswith: "endswith",
};

/** Reads tokens by what stands next; what cannot be read makes the whole unread. */
class Reader {
  readonly #tokens: readonly Token[] | undefined;
  #at = 0;

  constructor(tokens: readonly Token[] | undefined) {
    this.#tokens = tokens;
  }

  whole(): ObjectValue | undefined {
    if (this.#tokens === undefined || this.#tokens.length < 3) return undefined;
    const found = this.#either(0);
    return this.#next === undefined ? found : undefined;
  }

  get #next(): Token | undefined {
    return this.#tokens?.[this.#at];
  }

  /** Goes on where one of these stands. */
  #takes(kind: Token["kind"], texts: readonly string[]): boolean {
    const { kind: own, text = "" } = this.#next ?? {};
    const isOne = own === kind && texts.includes(text.toLowerCase());
    if (isOne) this.#at++;
    return isOne;
  }

  #takesWord(kinds: readonly Token["kind"][]): string | undefined {
    const { kind, text } = this.#next ?? {};
    if (kind === undefined || !kinds.includes(kind)) return undefined;
    this.#at++;
    return text;
  }

  #either(depth: number): ObjectValue | undefined {
    return this.#joined("or", ",", () => this.#all(depth));
  }

  #all(depth: number): ObjectValue | undefined {
    return this.#joined("and", ";", () => this.#one(depth));
  }

  #joined(word: string, mark: string, read: () => ObjectValue | undefined): ObjectValue | undefined {
    const parts: ObjectValue[] = [];
    do {
      const part = read();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.#takes("word", [word]) || this.#takes("mark", [mark]));
    return parts.length === 1 ? parts[0] : { [word]: parts };
  }

  #one(depth: number): ObjectValue | undefined {
    if (depth > deepest) return undefined;
    if (this.#takes("word", ["not"])) {
      const inner = this.#one(depth + 1);
      return inner && { not: inner };
    }
    if (this.#takes("mark", ["("])) {
      const inner = this.#either(depth + 1);
      return this.#takes("mark", [")"]) ? inner : undefined;
    }
    const name = this.#takesWord(["word"]);
    if (name === undefined) return undefined;
    return this.#takes("mark", ["("]) ? this.#called(name.toLowerCase()) : this.#comparison(name);
  }

  #comparison(name: string): ObjectValue | undefined {
    const { kind, text = "" } = this.#next ?? {};
    const isTold = kind === "compare" || (kind === "word" && words.test(text));
    if (!isTold) return undefined;
    this.#at++;
    const operator = signs[text] ?? text.replaceAll("=", "").toLowerCase();
    const value = this.#takes("mark", ["("]) ? this.#listed() : this.#value();
    if (value === undefined) return undefined;
    // RSQL has signs for any text in what is equal.
    const isPart = operator === "eq" && typeof value === "string" && /^\*|\*$/.test(value);
    return asked(name, isPart ? "like" : operator, value);
  }

  #called(name: string): ObjectValue | undefined {
    const operator = Object.hasOwn(functions, name) ? functions[name] : undefined;
    const sent = [this.#argument(), this.#takes("mark", [","]) ? this.#argument() : undefined];
    const property = sent.find((one) => one?.kind === "word")?.text;
    const value = sent.find((one) => one?.kind === "text")?.text;
    if (operator === undefined || property === undefined || value === undefined || !this.#takes("mark", [")"]))
      return undefined;
    const told = asked(property, operator, value);
    if (!this.#takes("word", ["eq"])) return told;
    return this.#takesWord(["word"]) === "false" ? { not: told } : told;
  }

  /** A property or a text, also in a function that changes its letters. */
  #argument(): Token | undefined {
    const one = this.#next;
    this.#at++;
    if (!this.#takes("mark", ["("])) return one;
    const inner = this.#next;
    this.#at++;
    return this.#takes("mark", [")"]) ? inner : undefined;
  }

  #listed(): Value | undefined {
    const values: Value[] = [];
    do {
      const value = this.#value();
      if (value === undefined) return undefined;
      values.push(value);
    } while (this.#takes("mark", [","]));
    return this.#takes("mark", [")"]) ? values : undefined;
  }

  #value(): Value | undefined {
    const { kind } = this.#next ?? {};
    const text = this.#takesWord(["text", "word"]);
    if (kind === "text" || text === undefined) return text;
    return /^(true|false|null)$/i.test(text) ? untypedValue(JSON.parse(text.toLowerCase())) : text;
  }
}
