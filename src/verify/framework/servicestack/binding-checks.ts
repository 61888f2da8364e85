import { checkKinds } from "../../verdict/check.ts";

/** How parameters are read. */
export const bindingKinds = checkKinds(
  "servicestack-binding",
  {
    "names-any-case": {},
    "unknown-ignored": {},
    numbers: {},
    "empty-ignored": {},
    twice: {},
    lists: {},
    offsets: {},
    path: {},
  },
  { restsOn: ["repeat", "walk", "filters", "rules", "parameters"], supports: ["together"] },
);
