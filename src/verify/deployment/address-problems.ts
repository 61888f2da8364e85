import type { Problem } from "../../problem.ts";
import type { TargetFacts } from "./read-target.ts";

type Facts = TargetFacts & { readonly apis?: Readonly<Record<string, TargetFacts>> };

/** What is wrong with the addresses of a target file that its schema cannot tell: the file's own and those of each API. */
export function addressProblems(facts: Facts, file: string): readonly Problem[] {
  const all = [
    ["", facts] as const,
    ...Object.entries(facts.apis ?? {}).map(([api, own]) => [`/apis/${api}`, own] as const),
  ];
  return all.flatMap(([place, { url, proxy }]) => [
    ...(url === undefined ? [] : urlProblems(url)).map((problem) => ({ file, place: `${place}/url`, ...problem })),
    ...(proxy === undefined ? [] : proxyProblems(proxy)).map((problem) => ({
      file,
      place: `${place}/proxy`,
      ...problem,
    })),
  ]);
}

type Fault = Pick<Problem, "found" | "cure">;

function urlProblems(url: string): readonly Fault[] {
  const cure = "write https://HOST/PATH and nothing behind it";
  if (!URL.canParse(url)) return [{ found: "the url is no address that can be reached", cure }];
  // An address ends with its path: each request brings its own query, and a fragment is never sent.
  const rest = /[?#]/.exec(url)?.[0];
  if (rest === undefined) return [];
  return [{ found: `the url has a ${rest === "?" ? "query" : "fragment"} in it, which no request would carry`, cure }];
}

function proxyProblems(proxy: string): readonly Fault[] {
  if (URL.canParse(proxy)) return [];
  return [{ found: "the proxy is no address that can be reached", cure: "write http://HOST:PORT" }];
}
