import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { coreValue, digitsLost } from "./core-scalar.ts";
import { Digits } from "./digits.ts";
import { offsetOf } from "./event-offset.ts";
import { NarrowTexts } from "./narrow-texts.ts";
import type { Spellings } from "./spellings.ts";
import { mostLevels, SyntaxProblem, tooDeep } from "./syntax-problem.ts";

/** Told of what is wrong at an offset of the text, so that reading can go on. */
export type ReportProblem = (offset: number, found: string, cure: string) => void;

interface Made {
  readonly value: unknown;
  /** How many levels of objects and lists it has. */
  readonly levels: number;
  readonly digits?: Digits | undefined;
}

/** More values than any document has: guards against alias bombs. */
const mostValues = 5_000_000;

/**
 * Turns the events of a parser into values: objects, lists, texts, numbers, `true`, `false`, `null`. An alias becomes the same
 * value as its anchor. Keys are the text that the author wrote, whatever it looks like: `200`, `1e3`, `yes`.
 * Keys that are there twice, or are no text, go to `report`.
 * @throws {SyntaxProblem} where an alias means nothing, and where values are nested too deep or repeated too often
 */
export function documentValues(
  text: string,
  events: readonly Event[],
  spellings: Spellings,
  report: ReportProblem,
): unknown {
  return new Maker(text, events, spellings, report).root();
}

class Maker {
  readonly #text: string;
  readonly #narrow: NarrowTexts;
  readonly #events: readonly Event[];
  readonly #spellings: Spellings;
  readonly #report: ReportProblem;
  /** By name: what was made, and how many values are in it; undefined while it is being made. */
  readonly #anchors = new Map<string, (Made & { readonly size: number }) | undefined>();
  #at = 0;
  #size = 0;

  constructor(text: string, events: readonly Event[], spellings: Spellings, report: ReportProblem) {
    this.#text = text;
    this.#narrow = new NarrowTexts(text);
    this.#events = events;
    this.#spellings = spellings;
    this.#report = report;
  }

  /** Of a text without any value, null. */
  root(): unknown {
    this.#at = 1; // the first event opens the document
    return this.#next(0).value;
  }

