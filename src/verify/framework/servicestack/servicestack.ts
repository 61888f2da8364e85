import { formatsOf } from "../../../wire/formats-of.ts";
import type { Reply } from "../../exchange/reply.ts";
import { judgeDocumented, statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Promises } from "../../cases/promises.ts";
import { binding } from "./binding.ts";
import { errors } from "./errors.ts";
import { forgottenWays } from "./forgotten-ways.ts";
import { login } from "./login.ts";
import { negotiation, ownRoute } from "./negotiation.ts";
import { refusalWatches } from "./refusals.ts";
import { answerWatches } from "./watch.ts";
import { sessionWatch } from "./cookies.ts";

/** What every ServiceStack host promises: after docs.servicestack.net and the recordings. */
export const servicestack: Promises = {
  name: "servicestack",
  formatWays: ["accept", "suffix", "query"],
  sameRequest: {
    namesInAnyCase: true,
    listsByRepetition: true,
    blanksInLists: true,
    guids: ["{0F8FAD5B-D9CB-469F-A165-70867728950E}", "0f8fad5bd9cb469fa16570867728950e"],
    // Names that other APIs know, and headers about parts and copies of answers.
    ignored: {
      parameters: ["page", "offset", "skip", "take", "pageSize", "order", "sort", "fields", "q"],
      headers: [
        ["If-None-Match", '"standin"'],
        ["If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"],
        ["Range", "bytes=0-9"],
        ["Cookie", "standin=1"],
      ],
    },
  },
  errors,
  watches: [...answerWatches, sessionWatch, ...refusalWatches],
  isSpellingKnown: true,
  isOrdinary: false,
  replaced: [],
  families: [negotiation, binding, login],
  formats: formatsOf,
  isBrokenOff,
  judgeUndocumented: judgeDocumented,
  asksBeyond: ({ parameters }) => parameters.some(([name]) => name.toLowerCase() === "callback"),
  judgeOtherMethod: judgeNowhere,
  judgeUnknownPath: judgeNowhere,
  forgottenWays,
};

/** Where no route fits, the web server below answers: 404 without a body. The framework's own routes fit everything below them. */
function judgeNowhere(reply: Reply): Deviation | undefined {
  const { path, operation } = reply.question;
  if ((path ?? operation.path).startsWith(ownRoute) && reply.response.status === 405) return undefined;
  if (reply.response.status !== 404) return { place: { kind: "status" }, expected: "404", found: statusText(reply) };
  return reply.parsed.kind === "empty"
    ? undefined
    : { place: { kind: "body" }, expected: "nothing", found: reply.text.slice(0, 80) };
}

/**
 * A host begins to send XML before it knows that all of it can be written: where it cannot (a character that XML lacks, an
 * enum without that member) an error document follows upon the unfinished one, with status 200.
 */
function isBrokenOff(text: string, format: string): boolean {
  const document =
    /.<\?xml[^<>]*\?><ErrorResponse [^<>]*><ResponseStatus><ErrorCode>(?:SerializationException|ArgumentException)<\/ErrorCode><Message>/s;
  return format === "xml" && document.test(text);
}
