import type { Contract } from "../../../contract/model/contract.ts";
import { formatOf, mediaTypes } from "../../../contract/model/media-type.ts";
import { bodySchemaOf } from "../../exchange/read-reply.ts";
import { contentTypeOf, isAway, isSuccess, type Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import { judgeFirst } from "../../verdict/judge-first.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { type Watch, watch } from "../../verdict/watch.ts";
import { errors } from "./errors.ts";
import { loginKinds } from "./login-checks.ts";

/** Why a caller is refused, as far as the request shows it. */
type Reason =
  "challenge" | "forged-token" | "wrong-password" | "expired-token" | "unsigned-token" | "forbidden" | "browser";

const watched: readonly (readonly [Reason, string])[] = [
  ["challenge", "without usable credentials the answer is 401, empty, with the host's challenge"],
  ["forged-token", "a token with a wrong signature counts as no credentials"],
  ["browser", "a browser without usable credentials is sent to the login page, which learns where it came from"],
  ["wrong-password", "a wrong password is reported, without a challenge"],
  ["expired-token", "an expired token is reported, without a challenge"],
  ["unsigned-token", "a token of another algorithm is answered with 405 NotSupportedException"],
  ["forbidden", "a missing role is answered with 403 and plain text that repeats the request"],
];

/**
 * How a host of this framework turns a caller away, put to every answer that does so, whatever it was asked for: one watch
 * for each reason. Where the login check is not an attribute of the service class nothing is known.
 */
export const refusalWatches: readonly Watch[] = watched.map(([reason, promise]) => ({
  ...watch(loginKinds[reason], promise, (reply, contract) => {
    if (contract.host.login?.check !== "attribute" || isAway(reply) || reasonOf(reply) !== reason) return undefined;
    return { deviation: judges[reason](reply, contract.host.login) };
  }),
  sample: "refusals",
}));

type Login = NonNullable<Contract["host"]["login"]>;

/** An answer of another status is the matter of the check that asked. */
function reasonOf(reply: Reply): Reason | undefined {
  const { status } = reply.response;
  const { as, parameters } = reply.question;
  if (parameters.some(([name]) => name.toLowerCase() === "callback")) return undefined;
  if (as.kind === "identity") return status === 403 ? "forbidden" : undefined;
  if (status === 302) return "browser";
  if (as.kind === "unsigned token") return isSuccess(reply) ? undefined : "unsigned-token";
  if (status !== 401) return undefined;
  if (as.kind === "expired") return "expired-token";
  if (as.kind === "forged token" || as.kind === "broken signature" || as.kind === "tampered token")
    return "forged-token";
  return as.kind === "wrong password" || (as.kind === "header" && hasPassword(as.value))
    ? "wrong-password"
    : "challenge";
}

/** Basic credentials with a name and a password; without either nobody asks. */
function hasPassword(authorization: string): boolean {
  const encoded = /^Basic (\S+)$/.exec(authorization)?.[1];
  return encoded !== undefined && /:./s.test(Buffer.from(encoded, "base64").toString("utf8"));
}

const judges: Readonly<Record<Reason, (reply: Reply, login: Login) => Deviation | undefined>> = {
  challenge: judgeChallenge,
  "forged-token": judgeChallenge,
  browser: judgeRedirect,
  "wrong-password": (reply) => judgeTellingRefusal(reply, "Unauthorized", "Invalid Username or Password"),
  "expired-token": (reply) => judgeTellingRefusal(reply, "TokenException", "Token has expired"),
  "unsigned-token": judgeAlgorithm,
  forbidden: judgeForbidden,
};

function judgeChallenge(reply: Reply, { challenge }: Login): Deviation | undefined {
  return judgeFirst([
    judgeHeader(reply, "WWW-Authenticate", challenge),
    judgeEmpty(reply),
    judgeHeader(reply, "Content-Type", undefined),
  ]);
}

function judgeTellingRefusal(reply: Reply, code: string, message: string): Deviation | undefined {
  return (
    judgeFailure(reply, { status: 401, code, message, field: undefined }, errors) ??
    judgeFormat(reply) ??
    judgeHeader(reply, "WWW-Authenticate", undefined)
  );
}

/** As far as the format that was asked for is documented. */
function judgeFormat(reply: Reply): Deviation | undefined {
  const { wanted, operation } = reply.question;
  if (wanted === undefined || bodySchemaOf(operation, reply.response.status, wanted.format) === undefined)
    return undefined;
  const given = contentTypeOf(reply);
  return formatOf(given) === wanted.format
    ? undefined
    : { place: { kind: "header", name: "Content-Type" }, expected: mediaTypes[wanted.format], found: given ?? "none" };
}

function judgeAlgorithm(reply: Reply): Deviation | undefined {
  const failure = judgeFailure(
    reply,
    { status: 405, code: "NotSupportedException", message: undefined, field: undefined },
    errors,
  );
  const message = errors.envelopeOf(reply)?.message;
  if (failure !== undefined || message === undefined || message.startsWith("Invalid algorithm 'none', expected '"))
    return failure;
  return {
    place: { kind: "error", part: "message" },
    expected: "Invalid algorithm 'none', expected '…'",
    found: message,
  };
}

/** Refused credentials are no reason for a challenge. */
function judgeRedirect(reply: Reply, { challenge, page }: Login): Deviation | undefined {
  const { kind } = reply.question.as;
  const isRefused = kind === "expired" || kind === "wrong password";
  return judgeFirst([
    judgeLocation(reply, page ?? "/login"),
    judgeEmpty(reply),
    judgeHeader(reply, "WWW-Authenticate", isRefused ? undefined : challenge),
  ]);
}

/** The page of the host that was asked, with the whole address asked for behind it. */
function judgeLocation(reply: Reply, page: string): Deviation | undefined {
  const given = headerOf(reply.response, "location") ?? "none";
  const deviation: Deviation = {
    place: { kind: "header", name: "Location" },
    expected: `…${page}?redirect=…${reply.request.target}`,
    found: given,
  };
  const [before = "", redirect] = given.split(/\?redirect=/i);
  if (redirect === undefined || !before.toLowerCase().endsWith(page.toLowerCase())) return deviation;
  const back = decodedText(redirect);
  if (!back.endsWith(decodedText(reply.request.target))) return deviation;
  const [from, to] = [originOf(before), originOf(back)];
  return from === undefined || to === undefined || from === to ? undefined : deviation;
}

function originOf(address: string): string | undefined {
  return /^https?:\/\/[^/]+/i.exec(address)?.[0].toLowerCase();
}

/** Without any percent-encoding, however often it was applied. */
function decodedText(text: string): string {
  let decoded = text.replaceAll("+", " ");
  for (let times = 0; times < 3 && /%[0-9a-f]{2}/i.test(decoded); times += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded;
    }
  }
  return decoded;
}

