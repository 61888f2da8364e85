import type { FormatName } from "../../../contract/model/host.ts";
import { mediaTypes } from "../../../contract/model/media-type.ts";
import { contentTypeOf, isAway, isSuccess, type Reply } from "../../exchange/reply.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { frameworkKinds } from "./answer-checks.ts";
import { isReadAlike } from "./same-reading.ts";
import { type Watch, watch } from "../../verdict/watch.ts";

/** What every host of this framework promises of every answer, beyond its contract. */
export const answerWatches: readonly Watch[] = [
  watch(frameworkKinds["content-type"], "Content-Type is spelled as this framework spells it", (reply) =>
    judgeContentType(reply),
  ),
  watch(frameworkKinds.vary, "every answer of the framework says Vary: Accept", judgeVary),
  watch(frameworkKinds.disposition, "only CSV is sent as an attachment, named after the request", judgeDisposition),
  watch(
    frameworkKinds.spelling,
    "names, values and order are spelled as this framework spells them, byte by byte",
    judgeSpelling,
  ),
];

/** Only JSON says a charset. */
function judgeContentType(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const { parsed } = reply;
  if (parsed.kind !== "value" && parsed.kind !== "unreadable") return undefined;
  const expected = parsed.format === "json" ? "application/json; charset=utf-8" : mediaTypes[parsed.format];
  const given = contentTypeOf(reply);
  if (given === expected || (parsed.kind === "value" && parsed.type.kind === "string")) return { deviation: undefined };
  const deviation: Deviation = { place: { kind: "header", name: "Content-Type" }, expected, found: given ?? "none" };
  // Types and charsets are compared without regard to case (RFC 9110 sections 8.3.1, 8.3.2).
  const isSame = given?.replace(/\s/g, "").toLowerCase() === expected.replace(/\s/g, "");
  return { deviation: isSame ? { ...deviation, remark: "spelling" } : deviation };
}

/** The empty 404 comes from the web server below the framework, and so do answers that no route was found for. */
function judgeVary(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const { status } = reply.response;
  if (isAway(reply) || ((status === 404 || status === 400) && reply.parsed.kind === "empty")) return undefined;
  const lines = reply.response.headers.flatMap(([name, value]) => (name.toLowerCase() === "vary" ? [value] : []));
  const given = lines.length === 0 ? "none" : lines.join(", ");
  const says = given.split(",").some((name) => name.trim().toLowerCase() === "accept" || name.trim() === "*");
  return {
    deviation: says ? undefined : { place: { kind: "header", name: "Vary" }, expected: "Accept", found: given },
  };
}

function judgeDisposition(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  if (isAway(reply)) return undefined;
  const all = reply.response.headers.filter(([name]) => name.toLowerCase() === "content-disposition");
  const given = all.length === 0 ? undefined : all.map(([, value]) => value).join(" and ");
  const isCsv = isSuccess(reply) && reply.parsed.kind === "value" && reply.parsed.format === "csv";
  const expected = isCsv ? `attachment;filename="${reply.question.operation.request}.csv"` : undefined;
  if (given === expected || (!isCsv && isSuccess(reply) && reply.parsed.kind !== "value"))
    return { deviation: undefined };
  return {
    deviation: {
      place: { kind: "header", name: "Content-Disposition" },
      expected: expected ?? "none",
      found: given ?? "none",
    },
  };
}

/** What was read, written again, is the same text; not asked where the answer holds members that the schema does not name. */
function judgeSpelling(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const { parsed, text, question } = reply;
  if (parsed.kind !== "value" || question.parameters.some(([name]) => name.toLowerCase() === "jsconfig"))
    return undefined;
  if (holdsMore(parsed.unnamed, parsed.type)) return undefined;
  const written = parsed.formats.named(parsed.format)?.write(parsed.value, parsed.type) ?? text;
  if (written === text) return { deviation: undefined };
  const deviation = firstDifference(written, text, parsed.format);
  return { deviation: isReadAlike(written, text, parsed.format) ? { ...deviation, remark: "spelling" } : deviation };
}

function firstDifference(expected: string, found: string, format: FormatName): Deviation {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  const from = Math.max(0, at - 24);
  const part = (text: string): string => JSON.stringify(text.slice(from, at + 40));
  return {
    place: { kind: "body", format },
    expected: `${part(expected)} (${nameBefore(found, at)})`,
    found: part(found),
  };
}

/** The member in whose text a place lies, as far as its name can be seen before it. */
function nameBefore(text: string, at: number): string {
  const names = [...text.slice(0, at + 1).matchAll(/(?<![\w:])[A-Za-z_][\w:]*(?="?\s*[:>])/g)];
  return names.at(-1)?.[0].split(":").at(-1) ?? "its beginning";
}

/** Names that only differ in capitals from one that the schema has are that one, spelled wrongly. */
function holdsMore(unnamed: ReadonlySet<string>, type: Type): boolean {
  if (unnamed.size === 0) return false;
  const names = new Set<string>();
  collectNames(type, names, new Set());
  return [...unnamed].some((name) => !names.has(name.toLowerCase()));
}

function collectNames(type: Type, names: Set<string>, seen: Set<Type>): void {
  if (seen.has(type)) return;
  seen.add(type);
  if (type.kind === "list") collectNames(type.item.type, names, seen);
  if (type.kind === "tuple") for (const item of type.items) collectNames(item.type, names, seen);
  if (type.kind === "union") for (const choice of type.choices) collectNames(choice, names, seen);
  if (type.kind === "map") collectNames(type.value.type, names, seen);
  if (type.kind !== "object") return;
  for (const { key, name, slot } of type.all) {
    names.add(key.toLowerCase()).add(name.toLowerCase());
    collectNames(slot.type, names, seen);
  }
}
