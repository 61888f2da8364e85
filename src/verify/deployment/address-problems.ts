import { pointerTo } from "../../source/pointer.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";
import type { TargetFacts } from "./read-target.ts";

/** What a target file says of an API, and where. */
export type FactsAt = readonly [pointer: string, facts: TargetFacts];

/** What is wrong with addresses of a target file that its schema cannot tell. */
export function checkAddresses(all: readonly FactsAt[], source: Source, problems: Problems): void {
  for (const [place, { url, proxy }] of all) {
    for (const { found, cure } of url === undefined ? [] : urlFaults(url))
      problems.addAt(source, pointerTo(place, "url"), found, cure);
    for (const { found, cure } of proxy === undefined ? [] : proxyFaults(proxy))
      problems.addAt(source, pointerTo(place, "proxy"), found, cure);
  }
}

interface Fault {
  readonly found: string;
  readonly cure: string;
}

function urlFaults(url: string): readonly Fault[] {
  const cure = "write https://HOST/PATH and nothing after it";
  if (!URL.canParse(url)) return [{ found: "the url is not a valid address", cure }];
  // An address ends with its path: each request brings its own query, and a fragment is never sent.
  const rest = /[?#]/.exec(url)?.[0];
  if (rest === undefined) return [];
  return [{ found: `the url has a ${rest === "?" ? "query" : "fragment"}, which is never sent`, cure }];
}

function proxyFaults(proxy: string): readonly Fault[] {
  if (URL.canParse(proxy)) return [];
  return [{ found: "the proxy is not a valid address", cure: "write http://HOST:PORT" }];
}
