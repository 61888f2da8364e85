import { EVENT_ID, type Event, SCALAR_STYLE, YAMLException } from "js-yaml";

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
  const known = new Set([startOfLine(text, positionOf(first))]);
  // Lines that begin with a closing bracket mostly close what was opened: to be told so of each would take too long.
  let guessed: readonly number[] = closingLines(text);
  let read = 0;
  for (let tries = 0; tries < mostTries; tries++) {
    const deeper = new DeeperLines(text, new Set([...known, ...guessed]));
    if ([...known].some((start) => isMarker(text, start)) || (read += deeper.size) > mostRead) return undefined;
    try {
      const events = parse(deeper.text).map((event) => moved(event, (at) => deeper.original(at)));
      const left = outsideTexts(guessed, events);
      if (left.length === guessed.length) return events;
      guessed = left;
    } catch (error) {
      const start = isShallow(error) ? startOfLine(text, deeper.original(positionOf(error))) : undefined;
      if (start !== undefined && !known.has(start)) known.add(start);
      else if (guessed.length > 0) guessed = [];
      else return undefined;
    }
  }
  return undefined;
}

/** Whether a document begins or ends there: nothing goes on behind that. */
function isMarker(text: string, start: number): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, start + 4));
}

/** Places that are in no text without quotes: what is in one closes nothing, and its indentation means something. */
function outsideTexts(places: readonly number[], events: readonly Event[]): readonly number[] {
  const within = new Set<number>();
  let next = 0;
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || isQuoted(event.style)) continue;
    while ((places[next] ?? Infinity) < event.valueStart) next++;
    for (; (places[next] ?? Infinity) < event.valueEnd; next++) within.add(next);
  }
  return places.filter((_, at) => !within.has(at));
}

function isQuoted(style: number): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
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
  /** How long the text is. */
  readonly size: number;
  readonly #source: string;
  readonly #starts: readonly number[];
  readonly #width: number;

  constructor(source: string, starts: ReadonlySet<number>) {
    this.#source = source;
    this.#starts = [...starts].sort((a, b) => a - b);
    this.#width = 1 + [...source.matchAll(/^ +/gm)].reduce((most, [spaces]) => Math.max(most, spaces.length), 0);
    this.size = source.length + this.#starts.length * this.#width;
  }

  get text(): string {
    const starts = this.#starts;
    const pieces = [0, ...starts].map((from, index) => this.#source.slice(from, starts[index] ?? this.#source.length));
    return pieces.join(" ".repeat(this.#width));
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
