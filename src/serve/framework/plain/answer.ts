import type { Operation, Response } from "../../../contract/model/contract.ts";
import { inSlices } from "../../../contract/model/slices.ts";
import { documentedResponse } from "../../../contract/model/documented-response.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Asked } from "../../operation/here.ts";
import type { Outcome } from "../../operation/outcome.ts";
import type { Preference } from "../../operation/preference.ts";
import { type Answer, headerValues } from "../../operation/request.ts";
import { resolveInTurns } from "../../operation/resolve.ts";
import { withTurns } from "../../operation/turns.ts";
import { answeredCalls } from "./calls.ts";
import { conditionsOf, withVersion } from "./conditional.ts";
import type { Exchange } from "./exchange.ts";
import { hereOf } from "./here-of.ts";
import { appliedWords, type Orders, ordersOf, withExample } from "./orders.ts";
import { bindBody } from "./read/body.ts";
import { type BoundParameters, bindParameters } from "./read/parameters.ts";
import { unknownNames } from "./read/sent-texts.ts";
import { failureTitle } from "./reason-phrase.ts";
import { refusalFor } from "./refusal.ts";
import { repeatableOf } from "./repeated.ts";
import { withRange } from "./partial.ts";
import { uploadedFile, withUpload } from "./uploads.ts";
import { admit, challengesOf } from "./security.ts";
import { notAcceptable, problem, refuse, unservable, writeDocumented } from "./write/answers.ts";
import type { Shown } from "./write/content-value.ts";

/**
 * Answers a request that reached an operation: orders first, then who asks, what was sent, which media type is wanted, and
 * what the operation comes to.
 */
export async function answerExchange(exchange: Exchange, preference: Preference): Promise<Answer> {
  const { orders, refusal } = ordersOf(exchange, preference);
  const each = async (one: Exchange): Promise<Answer> => await answered(one, orders);
  // An ordered status is that of the whole batch.
  const batch = refusal === undefined && orders.code === undefined ? await answeredCalls(exchange, each) : undefined;
  const answer = refusal === undefined ? (batch ?? (await each(exchange))) : problem(refusal);
  const applied = appliedWords(orders);
  const ignored = unknownNames(exchange);
  return { ...(applied.length > 0 ? { applied } : {}), ...answer, ...(ignored.length > 0 ? { ignored } : {}) };
}

async function answered(exchange: Exchange, orders: Orders): Promise<Answer> {
  const { operation } = exchange;
  if (orders.code !== undefined && orders.code >= 400) return documentedFailure(exchange, orders.code, orders.example);
  const refusal = admit(exchange);
  if (refusal !== undefined) return refuse(exchange, refusal);
  const bound = bindParameters(exchange);
  const { values, faults } = bound;
  if (faults.length > 0) return refuse(exchange, refusalFor(operation, faults));
  const body = await bindBody(exchange);
  if ("refusal" in body) return refuse(exchange, body.refusal);
  const usual = chosenResponse(exchange, orders);
  const unwanted = notAcceptable(exchange, usual.response);
  const chosen = unwanted === undefined ? usual : otherSuccess(exchange, orders);
  if (unwanted !== undefined && chosen === undefined) return refuse(exchange, unwanted);
  if (chosen === undefined || chosen.status >= 400) return onlyFailure(exchange, usual, orders.example);
  const repeatable = repeatableOf(exchange, bound.sent, body.value);
  if (repeatable?.refusal !== undefined) return { ...refuse(exchange, repeatable.refusal), applied: [] };
  if (repeatable?.answer !== undefined) return repeatable.answer;
  const file = orders.code === undefined && orders.example === undefined ? uploadedFile(exchange) : undefined;
  if (file !== undefined) return withRange(exchange, file);
  const sent = {
    values: withBody(values, body.value, operation),
    query: bound.query,
    body: body.value,
    files: body.files,
  };
  const answer = await succeeded(exchange, sent, { chosen, orders });
  if (answer.status >= 400) return answer;
  const whole = withUpload(exchange, sent, withRange(exchange, answer));
  return repeatable === undefined ? whole : { ...whole, again: repeatable.again };
}

/** Members of the body that are parameters of the operation too (`Parameter.in`). */
function withBody(
  values: ReadonlyMap<string, Value>,
  body: Value | undefined,
  { parameters }: Operation,
): ReadonlyMap<string, Value> {
  const members = typeof body === "object" && body !== null && !Array.isArray(body) ? Object.entries(body) : [];
  const names = new Set(parameters.filter((one) => one.in === "body").map(({ name }) => name));
  return new Map([...values, ...(members as [string, Value][]).filter(([name]) => names.has(name))]);
}

interface Chosen {
  readonly status: number;
  readonly response: Response | undefined;
}

/** The response to give: the ordered one, the one with the ordered example, else the documented success. */
function chosenResponse(exchange: Exchange, { code, example }: Orders): Chosen {
  const { responses } = exchange.operation;
  const usual = usualResponse(exchange.operation);
  const chosen = code === undefined ? usual : { status: code, response: documentedResponse(responses, code) };
  const shows = example === undefined ? undefined : withExample(exchange, example, chosen.response);
  if (shows === undefined || shows === chosen.response) return chosen;
  return { status: shows.status === "default" ? chosen.status : shows.status, response: shows };
}

