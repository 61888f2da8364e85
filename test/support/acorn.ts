import type { CaseFamily } from "../../src/verify/cases/case.ts";
import type { Promises } from "../../src/verify/cases/promises.ts";
import { checkKinds } from "../../src/verify/verdict/check.ts";
import { checkOf } from "../../src/verify/cases/check.ts";
import { baselineQuestion } from "../../src/verify/cases/answers/baseline-question.ts";
import { headerOf } from "../../src/verify/exchange/wire.ts";
import { plain } from "../../src/verify/framework/plain/plain.ts";
import { watch } from "../../src/verify/verdict/watch.ts";

const kinds = checkKinds("acorn-tails", { slash: { restsOn: ["lookups"] } });
const traces = checkKinds("acorn", { trace: { isOfHeaders: true } });

/** Its own kind of promise: a tail of the path is passed over. */
const tails: CaseFamily = {
  name: "acorn-tails",
  about: "what may stand behind a path",
  kinds: Object.values(kinds),
  cases: (ground) => [
    {
      id: "acorn-tails/slash",
      checks: [checkOf(kinds.slash, "acorn-tails/slash", "a slash behind a path changes nothing", ground.operation)],
      requests: 1,
      *run(judge) {
        const reply = yield { ...baselineQuestion(ground), path: "/pets/cat_1/" };
        const isThere = reply.response.status === 200;
        judge.that(
          "acorn-tails/slash",
          reply,
          isThere ? undefined : { place: { kind: "status" }, expected: "200", found: "no pet" },
        );
      },
    },
  ],
};

/** A framework that nothing in `src` knows. */
export const acorn: Promises = {
  ...plain,
  name: "acorn",
  watches: [
    watch(traces.trace, "every answer has an X-Acorn header", ({ response }) => {
      const isThere = headerOf(response, "x-acorn") !== undefined;
      return {
        deviation: isThere ? undefined : { place: { kind: "header", name: "X-Acorn" }, expected: "one", found: "none" },
      };
    }),
  ],
  families: [...plain.families, tails],
};
