import { isSuccess, type Reply } from "../exchange/reply.ts";
import { statusText, successesOf } from "../verdict/judge-status.ts";
import { Unusable } from "../verdict/statement.ts";

/** The success that a reply must be to go on with it. @throws {Unusable} otherwise */
export function successOf(reply: Reply): Reply {
  if (isSuccess(reply)) return reply;
  const expected = successesOf(reply.question.operation).join(" or ");
  throw new Unusable(reply, `the answer is ${statusText(reply)}`, {
    place: { kind: "status" },
    expected,
    found: statusText(reply),
  });
}