  #next(level: number): Made {
    const event = this.#events[this.#at++];
    this.#size++;
    switch (event?.type) {
      case EVENT_ID.SCALAR: {
        const made = this.#scalar(event);
        if (event.anchorStart >= 0) this.#anchors.set(this.#anchor(event), { ...made, size: 1 });
        return made;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        if (level >= mostLevels) throw tooDeep(event.start);
        this.#checkTag(event, event.type === EVENT_ID.MAPPING ? "map" : "seq");
        if (event.anchorStart < 0) return this.#collection(event.type, level + 1);
        const name = this.#anchor(event);
        const before = this.#size;
        this.#anchors.set(name, undefined);
        const made = this.#collection(event.type, level + 1);
        this.#anchors.set(name, { ...made, size: this.#size - before });
        return made;
      }
      case EVENT_ID.ALIAS:
        return this.#alias(event, level);
      default:
        return { value: null, levels: 0 };
    }
  }

  #collection(type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING, level: number): Made {
    const made = type === EVENT_ID.MAPPING ? this.#record(level) : this.#list(level);
    this.#at++; // the event that closes it
    return made;
  }

  #list(level: number): Made {
    const value: unknown[] = [];
    let levels = 0;
    while (!this.#closes()) {
      const item = this.#next(level);
      if (item.digits !== undefined) this.#spellings.keepDigits(value, String(value.length), item.digits);
      value.push(item.value);
      levels = Math.max(levels, item.levels);
    }
    return { value, levels: levels + 1 };
  }

  #record(level: number): Made {
    const value: Record<string, unknown> = {};
    let order: string[] | undefined;
    let levels = 0;
    while (!this.#closes()) {
      const { key, offset } = this.#key(level);
      const member = this.#next(level);
      levels = Math.max(levels, member.levels);
      if (key === undefined) {
        this.#report(offset, "a key is not text", "write keys as text");
        continue;
      }
      if (Object.hasOwn(value, key)) this.#report(offset, `the key "${key}" is there twice`, "remove one of the two");
      else if (order !== undefined || isIndex(key)) (order ??= Object.keys(value)).push(key);
      if (member.digits !== undefined) this.#spellings.keepDigits(value, key, member.digits);
      if (key === "__proto__") defineMember(value, key, member.value);
      else value[key] = member.value;
    }
    if (order !== undefined && Object.keys(value).some((key, i) => key !== order[i]))
      this.#spellings.keepOrder(value, order);
    return { value, levels: levels + 1 };
  }

  /** The text of a key; undefined when it is none. */
  #key(level: number): { readonly key: string | undefined; readonly offset: number } {
    const event = this.#events[this.#at];
    const key = event?.type === EVENT_ID.SCALAR ? this.#textOf(event) : undefined;
    const offset = event === undefined ? 0 : offsetOf(event);
    if (event?.type === EVENT_ID.SCALAR && event.anchorStart < 0) this.#at++;
    else this.#next(level);
    return { key, offset };
  }

  #scalar(event: ScalarEvent): Made {
    const source = this.#textOf(event);
    if (event.tagStart >= 0) return { value: this.#tagged(event, source), levels: 0 };
    if (event.style !== SCALAR_STYLE.PLAIN) return { value: source, levels: 0 };
    const value = coreValue(source);
    const digits = typeof value === "number" ? digitsLost(source, value) : undefined;
    return { value, levels: 0, digits: digits === undefined ? undefined : new Digits(digits) };
  }

  #textOf(event: ScalarEvent): string {
    return this.#narrow.of(getScalarValue(this.#text, event));
  }

  /** A scalar whose kind is written before it, as in `!!str 5`. */
  #tagged(event: ScalarEvent, source: string): unknown {
    const tag = this.#tag(event);
    if (tag === "!" || tag === "str") return source;
    const value = coreValue(source);
    const kind =
      value === null ? "null" : typeof value === "number" ? "float" : typeof value === "boolean" ? "bool" : "";
    if (kind === tag || (tag === "int" && Number.isInteger(value))) return value;
    this.#checkTag(event, kind === "" ? "str" : kind);
    return source;
  }

  #checkTag(event: Tagged, kind: string): void {
    if (event.tagStart < 0 || [kind, "!"].includes(this.#tag(event))) return;
    this.#report(
      event.tagStart,
      "this begins with a tag (!) that is unknown or does not fit the value",
      "put the text in quotes, or remove the tag",
    );
  }

  /** A tag without the prefix of YAML's own: `!!str` → `str`. */
  #tag({ tagStart, tagEnd }: Tagged): string {
    return this.#text.slice(tagStart, tagEnd).replace(/^(?:!!|!<tag:yaml\.org,2002:(?=.*>$))(.*?)>?$/, "$1");
  }

  #alias(event: Event & { readonly anchorStart: number; readonly anchorEnd: number }, level: number): Made {
    const name = this.#anchor(event);
    const offset = offsetOf(event);
    const known = this.#anchors.get(name);
    if (known === undefined) {
      throw this.#anchors.has(name)
        ? new SyntaxProblem(
            offset,
            "an alias refers to a node that contains it",
            "write the content out, or use `$ref`",
          )
        : new SyntaxProblem(
            offset,
            // Its name is not told: it may be a secret that begins with `*` and lacks its quotes.
            "this begins with *, and no anchor before it has its name",
            "put the text in quotes, or correct the alias",
          );
    }
    if (level + known.levels > mostLevels) throw tooDeep(offset);
    this.#size += known.size;
    if (this.#size <= mostValues) return known;
    throw new SyntaxProblem(offset, `aliases expand to more than ${mostValues} values`, "use fewer aliases, or `$ref`");
  }

  #anchor({ anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }): string {
    return this.#text.slice(anchorStart, anchorEnd);
  }

  #closes(): boolean {
    return this.#events[this.#at]?.type === EVENT_ID.POP;
  }
}

interface Tagged {
  readonly tagStart: number;
  readonly tagEnd: number;
}

/** Whether objects put a key in front, in the order of numbers. */
function isIndex(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && /^(?:0|[1-9][0-9]{0,9})$/.test(key);
}

/** `__proto__` is a key like any other. */
function defineMember(record: object, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}
