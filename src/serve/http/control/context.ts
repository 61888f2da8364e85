import type { Request } from "express";
import type { Changes } from "../../state/changes.ts";
import type { Session } from "../../state/session.ts";
import type { Sessions } from "../../state/sessions.ts";
import { headersOf } from "../incoming.ts";
import { sessionName } from "../session-name.ts";
import type { InForce, World } from "../world.ts";

/** What is served, and the machine's clock. */
export interface WorldAndTime {
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly time: () => number;
}

export interface ControlContext extends WorldAndTime {
  readonly sessions: Sessions;
}

/** The session that a control request speaks of: the one it is sent in. */
export function sessionOf({ sessions }: ControlContext, request: Request): Session {
  return sessions.get(sessionName({ headers: headersOf(request) }));
}

/** What is in force now under a session's changes. @throws {ProblemError} when they name a scenario that cannot be loaded */
export function inForce({ world, time }: WorldAndTime, changes: Changes): InForce {
  return world.at(changes, time());
}

/** A text of a body that its schema has let through. */
export function textIn(body: unknown, name: string): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
}
