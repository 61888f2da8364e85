import type { Case, Ground, Script } from "./case.ts";
import { checkOf } from "./check.ts";

/** A check that cannot be asked, because the target file lacks what it needs. */
export function unaskedCase(ground: Ground, id: string, promise: string, reason: string, cure: string): Case {
  return {
    id,
    checks: [checkOf(id, promise, ground.operation)],
    requests: 0,
    // eslint-disable-next-line require-yield -- there is nothing to ask
    *run(judge): Script<void> {
      judge.skip(id, reason, cure);
    },
  };
}
