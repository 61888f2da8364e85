import type { Manners } from "../../src/serve/framework/framework.ts";
import { servicestack } from "../../src/serve/framework/servicestack/servicestack.ts";
import type { Host } from "../../src/serve/operation/host.ts";
import { noPreference } from "../../src/serve/operation/preference.ts";
import { headerValues } from "../../src/serve/operation/request.ts";
import { recordedHost } from "./recorded-host.ts";

/** What a request carries beside its first line. */
export interface Sent {
  /** A name with several values is sent as several lines. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** An answer as the tests of odd requests look at it. */
export interface Seen {
  readonly status: number;
  /** Empty for the standard phrase. */
  readonly reason: string;
  /** The Content-Type, empty without one. */
  readonly type: string;
  readonly header: (name: string) => readonly string[];
  readonly body: string;
}

const hosts = new Map<string, { readonly host: Host; readonly manners: Manners }>();

/** Asks a recorded host, served alone: `GET /echo?Text=a`. */
export async function ask(name: string, line: string, { headers = {}, body = "" }: Sent = {}): Promise<Seen> {
  const { host, manners } = hosts.get(name) ?? open(name);
  const [method = "", target = ""] = line.split(" ");
  const lines = Object.entries({ Host: "shop.test", ...headers }).flatMap(([header, values]) =>
    [values].flat().map((value): [string, string] => [header, value]),
  );
  const request = { method, target, headers: lines, body: Buffer.from(body), scheme: "http" };
  const answer = await manners.locate(request).answer(host, noPreference);
  return {
    status: answer.status,
    reason: answer.reason ?? "",
    type: headerValues(answer, "Content-Type")[0] ?? "",
    header: (header) => headerValues(answer, header),
    body: Buffer.from(answer.body as Uint8Array).toString("utf8"),
  };
}

function open(name: string): { readonly host: Host; readonly manners: Manners } {
  const host = recordedHost(name);
  const opened = { host, manners: servicestack.open(host.contract) };
  hosts.set(name, opened);
  return opened;
}
