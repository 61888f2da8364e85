import type { Credentials, Identity, Target } from "../target/target.ts";

/** A text that must stand in no output, and the `$VARIABLE` that a person would put there. */
export interface Secret {
  readonly text: string;
  readonly variable: string;
}

/** What was learnt on the way: the cookies of identities that log in. */
const learnt = new WeakMap<Target, Map<string, string>>();

/** Cookies shorter than this are settings, not keys. */
const shortestCookie = 8;

/** Keeps a text secret that a deployment gave out. */
export function keepSecret(target: Target, text: string, variable: string): void {
  if (text.length < shortestCookie) return;
  const known = learnt.get(target) ?? new Map<string, string>();
  learnt.set(target, known.set(text, variable));
}

/** Everything secret about a target: what its file says, and what was learnt since. */
export function secretsOf(target: Target): readonly Secret[] {
  const own = [...target.identities.values()].flatMap(secretsOfIdentity);
  const found = [...(learnt.get(target) ?? [])].map(([text, variable]) => ({ text, variable }));
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
  const old = expired === undefined ? [] : [{ text: expired, variable: variableOf(name, "expired_token") }];
  return [...old, ...secretsOfCredentials(name, credentials)];
}

function secretsOfCredentials(name: string, credentials: Credentials): readonly Secret[] {
  switch (credentials.kind) {
    case "basic": {
      const { user, password } = credentials;
      return [
        { text: base64(`${user}:${password}`), variable: variableOf(name, "basic") },
        { text: password, variable: variableOf(name, "password") },
      ];
    }
    case "bearer":
      return [{ text: credentials.token, variable: variableOf(name, "token") }];
    case "headers":
      return credentials.headers.flatMap(([header, text]) => {
        const variable = variableOf(name, header);
        const bare = text.split(" ").at(-1) ?? "";
        return bare === text || bare.length < 8
          ? [{ text, variable }]
          : [
              { text, variable },
              { text: bare, variable },
            ];
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
  const [user, open] = [decodeURIComponent(username), decodeURIComponent(password)];
  return [
    { text: base64(`${user}:${open}`), variable: "$PROXY_BASIC" },
    { text: open, variable: "$PROXY_PASSWORD" },
  ];
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
