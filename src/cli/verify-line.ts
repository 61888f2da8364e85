import { existsSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { Part } from "../source/part.ts";
import { Problems } from "../source/problems.ts";
import { readSource } from "../source/source.ts";
import { quotedWord, shellWord } from "../shell-word.ts";

export interface Served {
  readonly url: string;
  /** The scenario's file: its target file stands beside it. */
  readonly scenario: string;
  /** The names of the APIs. */
  readonly apis: readonly string[];
  /** The contracts as the command line names them; none: all of contracts/. */
  readonly contracts: readonly string[];
  /** Headers that let any caller in, `NAME: VALUE`; where there is a target file, it says who asks. */
  readonly headers: readonly string[];
}

/**
 * The line that verifies a stand-in. It names the target file beside the scenario if that speaks of every API served, and
 * the URL too unless the file says the same.
 */
export function verifyLine({ url, scenario, apis, contracts, headers }: Served, folder: string): string {
  const file = scenario.replace(/\.(ya?ml|json)$/i, ".target.yaml");
  const target = existsSync(file) ? targetOf(file) : undefined;
  const isTarget = target !== undefined && apis.every((api) => target.urlOf(api) !== undefined);
  const isThere = isTarget && apis.every((api) => addressOf(target.urlOf(api)?.url) === addressOf(url));
  const words = [...(isThere ? [] : [url]), ...contracts, ...(isTarget ? ["--target", shortest(file, folder)] : [])];
  const shown = isTarget ? [] : headers.flatMap((header) => ["--header", quotedWord(header)]);
  return ["standin", "verify", ...words.map(shellWord), ...shown].join(" ");
}

interface Target {
  /** Where the file says that an API is; undefined when it speaks of others only. */
  urlOf(api: string): { readonly url: string | undefined } | undefined;
}

/** What of a target file matters here; one that cannot be read is left to `verify` to complain about. */
function targetOf(file: string): Target | undefined {
  const source = readSource(file, file, new Problems());
  if (source === undefined) return undefined;
  const root = new Part(source);
  const shared = root.get("url")?.text;
  return {
    urlOf(api) {
      if (!root.has("apis")) return { url: shared };
      const own = root.at("apis", api);
      return own?.record === undefined ? undefined : { url: own.get("url")?.text ?? shared };
    },
  };
}

function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).href : undefined;
}

/** A path that works from the folder that a person is in. */
function shortest(file: string, folder: string): string {
  const near = relative(folder, file);
  return isAbsolute(file) && !near.startsWith("..") && !isAbsolute(near) ? near : file;
}
