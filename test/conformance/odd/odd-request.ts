import { below, chance, pick } from "../../../src/random/draw.ts";
import { child, type Key } from "../../../src/random/key.ts";

/** A request without its path: that is chosen by the law that sends it. */
export interface OddRequest {
  readonly method: string;
  /** Without its question mark, as sent; empty for none. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What requests to a host are made of. */
export interface Pool {
  readonly methods: readonly string[];
  readonly names: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodies: readonly (readonly [type: string, body: string])[];
}

const values = [
  ...[
    "",
    "1",
    "-0",
    "x",
    "true",
    "on",
    "a,b",
    "[a",
    "{{",
    "{Name:a}",
    '"',
    "%00",
    "%20",
    "%EF%BB%BF",
    "%C2%85true",
    "+5",
  ],
  ...[
    "2026-02-03",
    "1-Feb-2026%2B02:00",
    "/Date(1)/",
    "/Date(",
    "P1M",
    "25:00:00",
    "9".repeat(40),
    "1e400",
    "%F0%9F%98%80",
  ],
  ...[
    "%",
    "%zz",
    "%C3",
    "<script>",
    "NaN",
    "full",
    "none",
    "ONE",
    "..",
    "a%2fb",
    "null",
    "[]",
    "{}",
    "&",
    "=",
    "%5B%5D",
  ],
];

/** An odd request, the same for the same key. */
export function oddRequest(key: Key, pool: Pool): OddRequest {
  const count = below(child(key, "count"), 4);
  const pairs = Array.from({ length: count }, (_, at) => oddPair(key, pool, at));
  const some = pool.headers.filter((_, at) => chance(child(key, "header"), 0.12, at));
  const [type, body] = pick(child(key, "body"), pool.bodies);
  const sent = chance(child(key, "sent"), 0.3);
  return {
    method: pick(child(key, "method"), pool.methods),
    query: pairs.join("&"),
    headers: [["Host", "odd.test"], ...some, ...(sent ? [["Content-Type", type] as const] : [])],
    body: sent ? body : "",
  };
}

function oddPair(key: Key, { names }: Pool, at: number): string {
  const name = pick(child(key, "name"), names, at);
  const spelled = pick(child(key, "case"), [name, name, name.toLowerCase(), name.toUpperCase(), `${name}[]`], at);
  return `${spelled}${chance(child(key, "bare"), 0.05, at) ? "" : "="}${pick(child(key, "value"), values, at)}`;
}
