import type { Caller } from "../exchange/question.ts";
import { isSignedToken } from "../exchange/token.ts";
import { judgeRefused } from "../verdict/judge-refused.ts";
import type { Case, Ground } from "./case.ts";
import { checkOf } from "./check.ts";
import { plainQuestion } from "./plain-question.ts";
import { unaskedCase } from "./unasked-case.ts";

interface RefusedCaller {
  readonly name: string;
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
  const kinds = new Set(operation.security.map(({ scheme }) => contract.schemes.get(scheme)?.kind));
  const wanted = [
    ...(kinds.has("basic") ? basicCallers(ground) : []),
    ...(kinds.has("bearer") ? bearerCallers(ground) : []),
  ];
  return wanted.map((one) => refusedCase(ground, one));
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
      name: "unknown-user",
      promise: "an unknown user is refused",
      statuses: [401],
      caller: { kind: "header", value: `Basic ${Buffer.from("standin-nobody:standin").toString("base64")}` },
      ...need,
    },
  ];
}

function bearerCallers(ground: Ground): readonly RefusedCaller[] {
  const { operation, target } = ground;
  const known = [...target.identities.values()];
  const roles = operation.security[0]?.roles ?? [];
  const signed = known.find(({ credentials }) => credentials.kind === "bearer" && isSignedToken(credentials.token));
  const weak = known.find(
    (identity) =>
      identity.credentials.kind === "bearer" &&
      isSignedToken(identity.credentials.token) &&
      identity.roles.length === 0,
  );
  const expired = known.find((identity) => identity.expired !== undefined);
  const need = {
    reason: "no identity with a signed token is known",
    cure: "add one with bearer: TOKEN under identities in the target file",
  };
  return [
    {
      name: "forged-token",
      promise: "a token signed with another key is refused",
      statuses: [401],
      caller: { kind: "forged token", roles },
      ...need,
    },
    {
      name: "unsigned-token",
      promise: "a token without a signature is refused",
      statuses: [],
      caller: { kind: "unsigned token", roles },
      ...need,
    },
    {
      name: "broken-signature",
      promise: "a token with a changed signature is refused",
      statuses: [401],
      caller: signed && { kind: "broken signature", name: signed.name },
      ...need,
    },
    {
      name: "tampered-token",
      promise: "a token whose claims were changed after it was signed is refused",
      statuses: [401],
      caller: (weak ?? signed) && {
        kind: "tampered token",
        name: (weak ?? signed)?.name ?? "",
        roles: [...roles, "standin"],
      },
      ...need,
    },
    {
      name: "expired-token",
      promise: "a token past its time is refused",
      statuses: [401],
      caller: expired && { kind: "expired", name: expired.name },
      reason: "no expired token is known",
      cure: "add expired: TOKEN to an identity in the target file",
    },
  ];
}

function refusedCase(ground: Ground, { name, promise, statuses, caller, reason, cure }: RefusedCaller): Case {
  if (caller === undefined) return unaskedCase(ground, `security/${name}`, promise, reason, cure);
  const id = `security/${name}`;
  return {
    id,
    checks: [checkOf(id, promise, ground.operation)],
    requests: 1,
    *run(judge) {
      const reply = yield { ...plainQuestion(ground), as: caller };
      judge(id, reply, judgeRefused(reply, statuses));
    },
  };
}
