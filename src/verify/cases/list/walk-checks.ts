import { checkKinds } from "../../verdict/check.ts";

/** Where these break, a walk is no sequence of rows to judge anything else by. */
const sequence = ["walk/order", "walk/no-row-twice", "walk/no-row-missing", "walk/page-size"];

/** What is looked at row by row, again or in another format, is a walk, too. */
const supports = ["repeat", "formats", "filters/order"];

/** Paging: walks, the pages in them, and the positions from which they go on. */
export const walkKinds = {
  ...checkKinds(
    "walk",
    {
      rows: {},
      order: {},
      "no-row-twice": { restsOn: ["walk/order"] },
      "no-row-missing": { restsOn: ["walk/order", "walk/no-row-twice"] },
      "page-size": { restsOn: ["walk/order", "walk/no-row-twice", "walk/no-row-missing"] },
    },
    { supports },
  ),
  ...checkKinds(
    "walk",
    {
      "default-size": {},
      done: {},
      iterator: {},
      "past-the-end": { restsOn: ["walk/done", "walk/iterator"] },
      turned: { restsOn: ["walk/done", "walk/iterator"] },
      "iterator-again": { restsOn: ["walk/done", "walk/iterator"] },
      interleaved: { restsOn: ["walk/iterator-again"] },
    },
    { restsOn: sequence, supports },
  ),
  ...checkKinds(
    "walk",
    {
      apart: {},
      smallest: {},
      cap: { restsOn: ["failures"] },
      "below-smallest": { restsOn: ["failures", "walk/cap"] },
      "iterator-invalid": { restsOn: ["failures", "walk/cap"] },
    },
    { restsOn: sequence },
  ),
};
