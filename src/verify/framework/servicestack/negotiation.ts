import { literalOf } from "../../../contract/model/path.ts";
import { checkKinds } from "../../verdict/check.ts";
import type { FormatName } from "../../../contract/model/host.ts";
import { bareMediaType, formatOf, mediaTypes } from "../../../contract/model/media-type.ts";
import { type Question, withParameters } from "../../exchange/question.ts";
import { contentTypeOf, type Reply } from "../../exchange/reply.ts";
import { judgeFirst } from "../../verdict/judge-first.ts";
import { judgeStatus, statusText } from "../../verdict/judge-status.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import type { Case, CaseFamily, Ground } from "../../cases/case.ts";
import { checksOf } from "../../cases/check.ts";
import { successOf } from "../../cases/success-of.ts";
import { pathIn } from "../../cases/path-in.ts";
import { readableFormatsOf, baselineQuestion } from "../../cases/answers/baseline-question.ts";
import { judgeSameBytes } from "../../cases/answers/repeat.ts";

const family = "servicestack-negotiation";

const kinds = checkKinds(
  family,
  {
    suffix: { supports: ["errors"] },
    query: { supports: ["errors"] },
    callback: {},
    "unknown-suffix": { restsOn: ["failures", "laws", "lookups"] },
    browser: {
      restsOn: [`${family}/accept-beginning`, "servicestack-login/browser", "servicestack-login/browser-expired"],
    },
    default: {},
    "suffix-first": { restsOn: [`${family}/suffix`, `${family}/query`] },
    "accept-beginning": {},
  },
  { restsOn: ["repeat"], supports: ["together"] },
);

/** How every host of this framework chooses a format: suffix, then `format`, then the beginning of Accept, then its default. */
export const negotiation: CaseFamily = {
  name: "servicestack-negotiation",
  about: "how a format is chosen",
  kinds: Object.values(kinds),
  cases(ground) {
    const { operation } = ground;
    if (operation.answer.kind === "failure" || readableFormatsOf(operation).length === 0) return [];
    return [sameAnswer(ground), precedence(ground), ...callback(ground), ...unknownSuffix(ground), ...browser(ground)];
  },
};

function sameAnswer(ground: Ground): Case {
  const formats = readableFormatsOf(ground.operation);
  return {
    id: `${family}/ways`,
    checks: checksOf(kinds, ground.operation, {
      suffix: "a suffix of the path chooses the format that Accept chooses",
      query: "the parameter format chooses the format that Accept chooses, in any case",
    }),
    requests: 3 * formats.length + 1,
    *run(judge) {
      const baseline = baselineQuestion(ground);
      for (const format of formats) {
        const reference = successOf(yield { ...baseline, wanted: { format, by: "accept" } });
        const suffix = yield { ...baseline, wanted: { format, by: "suffix" } };
        judge.that(`${family}/suffix`, suffix, judgeSameAnswer(reference, suffix));
        const query = yield { ...baseline, wanted: { format, by: "query" } };
        judge.that(`${family}/query`, query, judgeSameAnswer(reference, query));
        if (format !== formats.at(-1)) continue;
        const capitals = yield withParameters({ ...baseline, wanted: undefined }, [["FORMAT", format.toUpperCase()]]);
        judge.that(`${family}/query`, capitals, judgeSameAnswer(reference, capitals));
      }
    },
  };
}

function judgeSameAnswer(reference: Reply, reply: Reply): Deviation | undefined {
  const [one, other] = [contentTypeOf(reference) ?? "none", contentTypeOf(reply) ?? "none"];
  if (reply.response.status === reference.response.status && one !== other)
    return { place: { kind: "header", name: "Content-Type" }, expected: one, found: other };
  return judgeSameBytes(reference, reply);
}

/** JSON for a script of another origin (JSONP). */
function callback(ground: Ground): readonly Case[] {
  if (!readableFormatsOf(ground.operation).includes("json")) return [];
  const id = `${family}/callback`;
  return [
    {
      id,
      checks: checksOf(kinds, ground.operation, {
        callback: "with the parameter callback, JSON is sent as a call of that function (JSONP)",
      }),
      requests: 1,
      *run(judge) {
        const baseline = baselineQuestion(ground);
        const reply = yield withParameters({ ...baseline, wanted: undefined }, [["callback", "standin"]]);
        judge.that(id, reply, judgeCall(reply));
      },
    },
  ];
}

function judgeCall(reply: Reply): Deviation | undefined {
  const type = contentTypeOf(reply);
  return judgeFirst([
    judgeStatus(reply, [200]),
    bareMediaType(type ?? "") === "text/javascript"
      ? undefined
      : { place: { kind: "header", name: "Content-Type" }, expected: "text/javascript", found: type ?? "none" },
    reply.text.startsWith("standin(") && reply.text.endsWith(")")
      ? undefined
      : { place: { kind: "body" }, expected: "standin(…) around the JSON", found: reply.text.slice(0, 80) },
  ]);
}

