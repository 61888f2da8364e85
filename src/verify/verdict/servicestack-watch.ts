import type { Contract } from "../../contract/contract.ts";
import type { FormatName } from "../../contract/host.ts";
import { spellingOf } from "../../wire/format.ts";
import { formats } from "../../wire/formats.ts";
import { mediaTypes } from "../../contract/media-type.ts";
import { contentTypeOf, isAway, isSuccess, type Reply } from "../exchange/reply.ts";
import { headerOf } from "../exchange/wire.ts";
import { memberNamed } from "./member.ts";
import type { Check, Deviation } from "./statement.ts";
import type { Type } from "../../contract/type.ts";

/** What every host of this framework promises of every answer, beyond its contract. */
export interface ServiceStackWatch extends Check {
  readonly isAlwaysAsked: boolean;
  judge(reply: Reply, contract: Contract): { readonly deviation: Deviation | undefined } | undefined;
}

export const serviceStackWatches: readonly ServiceStackWatch[] = [
  watch("servicestack/content-type", "a body's Content-Type is written as this framework writes it", (reply) =>
    judgeContentType(reply),
  ),
  watch("servicestack/vary", "every answer of the framework says Vary: Accept", judgeVary),
  watch(
    "servicestack/disposition",
    "a CSV is an attachment named after the request, and nothing else is one",
    judgeDisposition,
  ),
  watch(
    "servicestack/spelling",
    "names, values and order are written as this framework writes them, byte by byte",
    judgeSpelling,
  ),
];

function watch(id: string, promise: string, judge: ServiceStackWatch["judge"]): ServiceStackWatch {
  return { id, promise, citations: [], isAlwaysAsked: false, judge };
}

/** Only JSON says a charset. */
function judgeContentType(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const { reading } = reply;
  if (reading.kind !== "value" && reading.kind !== "unreadable") return undefined;
  const expected = reading.format === "json" ? "application/json; charset=utf-8" : mediaTypes[reading.format];
  const given = contentTypeOf(reply);
  if (given === expected || (reading.kind === "value" && reading.type.kind === "string"))
    return { deviation: undefined };
  return { deviation: { place: "header Content-Type", expected, found: given ?? "none" } };
}

/** The empty 404 comes from the web server below the framework, and so do answers that no route was found for. */
function judgeVary(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const { status } = reply.response;
  if (isAway(reply) || ((status === 404 || status === 400) && reply.reading.kind === "empty")) return undefined;
  const given = headerOf(reply.response, "vary") ?? "none";
  const says = given.split(",").some((name) => name.trim().toLowerCase() === "accept" || name.trim() === "*");
  return { deviation: says ? undefined : { place: "header Vary", expected: "Accept", found: given } };
}

function judgeDisposition(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  if (isAway(reply)) return undefined;
  const given = headerOf(reply.response, "content-disposition");
  const isCsv = isSuccess(reply) && reply.reading.kind === "value" && reply.reading.format === "csv";
  const expected = isCsv ? `attachment;filename="${reply.question.operation.request}.csv"` : undefined;
  if (given === expected || (!isCsv && isSuccess(reply) && reply.reading.kind !== "value"))
    return { deviation: undefined };
  return { deviation: { place: "header Content-Disposition", expected: expected ?? "none", found: given ?? "none" } };
}

/** What was read, written again, is the same text; not asked where the answer holds members that the schema does not name. */
function judgeSpelling(reply: Reply, { host }: Contract): { readonly deviation: Deviation | undefined } | undefined {
  const { reading, text, question } = reply;
  if (reading.kind !== "value" || question.parameters.some(([name]) => name.toLowerCase() === "jsconfig"))
    return undefined;
  if (hasUnknownMembers(text, reading.format, reading.type)) return undefined;
  const written = formats[reading.format].write(reading.value, reading.type, spellingOf(host));
  return { deviation: written === text ? undefined : firstDifference(written, text, reading.format) };
}

function firstDifference(expected: string, found: string, format: FormatName): Deviation {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  const from = Math.max(0, at - 24);
  const part = (text: string): string => JSON.stringify(text.slice(from, at + 40));
  return {
    place: `${format.toUpperCase()} body, ${nameBefore(found, at)}`,
    expected: part(expected),
    found: part(found),
  };
}

/** The member in whose text a place lies, as far as its name can be seen before it. */
function nameBefore(text: string, at: number): string {
  const names = [...text.slice(0, at + 1).matchAll(/[A-Za-z_][\w:]*(?="?\s*[:>])/g)];
  return names.at(-1)?.[0].split(":").at(-1) ?? "its beginning";
}

function hasUnknownMembers(text: string, format: FormatName, type: Type): boolean {
  if (format !== "json") return false;
  try {
    return isUnknown(JSON.parse(text), type);
  } catch {
    return false;
  }
}

function isUnknown(value: unknown, type: Type): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return type.kind === "list" && value.some((item) => isUnknown(item, type.item.type));
  if (type.kind !== "object") return false;
  return Object.entries(value).some(([name, member]) => {
    const known = memberNamed(type, name);
    return known === undefined || isUnknown(member, known.slot.type);
  });
}
