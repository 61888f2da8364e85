import { checkKinds } from "../../verdict/check.ts";

/** What is looked up by its values. */
export const lookupKinds = checkKinds(
  "lookups",
  {
    absent: {},
    "right-one": {},
    apart: { restsOn: ["lookups/right-one"] },
    "any-case": {},
    near: { restsOn: ["lookups/absent"] },
    elsewhere: { restsOn: ["lookups", "formats"], isComparison: true },
  },
  { restsOn: ["failures", "laws", "rules", "repeat"] },
);
