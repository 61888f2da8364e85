import { type Changes, noChanges } from "./changes.ts";
import { Session } from "./session.ts";

/** The session of those who name none. */
export const sharedSession = "shared";
/** How many sessions are kept; the one not used for longest goes first. */
const sessionLimit = 1000;

/** Every session of a running stand-in, made when it is first named. */
export class Sessions {
  readonly #sessions: Map<string, Session>;

  /** @param shared what the shared session has changed already. Default: nothing. */
  constructor(shared: Changes = noChanges) {
    this.#sessions = new Map([[sharedSession, new Session(sharedSession, shared)]]);
  }

  get(name: string = sharedSession): Session {
    const session = this.#sessions.get(name) ?? new Session(name);
    // A map keeps the order of insertion: put back at the end, it is the one used last.
    this.#sessions.delete(name);
    this.#sessions.set(name, session);
    this.#forgetOldest();
    return session;
  }

  #forgetOldest(): void {
    if (this.#sessions.size <= sessionLimit) return;
    const oldest = [...this.#sessions.keys()].find((name) => name !== sharedSession);
    if (oldest !== undefined) this.#sessions.delete(oldest);
  }
}
