import { citedLine } from "../contract/cited-lines.ts";
import type { Operation } from "../contract/model/contract.ts";
import { redactedAddress } from "../redacted-address.ts";
import { shellWord } from "../shell-word.ts";
import { curlLine } from "./exchange/curl.ts";
import { createRedact, type Redact } from "./exchange/redact.ts";
import type { Reply } from "./exchange/reply.ts";
import { remarkText } from "./report/remark-text.ts";
import type { ApiUnderTest } from "./options.ts";
import { placeText, wordsText } from "./report/place-text.ts";
import type { Rendering } from "./verdict/cause/conclude.ts";
import type { Place } from "./verdict/place.ts";
import type { Finding, ShownRequest } from "./verdict/result.ts";

/** Headers of an answer that lead elsewhere, often with a token that was just given out. */
function isAddress(place: Place): boolean {
  return place.kind === "header" && addressHeaders.includes(place.name.toLowerCase());
}

const addressHeaders = ["location", "content-location", "refresh", "link"];

function shownHeaders(headers: Reply["request"]["headers"], redact: Redact): Reply["request"]["headers"] {
  return headers.map(([name, value]) => [
    name,
    redact(isAddress({ kind: "header", name }) ? redactedAddress(value) : value),
  ]);
}

/** How much of a body a finding shows. */
const excerpt = 600;

function shownResponse(reply: Reply, redact: Redact): Finding["response"] {
  const { response } = reply;
  return {
    status: response.status,
    reason: redact(response.reason),
    headers: shownHeaders(response.headers, redact).filter(([name]) => name.toLowerCase() !== "set-cookie"),
    excerpt: reply.unread === undefined ? redact(reply.text).slice(0, excerpt) : "",
  };
}

/** So many cited lines are quoted. */
const mostQuotes = 3;

/** Makes of an exchange what a finding shows of it, secrets replaced, and the lines that show it again. */
export function renderingOf(under: ApiUnderTest, operation: Operation): Rendering {
  const { target, contract } = under;
  const redact = createRedact(target);
  const where = verifyWords(under, redact);
  const curl = ({ request, question }: Reply): string => curlLine(request, question, target, redact);
  const shown = ({ request: { method, target: path, headers } }: Reply): ShownRequest => ({
    method,
    target: redact(path),
    headers: shownHeaders(headers, redact),
  });
  return {
    text: redact,
    remark: remarkText,
    quotes: (citations) => citations.flatMap((one) => citedLine(one, contract.file) ?? []).slice(0, mostQuotes),
    deviation: ({ place, expected, found }) => ({
      place: redact(placeText(place)),
      at: redactedPlace(place, redact),
      expected: redact(expected),
      found: redact(isAddress(place) ? redactedAddress(wordsText(found)) : wordsText(found)),
    }),
    counterexample({ reply, before }, caseId) {
      return {
        before: before.map((one) => ({ ...shown(one), curl: curl(one) })),
        request: shown(reply),
        response: shownResponse(reply, redact),
        curl: curl(reply),
        again: `standin verify ${where} --only ${shellWord(`${operation.id}/${caseId}`)}`,
      };
    },
  };
}

/** What `standin verify` is called with to ask the same deployment again. */
function verifyWords({ target, contract, reference }: ApiUnderTest, redact: Redact): string {
  return [
    target.url === undefined ? "URL" : shellWord(redact(target.url)),
    ...(target.file === undefined ? [] : ["--target", shellWord(target.file)]),
    reference ?? shellWord(contract.name),
  ].join(" ");
}

/** What names a kind of place is our own. */
const ownWords: ReadonlySet<string> = new Set(["kind", "part", "format", "at"]);

/** A place without secrets: its names, keys and values come from the exchange. */
function redactedPlace(place: Place, redact: Redact): Place {
  return JSON.parse(JSON.stringify(place), (member, value: unknown) =>
    typeof value === "string" && !ownWords.has(member) ? redact(value) : value,
  ) as Place; // of the same shape
}
