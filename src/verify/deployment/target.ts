import { processLimits } from "../../limits.ts";

/** How to reach one deployment of one API, who may log in there, and what exists there. */
export interface Target {
  /** Where the target file stands; undefined for a bare URL or an app in the same process. */
  readonly file: string | undefined;
  /** With a base path if there is one; undefined for an app in the same process. */
  readonly url: string | undefined;
  readonly identities: ReadonlyMap<string, Identity>;
  /** Parameter → what exists there; several are tried in turn. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Values that belong together, one combination after the other. */
  readonly together: readonly ReadonlyMap<string, string>[];
  /** Parameter → what surely does not exist. */
  readonly absent: ReadonlyMap<string, string>;
  readonly limits: Limits;
  readonly connection: Connection;
}

/** Somebody who may log in. */
export interface Identity {
  readonly name: string;
  readonly credentials: Credentials;
  readonly roles: readonly string[];
  /** Whether it is taken to be allowed everything: its roles are not known. */
  readonly mayAll?: true;
  /** A token of this identity that is past its time. */
  readonly expired: string | undefined;
}

export type Credentials =
  | { readonly kind: "basic"; readonly user: string; readonly password: string }
  | { readonly kind: "bearer"; readonly token: string }
  | {
      readonly kind: "headers";
      readonly headers: readonly (readonly [name: string, value: string])[];
      /** Keys that go into the query. */
      readonly query?: readonly (readonly [name: string, value: string])[];
    }
  /** Logged in once by a request of its own; the cookies it gets are kept. */
  | { readonly kind: "login"; readonly path: string; readonly body: string; readonly contentType: string };

interface Limits {
  readonly requestsPerSecond: number | undefined;
  /** The most requests of one run. */
  readonly requests: number | undefined;
  /** How long one answer may take before that is a finding. */
  readonly milliseconds: number | undefined;
  /** How long one answer is waited for. */
  readonly timeout: number;
  /** How many bytes of one body are read; of what has more, status and headers are judged. */
  readonly mostBytes: number;
  /** How long one answer may be judged, in milliseconds. */
  readonly judging: number;
}

interface Connection {
  /** PEM of a certificate authority to be believed. */
  readonly ca: string | undefined;
  /** The file that it stands in. */
  readonly caFile?: string;
  /** Believe any certificate. */
  readonly insecure: boolean;
  /** `http://host:port` of a proxy. */
  readonly proxy: string | undefined;
}

/** Somebody who shows these headers, and may do whatever those let him. */
export function headerIdentity(headers: readonly (readonly [name: string, value: string])[]): Identity {
  return { name: "me", credentials: { kind: "headers", headers }, roles: [], mayAll: true, expired: undefined };
}

/** A target of which nothing is known but where it is. */
export function bareTarget(url: string | undefined): Target {
  return {
    file: undefined,
    url,
    identities: new Map(),
    values: new Map(),
    together: [],
    absent: new Map(),
    limits: {
      requestsPerSecond: undefined,
      requests: undefined,
      milliseconds: undefined,
      timeout: processLimits.answerSeconds * 1000,
      mostBytes: processLimits.answerBytes,
      judging: processLimits.judgingSeconds * 1000,
    },
    connection: { ca: undefined, insecure: false, proxy: undefined },
  };
}
