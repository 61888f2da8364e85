import { type Check, checkKinds, nameOf } from "./check.ts";

/** What every answer must be; next to nothing else can be judged where it is not. */
export const answerKinds = {
  ...checkKinds(
    "answers",
    {
      answered: {},
      status: {},
      "utf-8": {},
      "content-type": {},
      whole: {},
      readable: { restsOn: ["answers/utf-8", "answers/content-type"] },
      schema: { restsOn: ["answers/readable"] },
    },
    { isGround: true, isManifold: true },
  ),
  ...checkKinds("answers", { "in-time": {} }, { isManifold: true }),
};

/** What every error must be. */
export const failureKinds = checkKinds(
  "failures",
  {
    "content-type": {},
    readable: {},
    silent: {},
    schema: {},
    body: { restsOn: ["failures", "walk/cap", "lookups", "rules"], isLast: true },
  },
  { isManifold: true },
);

/** What a contract says of every row, each law a check of its own. */
export const lawKinds = checkKinds("laws", { law: { restsOn: ["walk/order", "filters/order", "formats"] } });

/** Broken by every request to which no whole answer came. */
export const answeredCheck: Check = {
  id: nameOf(answerKinds.answered),
  promise: "every request is answered, completely and in time",
  citations: [],
  kind: answerKinds.answered,
  about: undefined,
};
