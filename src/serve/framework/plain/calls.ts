import { asBuffer } from "../../../bytes.ts";
import { formatOf } from "../../../contract/model/media-type.ts";
import type { Type } from "../../../contract/model/type.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { readJson } from "../../../wire/dialect/plain/json-reader.ts";
import { writeJson } from "../../../wire/dialect/plain/json-writer.ts";
import { ReadError } from "../../../wire/format.ts";
import { isOfCalls } from "../../operation/body-said.ts";
import { type Answer, headerValues } from "../../operation/request.ts";
import { BodyWork } from "../body-work.ts";
import type { Exchange } from "./exchange.ts";
import { bindBody } from "./read/body.ts";
import { inflated } from "./read/content-encoding.ts";
import { admit } from "./security.ts";
import { refuse } from "./write/answers.ts";

/**
 * A batch of calls (JSON-RPC 2.0, section 6), sent where calls are taken: each is answered for itself, one after another, and
 * those without an id are not. Undefined: no batch was sent.
 * @param answered the answer of one call
 * @throws {TooMuch}
 */
export async function answeredCalls(
  exchange: Exchange,
  answered: (exchange: Exchange) => Promise<Answer>,
): Promise<Answer | undefined> {
  const calls = callsIn(exchange);
  if (calls === undefined) return undefined;
  const refusal = admit(exchange);
  if (refusal !== undefined) return refuse(exchange, refusal);
  const { batchItems } = exchange.limits;
  const detail = `at most ${batchItems} calls are answered at once`;
  if (calls.length > batchItems) return refuse(exchange, { status: 413, title: "Content Too Large", detail });
  const said: Answer["said"] = { operation: exchange.operation, by: "manners", body: undefined };
  const json: Answer = { status: 200, headers: [["Content-Type", "application/json"]], body: "", said };
  if (calls.length === 0) return { ...json, body: textOf(errorOf(null)) };
  const texts: string[] = [];
  let like = json;
  for (const call of calls) {
    const one = { ...exchange, request: requestOf(exchange, call) };
    const isWrong = "refusal" in (await bindBody(one));
    const answer = isWrong ? { ...json, body: textOf(errorOf(call)) } : await answered(one);
    // What is no answer of JSON can stand in no list of such.
    if (answer.status >= 400 || typeof answer.body !== "string" || !isJson(answer.headers)) return answer;
    if (!isWrong) like = answer;
    if (!isNotification(call)) texts.push(answer.body);
  }
  // "The server … should return nothing at all" where nobody waits for an answer.
  if (texts.length === 0) return { status: 204, headers: [], body: "", said };
  return { status: like.status, headers: like.headers, body: `[${texts.join(",")}]`, said };
}

const any: Type = { kind: "any" };

function callsIn({ operation, request, limits }: Exchange): readonly Value[] | undefined {
  if (operation.method !== "POST" || operation.requestBody === undefined) return undefined;
  const bytes = inflated(request, limits);
  if ("status" in bytes) return undefined;
  const text = asBuffer(bytes).toString("utf8");
  if (!/^\s*\[/.test(text) || !takesCalls(operation.requestBody, request)) return undefined;
  new BodyWork(limits).json(text);
  try {
    return readJson(text, { type: any, nullable: true }) as readonly Value[];
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}

function takesCalls(
  { content }: NonNullable<Exchange["operation"]["requestBody"]>,
  request: Exchange["request"],
): boolean {
  const [sent] = headerValues(request, "Content-Type");
  if (sent !== undefined && formatOf(sent) !== "json") return false;
  return [...content].some(
    ([type, { source }]) => formatOf(type) === "json" && source !== undefined && isOfCalls(source),
  );
}

/** As if the call had been sent alone. */
function requestOf({ request }: Exchange, call: Value): Exchange["request"] {
  const headers = request.headers.filter(([name]) => name.toLowerCase() !== "content-encoding");
  return { ...request, headers, body: Buffer.from(textOf(call), "utf8") };
}

function isJson(headers: Answer["headers"]): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === "content-type" && formatOf(value) === "json");
}

function isNotification(call: Value): boolean {
  const json = plainJson(call);
  return isCall(json) && !Object.hasOwn(json, "id");
}

function isCall(json: Json): json is JsonObject {
  return isJsonObject(json) && typeof json["method"] === "string";
}

/** What is wrong with a call, in the words and numbers of section 5.1: of what is none, the id is not known either. */
function errorOf(call: Value): Json {
  const json = plainJson(call);
  if (!isCall(json)) return { jsonrpc: "2.0", error: { code: -32600, message: "Invalid Request" }, id: null };
  return { jsonrpc: "2.0", error: { code: -32602, message: "Invalid params" }, id: json["id"] ?? null };
}

function textOf(value: Value): string {
  return writeJson(value, any, "json");
}
