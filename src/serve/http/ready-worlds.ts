import { BoundedMap } from "../data/bounded-map.ts";
import type { Changes } from "../state/changes.ts";
import type { Setting } from "../state/setting.ts";

/** How many different worlds are kept ready: a session with changes of its own needs one. */
const most = 64;

/**
 * Keeps what was made for worlds. The world that the stand-in was started with always stays; a running clock, which shows
 * another moment with every request, takes one place however often it is asked.
 */
export class ReadyWorlds<T> {
  readonly #start: Setting;
  #first: { readonly made: T } | undefined;
  readonly #others = new BoundedMap<{ now: string; made: T | undefined }>(most);
  readonly #numbers = new WeakMap<Changes["overrides"], number>();
  #last = 0;

  constructor(start: Setting) {
    this.#start = start;
  }

  /** What was made for the world that holds under these changes, or now is. */
  get(changes: Changes, setting: Setting, make: () => T): T {
    const { scenario, seed, now } = setting;
    const { overrides, clock } = changes;
    const start = this.#start;
    if (overrides.length === 0 && scenario === start.scenario && seed === start.seed && now === start.now)
      return (this.#first ??= { made: make() }).made;
    const time = clock?.kind === "running" ? "running" : now;
    const place = this.#others.get(JSON.stringify([scenario, seed, time, this.#numberOf(overrides)]), () => ({
      now,
      made: undefined,
    }));
    if (place.made === undefined || place.now !== now) {
      place.made = make();
      place.now = now;
    }
    return place.made;
  }

  /** Lists of overrides are never changed, only replaced: which list it is says what it holds. */
  #numberOf(overrides: Changes["overrides"]): number {
    if (overrides.length === 0) return 0;
    const number = this.#numbers.get(overrides) ?? ++this.#last;
    this.#numbers.set(overrides, number);
    return number;
  }
}
