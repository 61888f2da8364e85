import type { Request } from "express";
import type { Changes } from "../../state/changes.ts";
import { nowOf } from "../../state/clock.ts";
import type { Session } from "../../state/session.ts";
import type { Sessions } from "../../state/sessions.ts";
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
  const raw = request.rawHeaders;
  const headers = Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""] as const);
  return sessions.get(sessionName({ headers }));
}

/** The moment that a session has now. */
export function momentOf({ world, time }: ControlContext, changes: Changes): string {
  return changes.clock === undefined ? world.start.now : nowOf(changes.clock, time());
}

/** A text of a body that its schema has let through. */
export function textIn(body: unknown, name: string): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
}
