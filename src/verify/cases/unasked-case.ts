import { type CheckKind, nameOf } from "../verdict/check.ts";
import type { Case, Ground, Script } from "./case.ts";
import { checkOf } from "./check.ts";

/** A check that cannot be asked, because the target file lacks what it needs. */
export function unaskedCase(ground: Ground, kind: CheckKind, promise: string, reason: string, cure: string): Case {
  const id = nameOf(kind);
  return {
    id,
    checks: [checkOf(kind, id, promise, ground.operation)],
    requests: 0,
    // oxlint-disable-next-line require-yield -- there is nothing to ask
    *run(judge): Script<void> {
      judge.skip(id, reason, cure);
    },
  };
}
