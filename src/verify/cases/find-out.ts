import { CallerUnknown, IdentityRefused } from "../exchange/channel.ts";
import { Blocked, Unusable } from "../verdict/statement.ts";
import type { Ground, Script } from "./case.ts";

/**
 * Finds something out once: the first case that needs it pays the requests, and breaks if it cannot be had;
 * later ones are not checked for that reason. Where only no answer came, the next one tries again.
 */
export function* findOut<T>(ground: Pick<Ground, "known">, name: string, script: () => Script<T>): Script<T> {
  const known = ground.known.get(name);
  if (known !== undefined) {
    if ("value" in known) return known.value as T; // stored under this name by this function only
    throw known.error instanceof Unusable
      ? new Blocked(`${name}: ${known.error.message}`, "fix the findings there first")
      : known.error;
  }
  try {
    const value = yield* script();
    ground.known.set(name, { value });
    return value;
  } catch (error) {
    if (error instanceof Error && isLasting(error)) ground.known.set(name, { error });
    throw error;
  }
}

/** Whether it would be the same for the next case. */
function isLasting(error: Error): boolean {
  // Another identity may be let in where one is refused.
  if (error instanceof IdentityRefused) return false;
  return error instanceof Unusable || error instanceof Blocked || error instanceof CallerUnknown;
}
