import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, type ScalarStyle } from "js-yaml";
import { mostLevels, SyntaxProblem, tooDeep } from "./syntax-problem.ts";

const word = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)(?![\w.+-])/y;
/** The rest of a text after its opening quote, without the closing one. */
// oxlint-disable-next-line no-control-regex -- control characters may not stand in a text
const text = /[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\u0000-\u001f]*)*/y;

const pop: Event = { type: EVENT_ID.POP };

/**
 * Parses JSON strictly (RFC 8259) to the events that a YAML parser would give for it, so that both are read alike from there on.
 * @throws {SyntaxProblem} where it is none
 */
export function jsonEvents(json: string): readonly Event[] {
  return new JsonParser(json).document();
}

class JsonParser {
  readonly #json: string;
  readonly #events: Event[] = [];
  #at = 0;
  /** The next backslash, if there is one: a text that ends before it is what it says. */
  #backslash = -1;

  constructor(json: string) {
    this.#json = json;
  }

  document(): readonly Event[] {
    this.#events.push({ type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] });
    this.#value(1);
    if (this.#next() !== "") throw this.#expected("the end of the file");
    this.#events.push(pop);
    return this.#events;
  }

  #value(level: number): void {
    const first = this.#next();
    if (first === '"') this.#text();
    else if (first === "{" || first === "[") this.#collection(first, level);
    else this.#word();
  }

  #collection(bracket: "{" | "[", level: number): void {
    if (level > mostLevels) throw tooDeep(this.#at);
    const isMap = bracket === "{";
    this.#open(isMap ? EVENT_ID.MAPPING : EVENT_ID.SEQUENCE);
    const close = isMap ? "}" : "]";
    if (this.#next() !== close) {
      do {
        if (isMap) this.#key();
        this.#value(level + 1);
      } while (this.#take(","));
    }
    if (!this.#take(close))
      throw this.#expected(isMap ? "',' or '}' after property value" : "',' or ']' after array element");
    this.#events.push(pop);
  }

  #key(): void {
    if (this.#next() !== '"') throw this.#expected("a property name in double quotes");
    this.#text();
    if (!this.#take(":")) throw this.#expected("':' after property name");
  }

  #text(): void {
    const start = ++this.#at;
    text.lastIndex = start;
    text.test(this.#json);
    this.#at = text.lastIndex;
    if (this.#json[this.#at] !== '"')
      throw this.#expected(`'"' at the end of a string, or a character that is allowed in one`);
    this.#scalar(start, this.#at++, SCALAR_STYLE.DOUBLE_QUOTED);
  }

  #word(): void {
    word.lastIndex = this.#at;
    if (!word.test(this.#json)) throw this.#expected("a value");
    this.#scalar(this.#at, word.lastIndex, SCALAR_STYLE.PLAIN);
    this.#at = word.lastIndex;
  }

  #open(type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE): void {
    this.#events.push({
      type,
      start: this.#at++,
      anchorStart: -1,
      anchorEnd: -1,
      tagStart: -1,
      tagEnd: -1,
      style: COLLECTION_STYLE.FLOW,
    });
  }

  #scalar(valueStart: number, valueEnd: number, style: ScalarStyle): void {
    if (this.#backslash < valueStart) {
      const next = this.#json.indexOf("\\", valueStart);
      this.#backslash = next < 0 ? this.#json.length : next;
    }
    this.#events.push({
      type: EVENT_ID.SCALAR,
      valueStart,
      valueEnd,
      anchorStart: -1,
      anchorEnd: -1,
      tagStart: -1,
      tagEnd: -1,
      style,
      chomping: CHOMPING_MODE.CLIP,
      indent: -1,
      fast: this.#backslash >= valueEnd,
    });
  }

  /** The next letter that is no blank, stepped up to; empty at the end. */
  #next(): string {
    let at = this.#at;
    for (let code = this.#json.charCodeAt(at); isBlank(code); code = this.#json.charCodeAt(at)) at++;
    this.#at = at;
    return this.#json.charAt(at);
  }

  #take(letter: string): boolean {
    const isThere = this.#next() === letter;
    if (isThere) this.#at++;
    return isThere;
  }

  #expected(what: string): SyntaxProblem {
    return new SyntaxProblem(this.#at, `this is not JSON: expected ${what}`, "correct the JSON there");
  }
}

/** Space, line feed, carriage return, tab. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
