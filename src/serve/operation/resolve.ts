import type { AnswerRule, FailureRule, Operation } from "../../contract/model/contract.ts";
import { inSlices } from "../../contract/model/slices.ts";
import { parametersIn } from "../../contract/model/path.ts";
import type { Type } from "../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../contract/model/value.ts";
import { plainJson } from "../../contract/model/untyped-value.ts";
import { whole } from "../../generate/make/known.ts";
import { bodySaid } from "./body-said.ts";
import type { Asked } from "./here.ts";
import type { Host } from "./host.ts";
import { withoutTurns, withTurns } from "./turns.ts";
import { itemOutcome, listOutcome, listOutcomeInTurns, type ListQuestion } from "./list/list-outcome.ts";
import { lacksOwner } from "./list/owners.ts";
import { writeOutcome } from "./list/write-outcome.ts";
import type { Outcome, SuccessOutcome } from "./outcome.ts";
import { ownersSaid, withOwnersSaid } from "./owners-said.ts";
import { isRefused, pageAnswer, pageRequest } from "./paging/page-request.ts";

type Rule<Kind extends AnswerRule["kind"]> = Extract<AnswerRule, { kind: Kind }>;
type Parameters = ReadonlyMap<string, Value>;

/**
 * What the operation comes to for these parameters: the value that its contract declares (`x-standin-answer`), or a
 * failure. Everything before it (binding, credentials, validation) has passed.
 * @param parameters by the contract's names; what was not sent is absent
 * @param asked what else the request brings
 */
export function resolve(
  operation: Operation,
  parameters: Parameters,
  host: Pick<Host, "contract" | "data">,
  asked: Asked = {},
): Outcome {
  const { answer } = operation;
  const isBelow = answer.kind === "list" || answer.kind === "item" || answer.kind === "write";
  if (isBelow && lacksOwner(operation, host.contract, parameters, host.data)) return fail(answer.missing);
  return outcomeOf(operation, answer, parameters, host, asked);
}

/** The same, which lets other requests have their turns while what it takes is made. */
export async function resolveInTurns(
  operation: Operation,
  parameters: Parameters,
  host: Pick<Host, "contract" | "data">,
  asked: Asked,
): Promise<Outcome> {
  const { answer } = operation;
  if (answer.kind !== "list" && answer.kind !== "write")
    return await withTurns(inSlices(() => resolve(operation, parameters, host, asked)));
  if (lacksOwner(operation, host.contract, parameters, host.data)) return fail(answer.missing);
  if (answer.kind === "write") return await withTurns(writeSteps(operation, answer, parameters, host, asked));
  return await listOutcomeInTurns(listQuestion(operation, answer, parameters, host, asked));
}

function outcomeOf(
  operation: Operation,
  rule: AnswerRule,
  parameters: Parameters,
  host: Pick<Host, "contract" | "data">,
  asked: Asked,
): Outcome {
  switch (rule.kind) {
    case "page":
      return pageOutcome(operation, rule, parameters, host);
    case "row":
      return rowOutcome(operation, rule, parameters, host);
    case "list":
      return listOutcome(listQuestion(operation, rule, parameters, host, asked));
    case "item":
      return itemOutcome(operation, rule, parameters, { data: host.data, here: asked.here });
    case "write":
      return withoutTurns(writeSteps(operation, rule, parameters, host, asked));
    case "example":
      return exampleOutcome(operation, rule, parameters);
    case "echo":
      return succeed(operation, echoed(operation.result, parameters));
    case "nothing":
      return succeed(operation, undefined);
    case "made":
      return madeOutcome(operation, rule, parameters, host, asked);
    case "failure":
      return fail(named(rule.failures, parameters.get(rule.by)));
  }
}

/** A list that is asked for by POST says in its body what a query would say. */
function writeSteps(
  operation: Operation,
  rule: Rule<"write">,
  parameters: Parameters,
  host: Pick<Host, "contract" | "data">,
  asked: Asked,
): Generator<undefined, Outcome> {
  const otherwise = (): Outcome => outcomeOf(operation, rule.otherwise, parameters, host, asked);
  return writeOutcome(operation, rule, parameters, { data: host.data, asked, otherwise });
}

