import type { Member, Operation, Said, TypeRef } from "../declared.ts";
import { pascal, typeOfValues } from "../samples/read-samples.ts";
import type { TypesMade } from "../samples/types-made.ts";
import { answerSample } from "./answers.ts";
import type { Described, Shown } from "./described.ts";
import { typeWith } from "./members.ts";
import type { Objects } from "./objects.ts";
import type { Members } from "./places.ts";

/** What an operation takes as its body, and what that is written in. */
export function sentBy(
  described: Described,
  { sent, body: itself }: Members,
  objects: Objects,
  types: TypesMade,
): Pick<Operation, "body" | "bodyMediaType"> {
  const whole = itself === undefined ? undefined : { value: itself, line: described.line };
  const isNamed = itself?.is === "named" && sent.length === 0;
  const body = isNamed ? whole : (bodyOf(described, sent, types) ?? objectSent(described, objects) ?? whole);
  const mediaType = writtenIn(described, sent);
  return {
    ...(body === undefined ? {} : { body }),
    ...(body === undefined || mediaType === undefined ? {} : { bodyMediaType: mediaType }),
  };
}

/** What a body is written in, where that is no JSON: files are sent in parts. */
function writtenIn(described: Described, sent: readonly Member[]): Said<readonly string[]> | undefined {
  const sample = bodySample(described);
  if (sent.length === 0) return sample && mediaTypeOf(sample);
  const file = sent.find(({ type }) => type.is === "scalar" && type.kinds.includes("file"));
  if (file !== undefined) return { value: ["multipart/form-data"], line: file.line };
  return sample === undefined ? alone(described.form) : undefined;
}

/** What a sample is written in, where that is not JSON alone. */
export function mediaTypeOf({ mediaType, isXmlToo, line }: Shown): Said<readonly string[]> | undefined {
  if (isXmlToo === true) return { value: ["application/json", "application/xml"], line };
  return mediaType === undefined ? undefined : { value: [mediaType], line };
}

/** One form, and no other. */
export function alone(form: Said<string> | undefined): Said<readonly string[]> | undefined {
  return form && { value: [form.value], line: form.line };
}

function objectSent(described: Described, objects: Objects): Said<TypeRef> | undefined {
  const value = /^(?:POST|PUT|PATCH)$/.test(described.endpoint.method) ? objects.sent(described) : undefined;
  return value === undefined ? undefined : { value, line: described.line };
}

function bodyOf(described: Described, sent: readonly Member[], types: TypesMade): Said<TypeRef> | undefined {
  const name = nameOf(described.endpoint.method, described.endpoint.path);
  const type = typeWith(`${pascal(name)}Body`, sent, described.line, types);
  if (type !== undefined) return { value: type, line: sent[0]?.line ?? described.line };
  const sample = bodySample(described);
  if (sample === undefined) return undefined;
  return { value: typeOfValues([sample.value], `${pascal(name)}Body`, sample.line, types), line: sample.line };
}

function bodySample(described: Described): Shown | undefined {
  if (/^(?:GET|HEAD|DELETE)$/.test(described.endpoint.method)) return undefined;
  const answer = answerSample(described);
  return described.samples.find(
    ({ role, value }) => role !== "answer" && role !== "failures" && role !== "apart" && value !== answer?.value,
  );
}

/** What an operation is called by its method and path. */
export function nameOf(method: string, path: string): string {
  const words = path.split("/").flatMap((part) => {
    const name = /^\{(.*)\}$/.exec(part)?.[1];
    return name === undefined ? [part] : ["by", name];
  });
  return method.toLowerCase() + (pascal(words.join(" ").replace(/[{}]/g, " ")).replace(/^Answer$/, "") || "Root");
}
