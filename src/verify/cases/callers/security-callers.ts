import { credentialKinds } from "../../../contract/model/credential-kinds.ts";
import type { FormatName } from "../../../contract/model/host.ts";
import type { Caller } from "../../exchange/question.ts";
import { inOtherCapitals } from "../../exchange/other-capitals.ts";
import { isSignedToken } from "../../exchange/token.ts";
import type { Identity } from "../../deployment/target.ts";
import { judgeRefused } from "../../verdict/judge-refused.ts";
import { noteAsked } from "./asked-callers.ts";
import { credentialChecks } from "./security-checks.ts";
import type { Case, Ground } from "../case.ts";
import { checkOf } from "../check.ts";
import { readableFormatsOf, baselineQuestion } from "../answers/baseline-question.ts";
import { unaskedCase } from "../unasked-case.ts";

interface RefusedCaller {
  readonly name: keyof typeof credentialChecks;
  readonly promise: string;
  readonly statuses: readonly number[];
  /** Undefined: the target file has nothing for it. */
  readonly caller: Caller | undefined;
  readonly reason: string;
  readonly cure: string;
}

/** Wrong, unknown, forged, unsigned, changed and expired credentials, as far as the operation takes their kind. */
export function refusedCallers(ground: Ground): readonly Case[] {
  const { operation, contract } = ground;
  const kinds = credentialKinds(operation, contract);
  const formats = readableFormatsOf(operation);
  // Each refused token in another format: the checks of every answer judge the bodies.
  return [
    ...(kinds.has("basic") ? basicCallers(ground) : []).map((one) => refusedCase(ground, one, formats[0])),
    ...(kinds.has("bearer") ? bearerCallers(ground) : []).map((one, index) =>
      refusedCase(ground, one, formats[index % formats.length]),
    ),
  ];
}

function basicCallers({ target }: Ground): readonly RefusedCaller[] {
  const identity = [...target.identities.values()].find(({ credentials }) => credentials.kind === "basic");
  const need = {
    reason: "no identity with a password is known",
    cure: "add one with basic: NAME:PASSWORD under identities in the target file",
  };
  return [
    {
      name: "wrong-password",
      promise: "a wrong password is refused",
      statuses: [401],
      caller: identity && { kind: "wrong password", name: identity.name },
      ...need,
    },
    {
      name: "password-in-capitals",
      promise: "a password is compared case-sensitively",
      statuses: [401],
      caller: identity && withOtherCapitals(identity),
      reason: "no identity whose password has letters is known",
      cure: need.cure,
    },
    {
      name: "unknown-user",
      promise: "an unknown user is refused",
      statuses: [401],
      caller: { kind: "header", value: `Basic ${Buffer.from("standin-nobody:standin").toString("base64")}` },
      ...need,
    },
  ];
}

function withOtherCapitals({ credentials }: Identity): Caller | undefined {
  if (credentials.kind !== "basic") return undefined;
  const { user, password } = credentials;
  const other = inOtherCapitals(password);
  if (other === undefined) return undefined;
  return { kind: "header", value: `Basic ${Buffer.from(`${user}:${other}`).toString("base64")}` };
}

function bearerCallers(ground: Ground): readonly RefusedCaller[] {
  const { operation, target } = ground;
  const known = [...target.identities.values()];
  const roles = operation.security[0]?.roles ?? [];
  const signed = known.filter(({ credentials }) => credentials.kind === "bearer" && isSignedToken(credentials.token));
  const expired = known.find((identity) => identity.expired !== undefined);
  return [
    ...forgedTokens(roles),
    ...changedTokens(signed, roles),
    {
      name: "expired-token",
      promise: "an expired token is refused",
      statuses: [401],
      caller: expired && { kind: "expired", name: expired.name },
      reason: "no expired token is known",
      cure: "add expired: TOKEN to an identity in the target file",
    },
  ];
}

const signedNeeded = {
  reason: "no identity with a signed token is known",
  cure: "add one with bearer: TOKEN under identities in the target file",
};

function forgedTokens(roles: readonly string[]): readonly RefusedCaller[] {
  return [
    {
      name: "forged-token",
      promise: "a token signed with another key is refused",
      statuses: [401],
      caller: { kind: "forged token", roles },
      ...signedNeeded,
    },
    {
      name: "unsigned-token",
      promise: "a token without a signature is refused",
      statuses: [],
      caller: { kind: "unsigned token", roles },
      ...signedNeeded,
    },
  ];
}

/** The tokens of known identities, changed after they were signed. */
function changedTokens(known: readonly Identity[], roles: readonly string[]): readonly RefusedCaller[] {
  const [signed] = known;
  // One without roles shows best that claims were changed.
  const claimant = known.find((identity) => identity.roles.length === 0) ?? signed;
  return [
    {
      name: "broken-signature",
      promise: "a token with a changed signature is refused",
      statuses: [401],
      caller: signed && { kind: "broken signature", name: signed.name },
      ...signedNeeded,
    },
    {
      name: "stripped-signature",
      promise: "a token without its signature is refused",
      statuses: [401],
      caller:
        signed?.credentials.kind === "bearer"
          ? { kind: "header", value: `Bearer ${signed.credentials.token.replace(/[^.]*$/, "")}` }
          : undefined,
      ...signedNeeded,
    },
    {
      name: "tampered-token",
      promise: "a token whose claims were changed after it was signed is refused",
      statuses: [401],
      caller: claimant && { kind: "tampered token", name: claimant.name, roles: [...roles, "standin"] },
      ...signedNeeded,
    },
  ];
}

function refusedCase(
  ground: Ground,
  { name, promise, statuses, caller, reason, cure }: RefusedCaller,
  format: FormatName | undefined,
): Case {
  if (caller === undefined) return unaskedCase(ground, credentialChecks[name], promise, reason, cure);
  const id = `security/${name}`;
  return {
    id,
    checks: [checkOf(credentialChecks[name], id, promise, ground.operation)],
    requests: 1,
    *run(judge) {
      noteAsked(ground, caller.kind);
      const baseline = baselineQuestion(ground);
      const reply = yield {
        ...baseline,
        as: caller,
        wanted: format === undefined ? undefined : { format, by: "accept" },
      };
      judge.that(id, reply, judgeRefused(reply, statuses));
    },
  };
}
