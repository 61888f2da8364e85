import { type Event, YAMLException } from "js-yaml";

/** What the parser says of a line inside quotes or brackets that is not indented more than what they belong to. */
export const isShallow = (error: unknown): error is YAMLException =>
  error instanceof YAMLException && error.reason === "deficient indentation";

/** So many lines are looked at one after the other, in short texts: each costs as much as reading all. */
const mostTries = 50;
const mostRead = 20_000_000;

/**
 * Parses a text in which lines inside quotes or brackets are indented too little, mostly the bracket that closes a list. YAML
 * forbids that, most readers take it, and so many people write it.
 * @param first the error that says so
 * @returns the events, at the offsets of the text; undefined: something else is wrong with it, too
 */
export function shallowEvents(
  text: string,
  first: YAMLException,
  parse: (text: string) => Event[],
): readonly Event[] | undefined {
  const starts = new Set([...closingLines(text), startOfLine(text, positionOf(first))]);
  for (let tries = 0; tries < mostTries && tries * text.length <= mostRead; tries++) {
    const deeper = new DeeperLines(text, [...starts]);
    try {
      return parse(deeper.text).map((event) => moved(event, (at) => deeper.original(at)));
    } catch (error) {
      const known = starts.size;
      if (isShallow(error)) starts.add(startOfLine(text, deeper.original(positionOf(error))));
      if (starts.size === known) return undefined;
    }
  }
  return undefined;
}

/** Lines that begin with a closing bracket. */
function closingLines(text: string): readonly number[] {
  return [...text.matchAll(/^(?=[ \t]*[\]}])/gm)].map(({ index }) => index);
}

function positionOf({ mark }: YAMLException): number {
  return mark?.position ?? 0;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** A text of which some lines are indented more than any was. */
class DeeperLines {
  readonly text: string;
  readonly #starts: readonly number[];
  readonly #width: number;

  constructor(text: string, starts: readonly number[]) {
    this.#starts = starts.toSorted((a, b) => a - b);
    this.#width = 1 + [...text.matchAll(/^ +/gm)].reduce((most, [spaces]) => Math.max(most, spaces.length), 0);
    const pieces = [0, ...this.#starts].map((from, index) => text.slice(from, this.#starts[index] ?? text.length));
    this.text = pieces.join(" ".repeat(this.#width));
  }

  /** Where in the text before something stood that stands here now. */
  original(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) + middle * this.#width < offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? offset : Math.max(offset - low * this.#width, this.#starts[low - 1] ?? 0);
  }
}

const offsets = ["start", "valueStart", "valueEnd", "anchorStart", "anchorEnd", "tagStart", "tagEnd"];

/** An event elsewhere; what is not there (-1) stays away. */
function moved(event: Event, to: (offset: number) => number): Event {
  const places = Object.entries(event).flatMap(([name, value]: [string, unknown]) =>
    offsets.includes(name) && typeof value === "number" && value >= 0 ? [[name, to(value)] as const] : [],
  );
  return { ...event, ...Object.fromEntries(places) };
}
