import { bareMediaType, documentedFor, formatOf } from "../../contract/model/media-type.ts";
import type { BodySchema, Contract, Operation, Response } from "../../contract/model/contract.ts";
import { documentedResponse } from "../../contract/model/documented-response.ts";
import type { DataFormat, FormatName, HostFacts } from "../../contract/model/host.ts";
import { type Formats, ReadError } from "../../wire/format.ts";
import type { Question } from "./question.ts";
import { type ParsedBody, type Reply, Unread } from "./reply.ts";
import { headerOf, type WireRequest, type WireResponse } from "./wire.ts";

/** How hosts of a framework write bodies, as far as readers must know. */
export interface BodyPromises {
  /** The formats of a host, spelled as it spells. */
  formats(host: HostFacts): Formats;
  /** Whether a body ends in the host's own word that it could not write the rest in this format. */
  isBrokenOff(text: string, format: DataFormat): boolean;
}

/** Makes a reply of an exchange: reads the body by the type that the contract gives it. */
export function readReply(
  number: number,
  question: Question,
  request: WireRequest,
  response: WireResponse,
  contract: Contract,
  promises: BodyPromises,
): Reply {
  const asked = { number, question, request, response, unread: response.unread };
  const { unread } = response;
  if (unread !== undefined) return unreadReply(asked, unread);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(response.body);
  return { ...asked, text, parsed: readBody(question, response, text, contract, promises) };
}

/** Whoever wants to know the body of such a reply is told that nobody does. */
function unreadReply(asked: Omit<Reply, "text" | "parsed">, why: string): Reply {
  return {
    ...asked,
    get text(): never {
      throw new Unread(why);
    },
    get parsed(): never {
      throw new Unread(why);
    },
  };
}

function readBody(
  question: Question,
  response: WireResponse,
  text: string,
  contract: Contract,
  promises: BodyPromises,
): ParsedBody {
  if (response.body.length === 0) return { kind: "empty" };
  const formats = promises.formats(contract.host);
  const wire = formats.of(headerOf(response, "content-type") ?? "");
  const { status } = response;
  const schema = wire && bodySchemaOf(question.operation, status, wire.name, headerOf(response, "content-type"));
  if (wire === undefined || schema === undefined) return { kind: "opaque" };
  const format = wire.name;
  if (promises.isBrokenOff(text, format)) return { kind: "unwritable", format };
  try {
    const slot = { type: schema.type, nullable: false };
    const unnamed = new Set<string>();
    const value = wire.read(text, slot, (_, name) => unnamed.add(name));
    return { kind: "value", formats, format, value, type: schema.type, schema, unnamed };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return { kind: "unreadable", format, pointer: error.pointer, message: error.message };
  }
}

/** The documented response of a status: its own, else that of its range, else `default`. */
export function responseOf(operation: Operation, status: number): Response | undefined {
  return documentedResponse(operation.responses, status);
}

/**
 * What the contract promises of a body in this format under this status; a range (`*` + `/*`) stands for JSON.
 * @param given the media type that it came in: of several types of one format, each may promise something else
 */
export function bodySchemaOf(
  operation: Operation,
  status: number,
  format: FormatName,
  given?: string,
): BodySchema | undefined {
  const content = responseOf(operation, status)?.content ?? new Map<string, BodySchema>();
  const exact = given && [...content].find(([mediaType]) => bareMediaType(mediaType) === bareMediaType(given));
  if (exact) return exact[1];
  const range = format === "json" ? documentedFor(content.keys(), "application/json") : undefined;
  return [...content].find(([mediaType]) => formatOf(mediaType) === format)?.[1] ?? content.get(range ?? "");
}
