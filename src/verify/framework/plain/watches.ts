import type { Response } from "../../../contract/model/contract.ts";
import { responseOf } from "../../exchange/read-reply.ts";
import { isAway, isSuccess, type Reply } from "../../exchange/reply.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { judgeHeaders } from "../../verdict/judge-headers.ts";
import { judgeEmpty, judgeMediaType } from "../../verdict/judge-media-type.ts";
import { judgeWriteOnly } from "../../verdict/judge-write-only.ts";
import { type Watch, watch } from "../../verdict/watch.ts";

const kinds = checkKinds(
  "answers",
  {
    body: { isGround: true },
    "media-type": { restsOn: ["answers/content-type"] },
    headers: { isOfHeaders: true, restsOn: ["answers/status"] },
    "write-only": { restsOn: ["answers/readable"] },
  },
  { isManifold: true },
);

/** What a document says of its successes beside the schema of their bodies. */
export const documentedWatches: readonly Watch[] = [
  watch(kinds.body, "a success has the body that is documented", (reply) => judged(reply, judgeEmpty)),
  watch(
    kinds["media-type"],
    "a success is called by a documented media type, and by the encoding that it has",
    (reply) => judged(reply, judgeMediaType),
  ),
  watch(kinds.headers, "a success has the headers that are documented, with values that fit", (reply) =>
    judged(reply, judgeHeaders),
  ),
  watch(kinds["write-only"], "no success shows a member that is only written", (reply) =>
    judged(reply, judgeWriteOnly),
  ),
];

/** What is documented of all else (`default`) is meant for failures, too. */
function judged(
  reply: Reply,
  judge: (reply: Reply, documented: Response) => Deviation | undefined,
): { readonly deviation: Deviation | undefined } | undefined {
  const response = responseOf(reply.question.operation, reply.response.status);
  if (!isSuccess(reply) || isAway(reply) || response === undefined || response.status === "default") return undefined;
  return { deviation: judge(reply, response) };
}
