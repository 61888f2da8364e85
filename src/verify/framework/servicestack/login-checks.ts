import { checkKinds } from "../../verdict/check.ts";

const restsOn = ["failures", "walk", "filters", "lookups", "errors", "rules", "parameters", "security"];

/** How callers are refused: checked where a case asks for it, and at every refusal. */
export const loginKinds = {
  ...checkKinds(
    "servicestack-login",
    {
      challenge: {},
      "unknown-scheme": { restsOn: ["servicestack-login/challenge"] },
      "forged-token": { restsOn: ["servicestack-login/challenge"] },
      browser: { restsOn: ["servicestack-login/challenge"] },
      "browser-expired": { restsOn: ["servicestack-login/browser"] },
      "wrong-password": {},
      "empty-password": {},
      "no-password": {},
      "not-base64": {},
      "unsigned-token": {},
      "expired-token": {},
      forbidden: {},
      "scheme-any-case": {},
      order: {},
    },
    { restsOn, supports: ["failures/body", "together"] },
  ),
  ...checkKinds(
    "servicestack-login",
    { callback: { restsOn: ["servicestack-negotiation/callback"] } },
    { restsOn, supports: ["together"] },
  ),
};
