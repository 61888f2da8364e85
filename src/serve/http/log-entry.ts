import type { Answer, Request } from "../operation/request.ts";
import type { LogEntry } from "../state/session.ts";
import { bareMediaType } from "../../contract/model/media-type.ts";
import type { Struck } from "./faults.ts";
import { loggedTarget } from "./logged-target.ts";
import { nearestOperation } from "./nearest-operation.ts";
import { refusalWords } from "./refusal-words.ts";
import type { Answered } from "./stand-in.ts";
import type { InForce } from "./world.ts";

/**
 * A request as the log keeps it.
 * @param answered what its API came to
 * @param struck what was sent in the end
 */
export function logEntryOf(
  request: Request,
  number: number,
  { now, apis }: InForce,
  answered: Answered,
  struck: Pick<Struck, "answer" | "faults">,
): LogEntry {
  const contracts = apis.map(({ host }) => host.contract);
  const { answer, api, operation = answer.said?.operation, isPathKnown } = answered;
  const type = mediaTypeOf(struck.answer);
  const why = refusalWords(struck.answer);
  const near = isPathKnown || struck.answer.status !== 404 ? undefined : nearestOperation(request.target, contracts);
  return {
    number,
    at: now,
    method: request.method,
    target: loggedTarget(request.target, contracts),
    status: struck.answer.status,
    api,
    operation: operation?.id,
    ...(type === undefined ? {} : { type }),
    ...(why === undefined ? {} : { why }),
    ...(near === undefined ? {} : { near }),
    ...(operation?.isAnswerInferred === true && struck.answer.status < 400 ? { isInferred: true } : {}),
    ...(answer.ignored === undefined ? {} : { ignored: answer.ignored }),
    faults: struck.faults,
  };
}

function mediaTypeOf({ headers, body }: Answer): string | undefined {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
  return type === undefined || body.length === 0 ? undefined : bareMediaType(type);
}
