import { withParameters } from "../../exchange/question.ts";
import { judgeFailure } from "../../verdict/judge-failure.ts";
import { statusText } from "../../verdict/judge-status.ts";
import type { Ground, Judge, Script } from "../case.ts";
import type { Collection } from "./collection.ts";
import type { FilterParameter } from "./filtered.ts";

/** Values of a filter that stand for nothing are refused as the contract says, where it lists those that stand for something. */
export function* unknownFilterValue(
  { promises }: Ground,
  judge: Judge,
  { name, filter }: FilterParameter,
  { question }: Collection,
): Script<void> {
  if (filter.unknown === undefined || filter.values === undefined) return;
  const numbers = [...filter.values.keys()].map(Number);
  const unknown = numbers.every(Number.isInteger)
    ? [Math.max(...numbers) + 1, Math.min(...numbers) - 1].map(String)
    : ["standin-unknown"];
  for (const value of unknown) {
    const reply = yield withParameters(question, [[name, value]]);
    judge.that(`filters/${name}/unknown`, reply, judgeFailure(reply, filter.unknown, promises.errors));
  }
  // What rows show is no value of the parameter, where that has others: a word for a number cannot even be read.
  const [word] = [...filter.values.values()].filter((text) => !filter.values?.has(text));
  if (word === undefined) return;
  const reply = yield withParameters(question, [[name, word]]);
  const isRefused = reply.response.status >= 400 && reply.response.status < 500;
  judge.that(
    `filters/${name}/unknown`,
    reply,
    isRefused
      ? undefined
      : { place: { kind: "status" }, expected: String(filter.unknown.status), found: statusText(reply) },
  );
}
