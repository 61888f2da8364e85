import type { Given, Question } from "../../exchange/question.ts";
import { withParameters } from "../../exchange/question.ts";
import type { Ground } from "../../cases/case.ts";
import { readableFormatsOf } from "../../cases/answers/baseline-question.ts";
import { pathIn } from "../../cases/path-in.ts";

/** With the cookies of a session, a format by parameter and another method; by a call of a script; by other spellings of the path. */
export function forgottenWays(ground: Ground, question: Question, crowded: Question): readonly Question[] {
  const { host } = ground.contract;
  // Where a validator refuses, the error is put into the call, and that succeeds; so it does where nobody is known.
  const isCalled = question.as.kind === "identity" && host.login?.check !== "validator";
  const call: readonly Given[] = isCalled ? [["callback", "standin"]] : [];
  const encoded = (text: string): string =>
    text.replace(/^[a-z]/i, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return [
    {
      ...withParameters(crowded, [["format", readableFormatsOf(ground.operation).at(-1) ?? "json"], ...call]),
      headers: [...crowded.headers.map(withSession), ["X-Http-Method-Override", "GET"]],
    },
    { ...question, path: pathIn(question, (text) => text.toUpperCase(), "//") },
    { ...question, path: `${pathIn(question, encoded, "/")}/` },
  ];
}

function withSession([name, value]: Given): Given {
  return name === "Cookie" ? [name, `ss-id=standin; ss-pid=standin; ${value}`] : [name, value];
}
