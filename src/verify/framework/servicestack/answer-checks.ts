import { checkKinds } from "../../verdict/check.ts";

/** What every answer of this framework must be, beyond its contract. */
export const frameworkKinds = checkKinds(
  "servicestack",
  {
    "content-type": {},
    vary: { isOfHeaders: true },
    disposition: { isOfHeaders: true },
    spelling: {},
    cookies: {},
  },
  { restsOn: ["answers", "formats", "failures", "errors"], supports: ["together"], isManifold: true },
);