/** Below it every operation has a route by its name, whatever the method, and with whatever ending. */
export const ownRoute = "/api/";

/** An unknown suffix, also a known one in capitals, is part of the path: there is nothing there, unless a value ends the path. */
function unknownSuffix(ground: Ground): readonly Case[] {
  const { segments, path } = ground.operation;
  if (literalOf(segments.at(-1) ?? []) === undefined || path.startsWith(ownRoute)) return [];
  const id = `${family}/unknown-suffix`;
  const endings = [".standin", `.${(readableFormatsOf(ground.operation)[0] ?? "json").toUpperCase()}`];
  return [
    {
      id,
      checks: checksOf(kinds, ground.operation, {
        "unknown-suffix": "a suffix that is not a format, or is in capitals, stays in the path",
      }),
      requests: endings.length,
      *run(judge) {
        const baseline: Question = { ...baselineQuestion(ground), wanted: undefined };
        for (const ending of endings) {
          const reply = yield { ...baseline, path: `${pathIn(baseline, (text) => text, "/")}${ending}` };
          judge.that(id, reply, judgeStatus(reply, [404]));
        }
      },
    },
  ];
}

/** Who is sent to a login page when nobody knows them, gets a page when they are known. */
function browser(ground: Ground): readonly Case[] {
  const { operation, contract } = ground;
  if (contract.host.login?.page === undefined || operation.security.length === 0) return [];
  const id = `${family}/browser`;
  return [
    {
      id,
      checks: checksOf(kinds, operation, { browser: "a browser with credentials gets an HTML page" }),
      requests: 1,
      *run(judge) {
        const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        const reply = yield { ...baselineQuestion(ground), wanted: undefined, headers: [["Accept", accept]] };
        judge.that(id, reply, judgeChosen(reply, "html"));
      },
    },
  ];
}

interface Choice {
  readonly check: string;
  readonly question: Question;
  /** Undefined: a page for people, of which only that it comes is said. */
  readonly format: FormatName | undefined;
}

function precedence(ground: Ground): Case {
  return {
    id: `${family}/precedence`,
    checks: checksOf(kinds, ground.operation, {
      default: "a request for no format, or for an unknown one, gets the host's default and never 406",
      "suffix-first": "a suffix takes precedence over the parameter format, and that over Accept",
      "accept-beginning": "the start of Accept decides; weights, and everything after a comma, are ignored",
    }),
    requests: 13,
    *run(judge) {
      for (const { check, question, format } of choices(ground)) {
        const reply = yield question;
        judge.that(`${family}/${check}`, reply, judgeChosen(reply, format));
      }
    },
  };
}

function choices(ground: Ground): readonly Choice[] {
  const baseline: Question = { ...baselineQuestion(ground), wanted: undefined };
  const { defaultFormat } = ground.contract.host;
  const formats = readableFormatsOf(ground.operation);
  const accept = (value: string): Question => ({ ...baseline, headers: [["Accept", value]] });
  const fallback = [
    baseline,
    accept("*/*"),
    accept("application/pdf"),
    accept("text/plain, application/xml"),
    accept("text/xml"),
    withParameters(baseline, [["format", "standin"]]),
  ];
  const all: Choice[] = formats.includes(defaultFormat)
    ? fallback.map((question) => ({ check: "default", question, format: defaultFormat }))
    : [accept("application/pdf")].map((question) => ({ check: "default", question, format: undefined }));
  const [one, other] = [formats[0], formats[1]];
  if (one === undefined || other === undefined) return all;
  const asked = withParameters(baseline, [["format", one]]);
  all.push(
    {
      check: "suffix-first",
      question: { ...asked, wanted: { format: other, by: "suffix" }, headers: [["Accept", mediaTypes[one]]] },
      format: other,
    },
    { check: "suffix-first", question: { ...asked, headers: [["Accept", mediaTypes[other]]] }, format: one },
  );
  for (const [index, format] of formats.slice(0, 3).entries()) {
    const rest = formats.find((another) => another !== format) ?? format;
    all.push({
      check: "accept-beginning",
      question: accept(`${mediaTypes[format]};q=${index === 1 ? "0" : "0.1"}, ${mediaTypes[rest]};q=0.9`),
      format,
    });
  }
  all.push({ check: "accept-beginning", question: accept(mediaTypes[other].toUpperCase()), format: other });
  return all;
}

function judgeChosen(reply: Reply, format: FormatName | undefined): Deviation | undefined {
  if (reply.response.status !== 200) return { place: { kind: "status" }, expected: "200", found: statusText(reply) };
  const given = contentTypeOf(reply);
  return format === undefined || formatOf(given) === format
    ? undefined
    : { place: { kind: "header", name: "Content-Type" }, expected: mediaTypes[format], found: given ?? "none" };
}