function listQuestion(
  operation: Operation,
  answer: Rule<"list">,
  parameters: Parameters,
  { data }: Pick<Host, "data">,
  asked: Asked,
): ListQuestion {
  const said = withMembers(operation, parameters, asked);
  return {
    operation,
    answer,
    parameters: said,
    query: asked.query === undefined ? said : withMembers(operation, asked.query, asked),
    data,
    here: asked.here,
    limits: asked.limits,
  };
}

function withMembers({ method }: Operation, parameters: Parameters, { body }: Asked): Parameters {
  const json = method === "POST" && body !== undefined ? plainJson(body) : null;
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? new Map([...(Object.entries(json) as [string, Value][]), ...parameters])
    : parameters;
}

function pageOutcome(
  operation: Operation,
  rule: Rule<"page">,
  parameters: Parameters,
  { contract, data }: Pick<Host, "contract" | "data">,
): Outcome {
  const { pagination } = operation;
  const owner = contract.entities.get(rule.entity)?.parent?.parameter;
  if (pagination === undefined) return fail(undefined);
  const whose = textOf(owner === undefined ? undefined : parameters.get(owner));
  const request = pageRequest(operation, pagination, parameters, {
    pageSize: data.pageSize?.(rule.entity),
    missing: () => (data.hasOwner(rule.entity, whose) ? undefined : rule.missing),
  });
  if (isRefused(request)) return fail(request);
  const page = data.page(rule.entity, whose, request);
  return page === undefined ? fail(rule.missing) : succeed(operation, pageAnswer(pagination, page, request));
}

function rowOutcome(
  operation: Operation,
  rule: Rule<"row">,
  parameters: Parameters,
  { data }: Pick<Host, "data">,
): Outcome {
  const by = new Map<string, Value>();
  for (const [parameter, property] of rule.by) by.set(property, parameters.get(parameter) ?? null);
  const row = data.find(rule.entity, by);
  return row === undefined ? fail(rule.missing) : succeed(operation, row.value);
}

function exampleOutcome(operation: Operation, rule: Rule<"example">, parameters: Parameters): Outcome {
  const value =
    rule.by === undefined ? rule.examples.get(rule.name ?? "") : named(rule.examples, parameters.get(rule.by));
  return value === undefined ? fail(rule.missing) : succeed(operation, value);
}

function echoed(result: Type | undefined, parameters: Parameters): ObjectValue {
  const members = result?.kind === "object" ? result.all : [];
  return Object.fromEntries(
    members.flatMap(({ key, name }) => (parameters.has(name) ? [[key, parameters.get(name) ?? null]] : [])),
  );
}

/** A value of its own for each combination of path parameters. */
function madeOutcome(
  operation: Operation,
  { schema, example }: Rule<"made">,
  parameters: Parameters,
  { contract, data }: Pick<Host, "contract" | "data">,
  asked: Asked,
): Outcome {
  const path = parametersIn(operation.segments).map((name) => textOf(parameters.get(name)));
  const place = [operation.id, ...path].join("/");
  if (schema === undefined || operation.result === undefined) return succeed(operation, undefined);
  if (contract.host.values === "code") return succeed(operation, data.make(operation.result, place));
  const known =
    example === undefined
      ? ownersSaid(operation, schema, parameters, bodySaid(operation, schema, asked))
      : whole(withOwnersSaid(plainJson(example), operation, schema, parameters));
  const made = data.makeFrom(schema, place, known);
  return made.kind === "value"
    ? succeed(operation, made.value)
    : { kind: "unservable", place: made.place, why: made.why };
}

/** The entry of that name; `*` takes any other. */
function named<T>(entries: ReadonlyMap<string, T>, name: Value | undefined): T | undefined {
  return entries.get(textOf(name)) ?? entries.get("*");
}

function textOf(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
}

/** @param value undefined: the answer has no body */
export function succeed({ result, success }: Operation, value: Value | undefined): SuccessOutcome {
  const documented = { status: success?.status, headers: [] };
  return value === undefined || result === undefined
    ? { kind: "nothing", ...documented }
    : { kind: "value", value, type: result, ...documented };
}

function fail(failure: FailureRule | undefined): Outcome {
  return { kind: "failure", failure: failure ?? undeclared };
}

/** A contract that the loader let through declares every failure it can come to; this one is seen only if it does not. */
const undeclared: FailureRule = {
  status: 500,
  code: "Undeclared",
  message: "The contract declares no answer for this request",
  field: undefined,
};
