import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { parse } from "yaml";
import { shellWord } from "../shell-word.ts";

export interface Served {
  readonly url: string;
  /** The scenario's file: its target file stands beside it. */
  readonly scenario: string;
  /** The names of the APIs. */
  readonly apis: readonly string[];
  /** The contracts as the command line names them; none: all of contracts/. */
  readonly contracts: readonly string[];
}

/**
 * The line that verifies a stand-in. It names the target file beside the scenario if that speaks of every API served, and
 * the URL too unless the file says the same.
 */
export function verifyLine({ url, scenario, apis, contracts }: Served, folder: string): string {
  const file = scenario.replace(/\.(ya?ml|json)$/i, ".target.yaml");
  const target = existsSync(file) ? targetOf(file) : undefined;
  const isTarget = target !== undefined && apis.every((api) => target.urlOf(api) !== undefined);
  const isThere = isTarget && apis.every((api) => addressOf(target.urlOf(api)?.url) === addressOf(url));
  const words = [...(isThere ? [] : [url]), ...contracts, ...(isTarget ? ["--target", shortest(file, folder)] : [])];
  return ["standin", "verify", ...words.map(shellWord)].join(" ");
}

interface Target {
  /** Where the file says that an API is; undefined when it speaks of others only. */
  urlOf(api: string): { readonly url: unknown } | undefined;
}

/** What of a target file matters here; one that cannot be read is left to `verify` to complain about. */
function targetOf(file: string): Target | undefined {
  const content = recordIn(readYaml(file));
  if (content === undefined) return undefined;
  const shared = content["url"];
  const apis = recordIn(content["apis"]);
  return {
    urlOf(api) {
      if (apis === undefined) return { url: shared };
      const own = Object.hasOwn(apis, api) ? recordIn(apis[api]) : undefined;
      return own === undefined ? undefined : { url: own["url"] ?? shared };
    },
  };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

function addressOf(url: unknown): string | undefined {
  return typeof url === "string" && URL.canParse(url) ? new URL(url).href : undefined;
}

/** A path that works from the folder that a person is in. */
function shortest(file: string, folder: string): string {
  const near = relative(folder, file);
  return isAbsolute(file) && !near.startsWith("..") && !isAbsolute(near) ? near : file;
}
