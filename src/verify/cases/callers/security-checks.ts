import { checkKinds } from "../../verdict/check.ts";

const restsOn = ["failures/readable", "failures/content-type"];

/** Credentials that nobody may come in with. */
export const credentialChecks = checkKinds(
  "security",
  {
    "wrong-password": {},
    "password-in-capitals": {},
    "unknown-user": {},
    "forged-token": {},
    "unsigned-token": {},
    "broken-signature": {},
    "stripped-signature": {},
    "tampered-token": {},
    "expired-token": {},
  },
  { restsOn, isBarrier: true },
);

/** Which callers are accepted, which are refused, and what a refusal reveals. */
export const securityKinds = {
  ...credentialChecks,
  ...checkKinds("security", { nobody: {}, refused: {}, "role-missing": {} }, { restsOn, isBarrier: true }),
  ...checkKinds("security", {
    allowed: { restsOn },
    silence: { restsOn: [...restsOn, "security/nobody", "security/refused"] },
    "same-for-absent": { restsOn: [...restsOn, "security/nobody", "security/refused"] },
  }),
};
