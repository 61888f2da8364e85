import type { Operation } from "../../contract/model/contract.ts";
import { responseOf } from "../exchange/read-reply.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

/** The status is one of these. */
export function judgeStatus(reply: Reply, wanted: readonly number[]): Deviation | undefined {
  const { status } = reply.response;
  if (wanted.includes(status)) return undefined;
  return { place: { kind: "status" }, expected: wanted.join(" or "), found: statusText(reply) };
}

/** The status is one that the contract documents for the operation. Where it documents refusals alone, or another protocol, it leaves open what a success is. */
export function judgeDocumented(reply: Reply): Deviation | undefined {
  const { operation } = reply.question;
  if (operation.responses.length === 0 || responseOf(operation, reply.response.status) !== undefined) return undefined;
  const isSilent = operation.responses.every(({ status }) => status !== "default" && (status >= 400 || status < 200));
  if (isSilent && reply.response.status >= 200 && reply.response.status < 300) return undefined;
  const texts = operation.responses.map(({ status, range }) =>
    range === true ? `${String(status).charAt(0)}XX` : String(status),
  );
  const documented = [...new Set(texts)].join(", ");
  return { place: { kind: "status" }, expected: `one of the documented ${documented}`, found: statusText(reply) };
}

/** The documented statuses of success. */
export function successesOf(operation: Operation): readonly number[] {
  const statuses = operation.responses.flatMap(({ status }) =>
    typeof status === "number" && status >= 200 && status < 300 ? [status] : [],
  );
  return statuses.length > 0 ? statuses : [200];
}

/** `404 NotFound`. */
export function statusText({ response }: Reply): string {
  return `${response.status} ${response.reason}`.trim();
}
