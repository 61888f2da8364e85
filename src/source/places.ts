import { EVENT_ID, type Event, getScalarValue } from "js-yaml";
import { offsetOf } from "./event-offset.ts";

/** Where the values of a document stand in its text. Made at the first question for a place: it costs what parsing costs. */
export class Places {
  readonly #text: string;
  readonly #events: readonly Event[];
  /** The event after all that an event opens, by its index. */
  readonly #after: Int32Array;
  /** The event that an alias repeats, by the alias's index. */
  readonly #repeated = new Map<number, number>();
  /** Of collections that were asked: the event of each value, and of its key or itself. */
  readonly #members = new Map<number, ReadonlyMap<string, Member>>();

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
    this.#after = new Int32Array(events.length);
    const anchors = new Map<string, number>();
    const open: number[] = [];
    events.forEach((event, index) => {
      this.#after[index] = index + 1;
      if (event.type === EVENT_ID.POP) this.#after[open.pop() ?? index] = index + 1;
      else if (!("anchorStart" in event)) open.push(index);
      else {
        if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) open.push(index);
        if (event.anchorStart < 0) return;
        const name = text.slice(event.anchorStart, event.anchorEnd);
        if (event.type === EVENT_ID.ALIAS) this.#repeated.set(index, anchors.get(name) ?? index);
        else anchors.set(name, index);
      }
    });
  }

  /** The offset of the key, or of the item, that keys lead to; as far as they lead. */
  offsetOf(keys: readonly string[]): number {
    const at = this.#way(keys).at(-1) ?? start;
    const event = this.#events[at.named];
    return event === undefined ? 0 : offsetOf(event);
  }

  /** How many of the keys lead somewhere. */
  reach(keys: readonly string[]): number {
    return this.#way(keys).length;
  }

  #way(keys: readonly string[]): readonly Member[] {
    const way: Member[] = [];
    let at = start;
    for (const key of keys) {
      const next = this.#membersOf(this.#repeated.get(at.value) ?? at.value).get(key);
      if (next === undefined) break;
      way.push(next);
      at = next;
    }
    return way;
  }

  #membersOf(collection: number): ReadonlyMap<string, Member> {
    const known = this.#members.get(collection) ?? new Map(this.#list(collection));
    this.#members.set(collection, known);
    return known;
  }

  *#list(collection: number): Generator<readonly [string, Member]> {
    const type = this.#events[collection]?.type;
    if (type !== EVENT_ID.SEQUENCE && type !== EVENT_ID.MAPPING) return;
    const end = this.#afterOf(collection) - 1;
    let index = 0;
    for (let at = collection + 1; at < end; index++) {
      const event = this.#events[at];
      const value = type === EVENT_ID.MAPPING ? this.#afterOf(at) : at;
      const key = event?.type === EVENT_ID.SCALAR ? getScalarValue(this.#text, event) : "";
      yield [type === EVENT_ID.MAPPING ? key : String(index), { named: at, value }];
      at = this.#afterOf(value);
    }
  }

  #afterOf(index: number): number {
    return this.#after[index] ?? index + 1;
  }
}

interface Member {
  readonly named: number;
  readonly value: number;
}

/** The first event opens the document. */
const start: Member = { named: 1, value: 1 };
