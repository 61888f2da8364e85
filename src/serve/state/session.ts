import { type Changes, noChanges } from "./changes.ts";
import { weightOf } from "./weight.ts";

/** One request as the log keeps it: no headers, no bodies, and no secrets in its address. */
export interface LogEntry {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly api: string;
  readonly operation: string | undefined;
  readonly faults: readonly string[];
  /** Names in the query that no parameter of the operation takes; absent: there were none, or nobody looked. */
  readonly ignored?: readonly string[];
  /** The media type of the answer; absent: it had no body. */
  readonly type?: string;
  /** Of a refusal, why, in its own words. */
  readonly why?: string;
  /** For a path that no operation has: the operation whose path is most like it. */
  readonly near?: string;
  /** Whether what answers the operation was inferred. */
  readonly isInferred?: true;
}

/** Who is told of a log as it happens. */
export interface LogWatcher {
  recorded(entry: LogEntry): void;
  cleared(): void;
}

/** How many requests a session's log keeps; the oldest go first. */
const logLength = 1000;

/**
 * What one client has changed, and what it asked. Two sessions never see each other; reset, snapshot and restore act on
 * the set of changes, and the log and the count of requests go with it.
 */
export class Session {
  readonly name: string;
  #changes: Changes;
  #log: LogEntry[] = [];
  #requests = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #struck = new Map<string, number>();
  readonly #snapshots = new Map<string, Changes>();
  readonly #watchers = new Set<LogWatcher>();
  readonly #changed: () => void;

  /** @param changed is told when the session holds something else than before */
  constructor(name: string, changes: Changes = noChanges, changed: () => void = () => undefined) {
    this.name = name;
    this.#changed = changed;
    this.#changes = changes;
  }

  get changes(): Changes {
    return this.#changes;
  }

  get log(): readonly LogEntry[] {
    return this.#log;
  }

  change(changes: Partial<Changes>): void {
    this.#changes = { ...this.#changes, ...changes };
    // A fault that is ordered later may get the id of one that is gone.
    const ids = new Set(this.#changes.faults.map(({ id }) => id));
    for (const id of this.#struck.keys()) if (!ids.has(id)) this.#struck.delete(id);
    this.#changed();
  }

  /** Does work that may change the session after the work before it: two writes at once never see the same rows. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Counts a request; its number decides, with the seed, which faults strike it. */
  count(): number {
    return ++this.#requests;
  }

  /** How often a fault has struck. */
  struck(fault: string): number {
    return this.#struck.get(fault) ?? 0;
  }

  strike(fault: string): void {
    this.#struck.set(fault, this.struck(fault) + 1);
  }

  record(entry: LogEntry): void {
    this.#log.push(entry);
    if (this.#log.length > logLength) this.#log.shift();
    for (const watcher of this.#watchers) watcher.recorded(entry);
  }

  /** Tells somebody of the log from now on, until the function that is returned is called. */
  watch(watcher: LogWatcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  clearLog(): void {
    this.#log = [];
    for (const watcher of this.#watchers) watcher.cleared();
  }

  /** Back to the scenario as it is; snapshots stay. */
  reset(): void {
    this.#startWith(noChanges);
  }

  snapshot(name: string): void {
    this.#snapshots.set(name, this.#changes);
    this.#changed();
  }

  /** How many characters its changes and snapshots hold. */
  weight(): number {
    return weightOf([this.#changes, ...this.#snapshots.values()]);
  }

  get snapshots(): readonly string[] {
    return [...this.#snapshots.keys()];
  }

  /** @returns false when there is no snapshot of that name */
  restore(name: string): boolean {
    const changes = this.#snapshots.get(name);
    if (changes === undefined) return false;
    this.#startWith(changes);
    return true;
  }

  #startWith(changes: Changes): void {
    this.#changes = changes;
    this.#requests = 0;
    this.#struck = new Map();
    this.clearLog();
    this.#changed();
  }
}
