import type { Request } from "express";
import type { Changes } from "../../state/changes.ts";
import { inForce, type Start } from "../../state/in-force.ts";
import type { Session } from "../../state/session.ts";
import type { Sessions } from "../../state/sessions.ts";
import { headersOf } from "../incoming.ts";
import { sessionName } from "../session-name.ts";
import type { World } from "../world.ts";

export interface ControlContext {
  readonly world: World;
  readonly sessions: Sessions;
  /** Milliseconds since 1970 on the machine's clock. */
  readonly time: () => number;
}

/** The session that a control request speaks of: the one it is sent in. */
export function sessionOf({ sessions }: ControlContext, request: Request): Session {
  return sessions.get(sessionName({ headers: headersOf(request) }));
}

/** What holds now under a session's changes. @throws {ProblemError} when they name a scenario that cannot be loaded */
export function holding({ world, time }: ControlContext, changes: Changes): Start {
  return inForce(changes, world.startIn(changes.scenario), time());
}

/** A text of a body that its schema has let through. */
export function textIn(body: unknown, name: string): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
}
