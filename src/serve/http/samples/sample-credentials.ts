import { createHmac } from "node:crypto";
import type { Operation, SecurityScheme } from "../../../contract/model/contract.ts";
import type { NamedApi } from "../open-world.ts";
import { quotedWord, shellWord } from "../../../shell-word.ts";
import { authorise } from "../../operation/authorise.ts";
import type { Credentials, Identity } from "../../scenario/scenario.ts";

/** What a request shows to be let in. */
export interface SampleCredentials {
  /** As curl takes them. */
  readonly flags: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `name=value`, for the query. */
  readonly query: readonly string[];
}

const none: SampleCredentials = { flags: [], headers: [], query: [] };

/** Credentials for an operation, and whose they are. */
export interface SampleCaller extends SampleCredentials {
  /** The identity's name; undefined: nobody's, where any credentials are let in. */
  readonly name: string | undefined;
  readonly mayCall: boolean;
}

/**
 * Everybody who can show credentials for an operation: each identity of the scenario; where any credentials are let in and
 * other ones than passwords are asked for (or keys only), those of the first way in that the operation names. Empty where none are asked for.
 */
export function callersOf(operation: Operation, { host }: Pick<NamedApi, "host">): readonly SampleCaller[] {
  if (operation.security.length === 0) return [];
  const { contract, credentials } = host;
  const ways = operation.security.map(({ demands }) =>
    demands.flatMap(({ scheme }) => contract.schemes.get(scheme) ?? []),
  );
  const takes = (wanted: SecurityScheme["kind"]): boolean =>
    ways.some((schemes) => schemes.every(({ kind }) => kind === wanted));
  const takesToken = !takes("basic") && takes("bearer");
  if (!takes("basic") && (credentials.anyCredentials === true || !takesToken)) {
    const [way = []] = ways.filter((schemes) => schemes.every(({ at, word }) => (at ?? word) !== undefined));
    return [{ ...together(way.map(shown)), name: undefined, mayCall: true }];
  }
  const { superRole } = contract.host.login ?? {};
  return credentials.identities.flatMap((identity): SampleCaller[] => {
    const { name } = identity;
    const own =
      takesToken && credentials.bearer !== undefined
        ? header("Authorization", `Bearer ${signedToken(identity, credentials.bearer)}`)
        : identity.password === undefined
          ? undefined
          : password(name, identity.password);
    const mayCall = authorise(operation, identity, superRole) === "allowed";
    return own === undefined ? [] : [{ ...own, name, mayCall }];
  });
}

/**
 * Credentials that an operation lets in.
 * @returns undefined where nobody may call it
 */
export function credentialsFor(operation: Operation, api: NamedApi): SampleCredentials | undefined {
  return operation.security.length === 0 ? none : callersOf(operation, api).find(({ mayCall }) => mayCall);
}

/** Who may log in to an API, in words; nobody where it asks no one who they are. */
export function whoMayLogIn({ host }: Pick<NamedApi, "host">): readonly string[] {
  const callers = callersOfApi(host);
  const names = callers.flatMap(({ name }) => name ?? []);
  return names.length > 0 || callers.length === 0 ? names : ["anybody with well-formed credentials"];
}

function callersOfApi(host: NamedApi["host"]): readonly SampleCaller[] {
  const guarded = host.contract.operations.find(({ security }) => security.length > 0);
  return guarded === undefined ? [] : callersOf(guarded, { host });
}

/** Headers, `NAME: VALUE`, with which any caller is let in; none where identities are known, or nobody has to log in. */
export function anybody({ host }: Pick<NamedApi, "host">): readonly string[] {
  return callersOfApi(host)
    .filter(({ name, query }) => name === undefined && query.length === 0)
    .flatMap(({ headers }) => headers.map(([name, value]) => `${name}: ${value}`));
}

function together(all: readonly SampleCredentials[]): SampleCredentials {
  return {
    flags: all.flatMap(({ flags }) => flags),
    headers: all.flatMap(({ headers }) => headers),
    query: all.flatMap(({ query }) => query),
  };
}

/** A JSON Web Token of an identity (RFC 7519), signed with the scenario's key (HS256); it never expires. */
function signedToken({ name, roles }: Identity, { key, rolesClaim }: NonNullable<Credentials["bearer"]>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: name, [rolesClaim]: roles })}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

function password(user: string, secret: string): SampleCredentials {
  const pair = `${user}:${secret}`;
  return {
    flags: ["-u", shellWord(pair)],
    headers: [["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`]],
    query: [],
  };
}

/** Well-formed credentials for a scheme (OpenAPI 3.1, section 4.8.27). */
function shown({ kind, at, word }: SecurityScheme): SampleCredentials {
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

function header(name: string, value: string): SampleCredentials {
  return { flags: ["-H", quotedWord(`${name}: ${value}`)], headers: [[name, value]], query: [] };
}
