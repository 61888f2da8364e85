import { checkKinds } from "../../verdict/check.ts";

const together = ["filters/combined", "filters/paging"];

/** One filter breaks by one cause, whatever of it shows that. */
const oneCause = "parameter";

/** Filters: each alone, several together, and paging under one. */
export const filterKinds = {
  ...checkKinds("filters", { order: { restsOn: ["formats"] } }, { supports: together, oneCause }),
  ...checkKinds(
    "filters",
    {
      "shows-only": {},
      "hides-none": {},
      boundary: {},
      unknown: {},
      "first-page": {},
      "part-of-list": {},
      "unknown-is-empty": {},
      apart: {},
      union: {},
      "order-of-values": {},
    },
    { restsOn: ["walk", "laws", "formats"], supports: together, oneCause },
  ),
  ...checkKinds(
    "filters",
    {
      combined: { supports: ["filters/paging"] },
      paging: {},
      end: { restsOn: ["filters/paging"] },
    },
    { restsOn: ["walk", "laws", "formats"], oneCause },
  ),
};