function judgeForbidden(reply: Reply): Deviation | undefined {
  const { target, method } = reply.request;
  const [path = "", query = ""] = target.split("?");
  const lines = reply.text.split("\r\n");
  const found = (expected: string, line: string | undefined): Deviation => ({
    place: { kind: "body" },
    expected,
    found: JSON.stringify(line ?? reply.text.slice(0, 100)),
  });
  const wanted = ["Forbidden", "", `Request.HttpMethod: ${method}`];
  const wrong = wanted.findIndex((line, index) => lines[index] !== line);
  const [info = "", queryString = "", ...rest] = lines.slice(wanted.length);
  return judgeFirst([
    judgeHeader(reply, "Content-Type", "text/plain", contentTypeOf(reply)),
    wrong < 0 ? undefined : found(JSON.stringify(wanted[wrong]), lines[wrong]),
    info.startsWith("Request.PathInfo: ") && info.endsWith(decodedText(path))
      ? undefined
      : found(JSON.stringify(`Request.PathInfo: ${decodedText(path)}`), info),
    queryString === `Request.QueryString: ${decodedText(query)}`
      ? undefined
      : found(JSON.stringify(`Request.QueryString: ${decodedText(query)}`), queryString),
    rest.join("") === "" ? undefined : found("nothing more", rest.join(" ")),
    judgeHeader(reply, "WWW-Authenticate", undefined),
  ]);
}

function judgeEmpty(reply: Reply): Deviation | undefined {
  return reply.parsed.kind === "empty"
    ? undefined
    : { place: { kind: "body" }, expected: "nothing", found: reply.text.slice(0, 80) };
}

function judgeHeader(
  reply: Reply,
  name: string,
  expected: string | undefined,
  given = headerOf(reply.response, name),
): Deviation | undefined {
  if (given === expected) return undefined;
  return { place: { kind: "header", name }, expected: expected ?? "none", found: given ?? "none" };
}
