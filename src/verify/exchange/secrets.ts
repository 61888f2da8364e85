import type { Credentials, Identity, Target } from "../deployment/target.ts";
import { inOtherCapitals } from "./other-capitals.ts";
import { percentDecoded } from "../../wire/scalar/percent.ts";
import { flipSignature, isSignedToken, unsigned } from "./token.ts";

/** A text that must stand in no output, and the `$VARIABLE` that a person would put there. */
export interface Secret {
  readonly text: string;
  readonly variable: string;
}

/** What was learnt on the way: the cookies of identities that log in, and tokens that were changed. */
const learnt = new WeakMap<Target, Map<string, string>>();

/** Cookies shorter than this are settings, not keys. */
const shortestCookie = 8;

/** Parts of a secret shorter than this may be ordinary words. */
const shortestPart = 8;

/** Keeps a text secret that a deployment gave out, or that was made of a secret. */
export function keepSecret(target: Target, text: string, variable: string): void {
  if (text.length < shortestCookie) return;
  const known = learnt.get(target) ?? new Map<string, string>();
  learnt.set(target, known.set(text, variable));
}

/** Everything secret about a target: what its file says, and what was learnt since. */
export function secretsOf(target: Target): readonly Secret[] {
  const own = [...target.identities.values()].flatMap(secretsOfIdentity);
  const found = [...(learnt.get(target) ?? [])].flatMap(([text, variable]) => tokenSecrets(text, variable));
  return [...own, ...found, ...secretsOfProxy(target.connection.proxy)].filter(({ text }) => text !== "");
}

/** The variable that stands for a secret of an identity: `$ADMIN_PASSWORD`. */
export function variableOf(identity: string, what: string): string {
  return `$${`${identity}_${what}`
    .toUpperCase()
    .replace(/\W/g, "_")
    .replace(/^(?=\d)/, "_")}`;
}

function secretsOfIdentity({ name, credentials, expired }: Identity): readonly Secret[] {
  const old = expired === undefined ? [] : tokenSecrets(expired, variableOf(name, "expired_token"));
  return [...old, ...secretsOfCredentials(name, credentials)];
}

function secretsOfCredentials(name: string, credentials: Credentials): readonly Secret[] {
  switch (credentials.kind) {
    case "basic": {
      const { user, password } = credentials;
      const other = inOtherCapitals(password);
      return [
        { text: base64(`${user}:${password}`), variable: variableOf(name, "basic") },
        { text: password, variable: variableOf(name, "password") },
        ...(other === undefined
          ? []
          : [
              { text: base64(`${user}:${other}`), variable: variableOf(name, "basic_other_capitals") },
              { text: other, variable: variableOf(name, "password_other_capitals") },
            ]),
      ];
    }
    case "bearer":
      return tokenSecrets(credentials.token, variableOf(name, "token"));
    case "headers":
      return [...credentials.headers, ...(credentials.query ?? [])].flatMap(([header, text]) => {
        const variable = variableOf(name, header);
        const bare = text.split(" ").at(-1) ?? "";
        const all = [...tokenSecrets(bare, variable), ...passwordIn(text, name)];
        const long = all.filter((secret) => secret.text.length >= shortestPart);
        return [{ text, variable }, ...long.filter((secret) => secret.text !== text)];
      });
    case "login":
      return [
        { text: credentials.body, variable: variableOf(name, "login") },
        // What the target file calls the identity stands in every report.
        ...fieldsOf(credentials)
          .filter(([, text]) => text !== name)
          .map(([field, text]) => ({ text, variable: variableOf(name, field) })),
      ];
  }
}

/**
 * A token and, where it is a signed one, what its owner would not show of it and what it is changed to: whoever reads a
 * changed signature needs only the first character, whoever reads the bare one only the claims.
 */
function tokenSecrets(token: string, variable: string): readonly Secret[] {
  if (!isSignedToken(token)) return [{ text: token, variable }];
  const [changed, signature] = [flipSignature(token), signatureOf(token)];
  const parts = [
    { text: signature, variable: `${variable}_SIGNATURE` },
    { text: signatureOf(changed), variable: `${variable}_SIGNATURE_CHANGED` },
    { text: unsigned(token).slice(0, -1), variable: `${variable}_UNSIGNED` },
  ];
  return [
    { text: token, variable },
    { text: changed, variable: `${variable}_CHANGED` },
    ...parts.filter(({ text }) => text.length >= shortestPart),
  ];
}

function signatureOf(token: string): string {
  return token.slice(token.lastIndexOf(".") + 1);
}

/** The fields of a login that hold something secret, by their names; all of them where no name says so. */
function fieldsOf({
  body,
  contentType,
}: Extract<Credentials, { kind: "login" }>): readonly (readonly [string, string])[] {
  const fields = contentType.includes("json")
    ? leavesOf("field", JSON.parse(body) as unknown)
    : [...new URLSearchParams(body)];
  const telling = fields.filter(([name]) => /pass|secret|token|pwd|pin|key|code/i.test(name));
  return telling.length > 0 ? telling : fields;
}

function leavesOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (typeof value === "string" || typeof value === "number") return [[name, String(value)]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => leavesOf(key, member));
}

function secretsOfProxy(proxy: string | undefined): readonly Secret[] {
  if (proxy === undefined) return [];
  const { username, password } = new URL(proxy);
  if (password === "") return [];
  const [user, open] = [percentDecoded(username), percentDecoded(password)];
  return [
    { text: base64(`${user}:${open}`), variable: "$PROXY_BASIC" },
    { text: open, variable: "$PROXY_PASSWORD" },
    // As it stands in the address, which may encode more than there must be.
    { text: password, variable: "$PROXY_PASSWORD" },
  ];
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** The password of Basic credentials that stand in a header as they are (RFC 7617 section 2). */
function passwordIn(header: string, name: string): readonly Secret[] {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header.trim()) ?? [];
  if (encoded === undefined) return [];
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  return [{ text: pair.slice(pair.indexOf(":") + 1), variable: variableOf(name, "password") }];
}