/** Another documented success in a media type that the client takes: a file that is not there yet, say (202). */
function otherSuccess(exchange: Exchange, { code }: Orders): Chosen | undefined {
  const { responses } = exchange.operation;
  return responses
    .flatMap((response): Chosen[] => {
      const { status, content } = response;
      const isSuccess = status !== "default" && status >= 200 && status < 300;
      return isSuccess && content.size > 0 ? [{ status, response }] : [];
    })
    .find(({ response }) => code === undefined && notAcceptable(exchange, response) === undefined);
}

/** What the operation documents for a request that is right: a success, else a redirection, else whatever comes first. */
function usualResponse({ success, responses }: Operation): Chosen {
  const redirection = responses.find(({ status }) => status !== "default" && status >= 300 && status < 400);
  // Beside a redirection, `default` is what goes wrong.
  if (success !== undefined && (success.response.status !== "default" || redirection === undefined)) return success;
  const response = redirection ?? responses.find(({ status }) => status !== "default" && status >= 400);
  return { status: typeof response?.status === "number" ? response.status : 200, response };
}

async function succeeded(
  exchange: Exchange,
  { values, query, body, files }: Pick<BoundParameters, "values" | "query"> & Pick<Asked, "body" | "files">,
  { chosen, orders }: { readonly chosen: Chosen; readonly orders: Orders },
): Promise<Answer> {
  const { operation, host, request } = exchange;
  const [mediaType] = headerValues(request, "Content-Type");
  const { limits } = exchange;
  const [here, conditions] = [hereOf(exchange), conditionsOf(exchange)];
  const asked = { query, body, files, mediaType, limits, here, conditions };
  const outcome = await resolveInTurns(operation, values, host, asked);
  if (outcome.kind === "failure") {
    const { status, code, message, isOwnCode = false } = outcome.failure;
    // That there is no such row is what any service says; what a contract declares itself, it has to document.
    const by = ["list", "item", "write"].includes(operation.answer.kind) ? "manners" : "operation";
    const title = failureTitle(outcome.failure);
    return refuse(exchange, { status, title, code: isOwnCode ? code : undefined, detail: message }, by);
  }
  const isOwn = chosen.response === usualResponse(operation).response;
  if (
    outcome.kind === "unservable" &&
    isOwn &&
    chosen.response?.content.size === 1 &&
    chosen.response.examples.size === 0
  )
    return unservable(exchange, outcome);
  const headers = outcome.kind === "unservable" ? [] : outcome.headers;
  const writes = isOwn && outcome.kind !== "unservable" ? outcome.writes : undefined;
  const documented = {
    shown: shownOf(exchange, isOwn ? outcome : undefined, orders),
    headers,
    ...(isOwn ? ownResponse(operation, outcome, chosen) : chosen),
  };
  const written = await withTurns(inSlices(() => writeDocumented(exchange, documented)));
  const answer = withVersion(exchange, written, outcome.kind === "unservable" || !isOwn ? undefined : outcome.version);
  return writes === undefined || answer.status >= 400 ? answer : { ...answer, writes };
}

/** The response that the outcome means, where it is another one than the success: a row that a PUT made, say. */
function ownResponse({ responses, success }: Operation, outcome: Outcome, chosen: Chosen): Chosen {
  const status = outcome.kind === "value" || outcome.kind === "nothing" ? outcome.status : undefined;
  if (status === undefined || status === success?.status) return chosen;
  return { status, response: documentedResponse(responses, status) };
}

function shownOf(exchange: Exchange, outcome: Outcome | undefined, { example, dynamic = false }: Orders): Shown {
  const { operation, pathTexts } = exchange;
  const { answer } = operation;
  const isExample = answer.kind === "example" && answer.by === undefined;
  const value = outcome?.kind === "value" && !(dynamic && isExample) ? outcome.value : undefined;
  return {
    value,
    isData: !isExample && answer.kind !== "made",
    // A contract that names an example means it in every media type that has it.
    example: example ?? (isExample && !dynamic ? answer.name : undefined),
    dynamic,
    place: [operation.id, ...pathTexts.values()].join("/"),
    words: operation.summary || operation.id,
  };
}

/** What an operation answers that documents failures only: nothing is wrong with the request, so nothing is added to it. */
function onlyFailure(exchange: Exchange, { status, response }: Chosen, example: string | undefined): Answer {
  if (response !== undefined && response.content.size > 0) return documentedFailure(exchange, status, example);
  const shown = shownOf(exchange, undefined, { code: undefined, example: undefined, dynamic: undefined });
  const headers = status === 401 ? challengesOf(exchange) : [];
  return writeDocumented(exchange, { status, response, shown: { direction: "refusal", ...shown }, headers });
}

/** An answer of a documented status that is a failure, because somebody orders it: its example as it is, else in words. */
export function documentedFailure(exchange: Exchange, status: number, example?: string): Answer {
  const { operation } = exchange;
  const response = documentedResponse(operation.responses, status);
  // Beside a success, `default` is what goes wrong; alone it may speak of either.
  const isFailure = response?.status !== "default" || operation.success?.response !== response;
  const description = isFailure ? (response?.description ?? "") : "";
  const detail = description === "" ? `status ${status} was ordered` : description;
  const headers = status === 401 ? challengesOf(exchange) : [];
  const hasExamples = [...(response?.content.values() ?? [])].some(({ examples }) => examples.size > 0);
  if (!hasExamples) return refuse(exchange, { status, title: detail, detail, headers }, "operation");
  const shown: Shown = {
    value: undefined,
    isData: false,
    example,
    dynamic: false,
    direction: "refusal",
    place: `${operation.id} ${status}`,
    words: detail,
  };
  return writeDocumented(exchange, { status, response, shown, headers });
}
