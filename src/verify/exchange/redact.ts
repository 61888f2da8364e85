import type { Identity, Target } from "../target/target.ts";

/** Replaces everything secret in a text by the `$VARIABLE` that a person would put there. */
export type Redact = (text: string) => string;

interface Secret {
  readonly text: string;
  readonly variable: string;
}

/** A redactor for what a target file knows. Longer secrets go first, so that a token is not cut by a password inside it. */
export function createRedact(target: Target): Redact {
  const secrets = [...target.identities.values()].flatMap(secretsOf).sort((a, b) => b.text.length - a.text.length);
  const patterns = secrets.map(({ text, variable }) => ({ pattern: patternOf(text), variable }));
  return (text) =>
    patterns
      .reduce((redacted, { pattern, variable }) => redacted.replace(pattern, () => variable), text)
      .replace(/\b(Bearer|Basic) (?!\$)[\w.~+/=-]{8,}/gi, (_, scheme: string) => `${scheme} $CREDENTIALS`);
}

/** The variable that stands for a secret of an identity: `$ADMIN_PASSWORD`. */
export function variableOf(identity: string, what: string): string {
  return `$${`${identity}_${what}`.toUpperCase().replace(/\W/g, "_")}`;
}

function secretsOf({ name, credentials, expired }: Identity): readonly Secret[] {
  const old = expired === undefined ? [] : [{ text: expired, variable: variableOf(name, "expired_token") }];
  switch (credentials.kind) {
    case "basic": {
      const pair = Buffer.from(`${credentials.user}:${credentials.password}`).toString("base64");
      return [
        ...old,
        { text: pair, variable: variableOf(name, "basic") },
        { text: credentials.password, variable: variableOf(name, "password") },
      ];
    }
    case "bearer":
      return [...old, { text: credentials.token, variable: variableOf(name, "token") }];
    case "headers":
      return [...old, ...credentials.headers.map(([header, text]) => ({ text, variable: variableOf(name, header) }))];
    case "login":
      return [...old, { text: credentials.body, variable: variableOf(name, "login") }];
  }
}

/** A short secret may be an ordinary word: it is replaced where it stands alone and names nothing (`secret:`). */
function patternOf(text: string): RegExp {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return text.length >= 8
    ? new RegExp(literal, "g")
    : new RegExp(`(?<![\\w-])${literal}(?![\\w-])(?!"?\\s*[:=>])`, "g");
}
