import { quotedWord } from "../../shell-word.ts";
import type { Credentials, Target } from "../deployment/target.ts";
import { wrongPassword } from "./credentials.ts";
import type { Question } from "./question.ts";
import type { Piece, Redact } from "./redact.ts";
import { variableOf } from "./secrets.ts";
import type { WireRequest } from "./wire.ts";

/** One command for a POSIX shell that sends the request again; secrets stand as `$VARIABLES`. */
export function curlLine(request: WireRequest, question: Question, target: Target, redact: Redact): string {
  const url = `${(target.url ?? "http://127.0.0.1:4010").replace(/\/$/, "")}${request.target}`;
  const user = userWord(question, target);
  const words = [
    ...(request.method === "HEAD" ? ["-I"] : []),
    ...(request.method === "HEAD" || (request.method === "GET" && request.body === undefined)
      ? []
      : ["-X", request.method]),
    ...connectionWords(target, redact),
    ...addressWords(url),
    ...(user === undefined ? [] : ["-u", user]),
    ...headerWords(request, user !== undefined).flatMap((header) => ["-H", word(redact.pieces(header))]),
    ...(request.body === undefined
      ? []
      : ["--data-raw", word(redact.pieces(Buffer.from(request.body).toString("utf8")))]),
    word(redact.pieces(url)),
  ];
  return `curl -i ${words.join(" ")}`;
}

/** What curl would add is taken away: a header without a value behind the colon is not sent, with a semicolon it is sent empty. */
function headerWords({ headers, body }: WireRequest, hasUser: boolean): readonly string[] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const shown = headers.filter(([name]) => !/^user-agent$/i.test(name) && !(hasUser && /^authorization$/i.test(name)));
  return [
    ...shown.map(([name, value]) => (value === "" ? `${name};` : `${name}: ${value}`)),
    ...(names.has("accept") ? [] : ["Accept:"]),
    ...(body === undefined || names.has("content-type") ? [] : ["Content-Type:"]),
  ];
}

function connectionWords({ connection: { proxy, insecure, caFile } }: Target, redact: Redact): readonly string[] {
  return [
    ...(proxy === undefined ? [] : ["-x", word(redact.pieces(proxy))]),
    ...(insecure ? ["-k"] : []),
    ...(caFile === undefined ? [] : ["--cacert", word([{ text: caFile }])]),
  ];
}

/** curl reads braces and brackets as patterns, and tidies paths with dots, unless it is told not to. */
function addressWords(url: string): readonly string[] {
  return [...(/[[\]{}]/.test(url) ? ["-g"] : []), ...(/\/\.\.?(\/|$|\?)/.test(url) ? ["--path-as-is"] : [])];
}

function userWord({ as }: Question, target: Target): string | undefined {
  if (as.kind !== "identity" && as.kind !== "wrong password") return undefined;
  const credentials: Credentials | undefined = target.identities.get(as.name)?.credentials;
  if (credentials?.kind !== "basic") return undefined;
  const name = { text: `${credentials.user}:` };
  const password = as.kind === "identity" ? { variable: variableOf(as.name, "password") } : { text: wrongPassword };
  return word([name, password]);
}

/** One word of a POSIX shell: in double quotes where a variable has to be filled in, else in single ones. */
function word(pieces: readonly Piece[]): string {
  if (!pieces.some((piece) => "variable" in piece))
    return quotedWord(pieces.map((piece) => ("text" in piece ? piece.text : "")).join(""));
  const open = pieces.map((piece, index) => {
    if ("text" in piece) return piece.text.replace(/["\\`$]/g, "\\$&");
    const next = pieces[index + 1];
    const runsOn = next !== undefined && "text" in next && /^\w/.test(next.text);
    return runsOn ? `\${${piece.variable.slice(1)}}` : piece.variable;
  });
  return `"${open.join("")}"`;
}
