import { dirname, isAbsolute, join } from "node:path";
import { megabyte } from "../../size.ts";
import type { Credentials, Identity, Target } from "./target.ts";
import { bareTarget } from "./target.ts";

type Scalar = string | number | boolean;

/** What a checked target file says about one API. */
export interface TargetFacts {
  readonly url?: string;
  readonly identities?: Readonly<Record<string, IdentityFacts>>;
  readonly values?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly together?: readonly Readonly<Record<string, Scalar>>[];
  readonly absent?: Readonly<Record<string, Scalar>>;
  readonly limits?: {
    readonly requestsPerSecond?: number;
    readonly requests?: number;
    readonly milliseconds?: number;
    readonly timeout?: number;
    readonly megabytes?: number;
    readonly judging?: number;
  };
  readonly ca?: string;
  readonly insecure?: boolean;
  readonly proxy?: string;
  readonly expired?: string;
}

interface IdentityFacts {
  readonly basic?: string;
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly login?: { readonly path: string; readonly body: string | Readonly<Record<string, unknown>> };
  readonly roles?: readonly string[];
  readonly expired?: string;
}

/** The facts with every default filled in. @param readFile reads a file named in the facts, relative to the target file */
export function readTarget(facts: TargetFacts, file: string, readFile: (path: string) => string): Target {
  const { limits } = bareTarget(facts.url);
  return {
    file,
    url: facts.url,
    identities: readIdentities(facts),
    values: new Map(Object.entries(facts.values ?? {}).map(([name, value]) => [name, listOf(value)])),
    together: (facts.together ?? []).map(textMap),
    absent: textMap(facts.absent ?? {}),
    limits: {
      requestsPerSecond: facts.limits?.requestsPerSecond,
      requests: facts.limits?.requests,
      milliseconds: facts.limits?.milliseconds,
      timeout: facts.limits?.timeout === undefined ? limits.timeout : facts.limits.timeout * 1000,
      mostBytes: facts.limits?.megabytes === undefined ? limits.mostBytes : facts.limits.megabytes * megabyte,
      judging: facts.limits?.judging === undefined ? limits.judging : facts.limits.judging * 1000,
    },
    connection: {
      ca: facts.ca === undefined ? undefined : readFile(facts.ca),
      ...(facts.ca === undefined ? {} : { caFile: isAbsolute(facts.ca) ? facts.ca : join(dirname(file), facts.ca) }),
      insecure: facts.insecure ?? false,
      proxy: facts.proxy,
    },
  };
}

/** A token that the file calls expired without saying whose it is belongs to the first identity. */
function readIdentities(facts: TargetFacts): ReadonlyMap<string, Identity> {
  const entries = Object.entries(facts.identities ?? {});
  return new Map(
    entries.map(([name, identity], index) => [
      name,
      {
        name,
        credentials: readCredentials(identity),
        roles: identity.roles ?? [],
        expired: identity.expired ?? (index === 0 ? facts.expired : undefined),
      },
    ]),
  );
}

function readCredentials({ basic, bearer, headers, query, login }: IdentityFacts): Credentials {
  if (basic !== undefined) {
    const colon = basic.indexOf(":");
    return { kind: "basic", user: basic.slice(0, colon), password: basic.slice(colon + 1) };
  }
  if (bearer !== undefined) return { kind: "bearer", token: bearer };
  if (login === undefined) {
    const keys = query === undefined ? {} : { query: Object.entries(query) };
    return { kind: "headers", headers: Object.entries(headers ?? {}), ...keys };
  }
  const { path, body } = login;
  if (typeof body === "string") return { kind: "login", path, body, contentType: "application/x-www-form-urlencoded" };
  return { kind: "login", path, body: JSON.stringify(body), contentType: "application/json" };
}

function listOf(value: Scalar | readonly Scalar[]): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]; // not a list: narrowing of readonly arrays is lost in the other branch
}

function textMap(record: Readonly<Record<string, Scalar>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(record).map(([name, value]) => [name, String(value)]));
}
