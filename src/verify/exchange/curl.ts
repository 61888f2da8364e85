import type { Target } from "../target/target.ts";
import type { Question } from "./question.ts";
import { type Redact, variableOf } from "./redact.ts";
import type { WireRequest } from "./wire.ts";

/** One line for a shell that sends the request again; secrets stand as `$VARIABLES`. */
export function curlLine(request: WireRequest, question: Question, target: Target, redact: Redact): string {
  const user = basicUser(question, target);
  const headers = request.headers
    .filter(([name]) => !/^user-agent$/i.test(name) && !(user !== undefined && /^authorization$/i.test(name)))
    .map(([name, value]) => ` -H ${quote(redact(`${name}: ${value}`))}`);
  const method = request.method === "GET" ? "" : request.method === "HEAD" ? " -I" : ` -X ${request.method}`;
  const body =
    request.body === undefined ? "" : ` --data-raw ${quote(redact(Buffer.from(request.body).toString("utf8")))}`;
  const address = `${(target.url ?? "http://127.0.0.1:4010").replace(/\/$/, "")}${request.target}`;
  return `curl -i${method}${user === undefined ? "" : ` -u ${user}`}${headers.join("")}${body} ${quote(redact(address))}`;
}

function basicUser({ as }: Question, target: Target): string | undefined {
  if (as.kind !== "identity" && as.kind !== "wrong password") return undefined;
  const credentials = target.identities.get(as.name)?.credentials;
  if (credentials?.kind !== "basic") return undefined;
  return as.kind === "identity"
    ? `"${credentials.user}:${variableOf(as.name, "password")}"`
    : `'${credentials.user}:standin-wrong-password'`;
}

/** Double quotes where a variable has to be filled in, else single ones. */
function quote(text: string): string {
  if (!/\$[A-Z]/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `"${text.replace(/["\\`]/g, "\\$&")}"`;
}
