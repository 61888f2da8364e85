import type { Operation, SecurityScheme } from "../contract/model/contract.ts";
import type { NamedApi } from "../serve/http/open-world.ts";
import { quotedWord, shellWord } from "../shell-word.ts";
import { callerFor } from "./printed-requests.ts";

/** What a printed request shows to be let in. */
export interface PrintedCredentials {
  /** As curl takes them. */
  readonly flags: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `name=value`, for the query. */
  readonly query: readonly string[];
}

const none: PrintedCredentials = { flags: [], headers: [], query: [] };

/**
 * Name and password of an identity that may call the operation; where any credentials are let in and other ones are asked
 * for, those of the first way in that the operation names.
 * @returns undefined where nobody may call it
 */
export function credentialsFor(operation: Operation, api: NamedApi): PrintedCredentials | undefined {
  if (operation.security.length === 0) return none;
  const { contract, credentials } = api.host;
  const ways = operation.security.map(({ demands }) =>
    demands.flatMap(({ scheme }) => contract.schemes.get(scheme) ?? []),
  );
  const takesPassword = ways.some((schemes) => schemes.every(({ kind }) => kind === "basic"));
  const caller = callerFor(operation, api);
  if (takesPassword || credentials.anyCredentials !== true)
    return caller && password(caller.name, caller.password ?? "");
  const [way = []] = ways.filter((schemes) => schemes.every(({ at, word }) => (at ?? word) !== undefined));
  return way.map(shown).reduce(
    (all, one) => ({
      flags: [...all.flags, ...one.flags],
      headers: [...all.headers, ...one.headers],
      query: [...all.query, ...one.query],
    }),
    none,
  );
}

function password(user: string, secret: string): PrintedCredentials {
  const pair = `${user}:${secret}`;
  return {
    flags: ["-u", shellWord(pair)],
    headers: [["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`]],
    query: [],
  };
}

/** Well-formed credentials for a scheme (OpenAPI 3.1, section 4.8.27). */
function shown({ kind, at, word }: SecurityScheme): PrintedCredentials {
  if (kind === "basic") return password("any", "secret");
  if (at === undefined) return header("Authorization", `${word ?? "Bearer"} any-token`);
  switch (at.in) {
    case "query":
      return { ...none, query: [`${encodeURIComponent(at.name)}=any-key`] };
    case "cookie":
      return { ...none, flags: ["-b", quotedWord(`${at.name}=any-key`)], headers: [["Cookie", `${at.name}=any-key`]] };
    default:
      return header(at.name, "any-key");
  }
}

function header(name: string, value: string): PrintedCredentials {
  return { flags: ["-H", quotedWord(`${name}: ${value}`)], headers: [[name, value]], query: [] };
}
