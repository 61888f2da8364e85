import type { Session } from "../../state/session.ts";
import { faultsOf } from "./fault-routes.ts";
import { type ControlContext, inForce } from "./context.ts";

const addresses = [
  "scenario",
  "seed",
  "clock",
  "reset",
  "snapshots",
  "log",
  "faults",
  "overrides",
  "health",
  "schema.json",
];

/** What a session is now: every setting in force, and what of it was changed. */
export function stateOf(context: ControlContext, session: Session): Record<string, unknown> {
  const { changes, name, snapshots } = session;
  const { clock, overrides } = changes;
  const { scenario, seed, now } = inForce(context, changes);
  return {
    session: name,
    scenario,
    seed,
    clock: { now, running: clock?.kind === "running", speed: clock?.speed ?? 1 },
    changed: Object.entries(changes).flatMap(([what, value]) => (isChange(value) ? [what] : [])),
    faults: faultsOf(session),
    overrides,
    snapshots,
    addresses,
  };
}

/** A list or a map that is empty again is no change. */
function isChange(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof Map ? value.size > 0 : value !== undefined;
}
