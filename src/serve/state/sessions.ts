import { type Limits, usualLimits } from "../../limits.ts";
import { type Changes, noChanges } from "./changes.ts";
import { Session } from "./session.ts";

/** The session of those who name none. */
export const sharedSession = "shared";

/** Every session of a running stand-in, made when it is first named; those not used for longest are forgotten. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly limits: Limits;
  /** How many characters each session's changes and snapshots hold, and all of them. */
  readonly #weights = new Map<Session, number>();
  #weight = 0;
  /** The one that was asked for last. */
  #newest: Session | undefined;

  /**
   * @param shared what the shared session has changed already. Default: nothing.
   * @param limits how much is kept. Default: `usualLimits`.
   */
  constructor(shared: Changes = noChanges, limits: Partial<Limits> = {}) {
    this.limits = { ...usualLimits, ...limits };
    this.#add(sharedSession, shared);
  }

  get(name: string = sharedSession): Session {
    const session = this.#sessions.get(name) ?? this.#add(name, noChanges);
    if (session === this.#newest) return session;
    this.#newest = session;
    // A map keeps the order of insertion: put back at the end, it is the one used last.
    this.#sessions.delete(name);
    this.#sessions.set(name, session);
    if (this.#sessions.size > this.limits.sessions) this.#forgetOldest(session);
    return session;
  }

  #add(name: string, changes: Changes): Session {
    const session = new Session(name, changes, () => this.#weigh(session));
    this.#sessions.set(name, session);
    return session;
  }

  #weigh(session: Session): void {
    if (this.#sessions.get(session.name) !== session) return;
    const weight = session.weight();
    this.#weight += weight - (this.#weights.get(session) ?? 0);
    this.#weights.set(session, weight);
    while (this.#weight > this.limits.sessionCharacters && this.#forgetOldest(session));
  }

  /** @returns whether there was one, beside the shared one and the one in use */
  #forgetOldest(inUse: Session): boolean {
    const oldest = [...this.#sessions.values()].find((one) => one !== inUse && one.name !== sharedSession);
    if (oldest === undefined) return false;
    this.#sessions.delete(oldest.name);
    this.#weight -= this.#weights.get(oldest) ?? 0;
    this.#weights.delete(oldest);
    return true;
  }
}
