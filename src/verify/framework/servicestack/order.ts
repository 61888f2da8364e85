import { iteratorPaging } from "../../../contract/model/paged-by.ts";
import { loginKinds } from "./login-checks.ts";
import { type Given, type Question, withoutParameters, withParameters } from "../../exchange/question.ts";
import { judgeStatus } from "../../verdict/judge-status.ts";
import type { Case, Ground } from "../../cases/case.ts";
import { checkOf } from "../../cases/check.ts";
import { mayCall, baselineQuestion } from "../../cases/answers/baseline-question.ts";
import { ruledParameters } from "../../cases/values/rules.ts";

/** A value that cannot be read is refused before anybody asks who sent it; one that the service or its rules refuse, after. */
export function checksInOrder(ground: Ground): readonly Case[] {
  const { operation, contract, target } = ground;
  const unread = operation.parameters.find(({ slot, in: where }) => where === "query" && slot.type.kind === "integer");
  const refused = refusedQuestion(ground);
  if (unread === undefined && refused === undefined) return [];
  const weak = [...target.identities.values()].find(
    (identity) => !mayCall(operation, identity, contract.host.login?.superRole),
  );
  const id = "servicestack-login/order";
  return [
    {
      id,
      checks: [
        checkOf(loginKinds.order, id, "values are parsed before authentication and validated after it", operation),
      ],
      requests: 3,
      *run(judge) {
        const baseline: Question = { ...baselineQuestion(ground), as: { kind: "nobody" } };
        if (unread !== undefined) {
          const reply = yield withParameters(baseline, [[unread.name, "standin"]]);
          judge.that(id, reply, judgeStatus(reply, [400]));
        }
        if (refused === undefined) return;
        const before = yield refused(baseline);
        judge.that(id, before, judgeStatus(before, [401]));
        if (weak === undefined) return;
        const without = yield { ...refused(baseline), as: { kind: "identity", name: weak.name } };
        judge.that(id, without, judgeStatus(without, [403]));
      },
    },
  ];
}

/** Makes a question of which the service refuses every value that it can refuse; undefined where it refuses none. */
function refusedQuestion({ operation }: Ground): ((question: Question) => Question) | undefined {
  const { parameters } = operation;
  const pagination = iteratorPaging(operation);
  const given: Given[] = [];
  if (pagination?.limit.exceeded !== undefined)
    given.push([pagination.limit.parameter, String(pagination.limit.maximum + 1)]);
  if (pagination?.iterator.invalid !== undefined) given.push([pagination.iterator.parameter, "standin"]);
  const filtered = parameters.filter(
    ({ filter, slot }) => filter?.unknown !== undefined && slot.type.kind === "integer",
  );
  given.push(...filtered.map(({ name }): Given => [name, "999"]));
  const ruled = ruledParameters(operation).flatMap(({ name, in: where }) => (where === "query" ? [name] : []));
  if (given.length === 0 && ruled.length === 0) return undefined;
  return (question) => withParameters(withoutParameters(question, ruled), given);
}
