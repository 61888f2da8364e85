import { type AnswerContext, answerOf } from "./answer.ts";
import { checkFailures, failureParts } from "../check/check-failures.ts";
import { citationsOf, standingOf } from "./citations.ts";
import type { Entity, Operation } from "../model/contract.ts";
import { documentedSuccess } from "../model/documented-response.ts";
import { implicitAnswer } from "./implicit-answer.ts";
import { lawsOf } from "./laws.ts";
import { type OperationPart, operationParts, parameterParts, segmentsOf } from "../check/openapi-parts.ts";
import { paginationOf } from "./pagination.ts";
import { parametersOf } from "./parameters.ts";
import type { Part } from "../../source/part.ts";
import { requestBodyOf } from "./request-body.ts";
import { mainMedia, responseParts, successPart } from "../check/response-parts.ts";
import { responsesOf } from "./responses.ts";
import { securityOf } from "./security.ts";
import { serverPaths } from "./server-paths.ts";
import type { ObjectType } from "../model/type.ts";
import type { Workshop } from "./workshop.ts";

/** Compiles every operation. Entities that an operation makes up for itself are added to `entities`. */
export function operationsOf(entities: Map<string, Entity>, workshop: Workshop): readonly Operation[] {
  const operations = operationParts(workshop.root, workshop.references);
  const ids = new Set<string>();
  return Object.freeze(
    operations.map((operation) => {
      const id = idOf(operation, ids);
      ids.add(id);
      return operationOf(operation, id, entities, workshop);
    }),
  );
}

/** Its own, unless another operation has it too: ids tell operations apart. */
function idOf({ part, path, method }: OperationPart, taken: ReadonlySet<string>): string {
  const own = part.get("operationId")?.text;
  if (own !== undefined && own !== "" && !taken.has(own)) return own;
  const name = nameOfRoute(method, path);
  let id = name;
  for (let count = 2; taken.has(id); count++) id = `${name}${count}`;
  return id;
}

function operationOf(
  operation: OperationPart,
  id: string,
  entities: Map<string, Entity>,
  workshop: Workshop,
): Operation {
  const { part } = operation;
  const named = { ...namesOf(operation, id, workshop), ...inferredMark(part) };
  const { request } = named;
  const body = bodyOf(part, request, workshop);
  const declared = parameterParts(operation, workshop.references);
  const parameters = parametersOf(declared, body, pagedOf(part, entities), workshop);
  const responses = responseParts(part, workshop.references);
  const statuses = responses.map(({ status }) => status);
  const failures = failureParts(part, declared);
  checkFailures(failures, statuses, workshop.problems);
  const content = mainMedia(successPart(responses), workshop.references)?.[1];
  const schema = content?.get("schema");
  const result = schema === undefined ? undefined : workshop.types.typeOf(schema, `${request}Response`);
  const context: AnswerContext = { operation: part, parameters, entities, result, content, workshop };
  const implicit = (): Operation["answer"] => withEntity(implicitAnswer(context, id), entities);
  const answer = answerOf(context, implicit) ?? implicit();
  const documented = responsesOf(responses, `${request}Response`, failures, workshop);
  return Object.freeze({
    ...named,
    parameters,
    body: body?.type,
    requestBody: requestBodyOf(part, request, workshop),
    security: securityOf(part, workshop),
    result,
    responses: documented,
    success: documentedSuccess(documented),
    answer,
    pagination: paginationOf(answer, context),
    upload: uploadOf(part),
    laws: lawsOf(context),
  });
}

function uploadOf(operation: Part): Operation["upload"] {
  const to = operation.at("x-standin-upload", "to")?.text;
  return to === undefined ? undefined : Object.freeze({ to, part: operation.at("x-standin-upload", "part")?.text });
}

/** Whether the answer is marked as inferred. */
function inferredMark(part: Part): Pick<Operation, "isAnswerInferred"> {
  return part.get("x-standin-inferred")?.has("x-standin-answer") === true ? { isAnswerInferred: true } : {};
}

/** What an operation is called, and where it is found. */
function namesOf(operation: OperationPart, id: string, workshop: Workshop) {
  const { part, path, method } = operation;
  const service = part.get("x-standin-service")?.text ?? workshop.host.service;
  return {
    id,
    ...(service !== undefined && { service }),
    request: part.get("x-standin-request")?.text ?? id,
    namespace: part.get("x-standin-namespace")?.text ?? workshop.namespace,
    summary: part.get("summary")?.text ?? "",
    description: descriptionOf(part),
    method,
    path,
    segments: Object.freeze(segmentsOf(path)),
    bases: serverPaths(operation, workshop),
    deprecated: part.get("deprecated")?.flag ?? false,
    citations: citationsOf(part),
    stands: standingOf(part),
  } satisfies Partial<Operation>;
}

/** The entity whose rows an operation answers page by page, if it does. */
function pagedOf(
  part: Part,
  entities: ReadonlyMap<string, Entity>,
): { readonly entity: Entity | undefined } | undefined {
  const page = part.at("x-standin-answer", "page");
  return page === undefined ? undefined : { entity: entities.get(page.get("entity")?.text ?? "") };
}

function withEntity(
  { answer, entity }: ReturnType<typeof implicitAnswer>,
  entities: Map<string, Entity>,
): Operation["answer"] {
  if (entity !== undefined && !entities.has(entity.name)) entities.set(entity.name, entity);
  return Object.freeze(answer);
}

function bodyOf(
  part: Part,
  name: string,
  { references, types }: Workshop,
): { type: ObjectType; schema: Part } | undefined {
  const schema = mainMedia(references.follow(part.get("requestBody")), references)?.[1].get("schema");
  if (schema === undefined) return undefined;
  const type = types.typeOf(schema, name);
  return type.kind === "object" ? { type, schema } : undefined;
}

/** A name for an operation without an `operationId`: `GET /pets/{id}` → `GetPetsId`. */
function nameOfRoute(method: string, path: string): string {
  const words = [method.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/)].filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function descriptionOf(part: Part): string {
  const [summary, description] = ["summary", "description"].map((name) => part.get(name)?.text?.trim() ?? "");
  return description === undefined || description === summary ? "" : description;
}
