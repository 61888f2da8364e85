import { readFileSync } from "node:fs";
import { noPreference } from "../../src/serve/operation/preference.ts";
import { servicestack } from "../../src/serve/framework/servicestack/servicestack.ts";
import type { Host } from "../../src/serve/operation/host.ts";
import type { Answer, Request } from "../../src/serve/operation/request.ts";

/** One exchange with a real host, as `fixtures/recordings` keeps it. */
export interface Recording {
  readonly title: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: readonly (readonly [string, string])[];
    readonly body?: RecordedBody;
  };
  readonly response: {
    readonly status: number;
    readonly reason?: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body?: RecordedBody;
  };
  /** What counts; absent: everything. Empty: nothing, the web server below answered. */
  readonly compare?: readonly string[];
}

interface RecordedBody {
  readonly text?: string;
  readonly base64?: string;
}

/** The recordings of a file that say something about the framework. */
export function readRecordings(file: string): readonly Recording[] {
  const all = JSON.parse(readFileSync(file, "utf8")) as readonly Recording[];
  return all.filter(({ compare }) => compare?.length !== 0);
}

const hostNames: Readonly<Record<string, string>> = {
  bokamera: "api.bokamera.se",
  "pwc-reportfiling": "reportfiling.pwc.de",
};
const comparedHeaders = ["content-type", "content-disposition", "www-authenticate", "location", "vary"];

/** Every way in which the host's answer differs from the recorded one: status, reason, the five headers, each byte of the body. */
export function differences(recording: Recording, host: Host): readonly string[] {
  const { response, compare = ["status", "headers", "body"] } = recording;
  const answer = ask(recording, host);
  const headers = compare.includes("headers")
    ? comparedHeaders
    : compare.includes("content-type")
      ? ["content-type"]
      : [];
  const found = headers.map((name) => differing(name, valueOf(response.headers, name), valueOf(answer.headers, name)));
  found.unshift(differing("status", String(response.status), String(answer.status)));
  if (answer.reason !== undefined && compare.includes("headers"))
    found.push(differing("reason", response.reason ?? "", answer.reason));
  if (compare.includes("body") && recording.request.method !== "HEAD")
    found.push(differing("body", bytesOf(response.body).toString("latin1"), bodyOf(answer).toString("latin1")));
  return found.filter((difference) => difference !== undefined);
}

/** What the host answers to the recorded request. */
export function ask({ request }: Recording, host: Host): Answer {
  const { method, path, headers = [], body } = request;
  const sent: Request = {
    method,
    target: path,
    // The web server takes the blanks around a header's value away.
    headers: [
      ["Host", hostNames[host.contract.name] ?? "zoo.example.com"],
      ...headers.map(([name, value]) => [name, value.trim()] as const),
    ],
    body: bytesOf(body),
    scheme: "http",
  };
  return servicestack.open(host.contract).locate(sent).answer(host, noPreference);
}

function bytesOf(body: RecordedBody | undefined): Buffer {
  return body?.base64 === undefined ? Buffer.from(body?.text ?? "", "utf8") : Buffer.from(body.base64, "base64");
}

function bodyOf({ body }: Answer): Buffer {
  return typeof body === "string" ? Buffer.from(body, "utf8") : Buffer.from(body);
}

function valueOf(headers: Answer["headers"], name: string): string {
  return headers
    .filter(([given]) => given.toLowerCase() === name)
    .map(([, value]) => value)
    .join(", ");
}

function differing(what: string, want: string, got: string): string | undefined {
  if (want === got) return undefined;
  let at = 0;
  while (want[at] === got[at]) at++;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 30), at + 50));
  return `${what} at ${at}: wanted ${around(want)}, got ${around(got)}`;
}
