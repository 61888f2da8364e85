import { asBuffer } from "../../../../bytes.ts";
import { createRequire } from "node:module";
import type { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type * as BusboyModule from "@fastify/busboy";
import { grouped } from "../../../../contract/model/grouped.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import { formatOf } from "../../../../contract/model/media-type.ts";
import type { RequestContent } from "../../../../contract/model/request-body.ts";
import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { readJson } from "../../../../wire/dialect/plain/json-reader.ts";
import type { SentFile } from "../../../data/things/sent-file.ts";
import type { BodyWork } from "../../body-work.ts";
import type { Fault } from "../refusal.ts";
import { base64Faults, formValue, jsonIn, ownerOf } from "./form.ts";
import { makeups, typedTree } from "./text-tree.ts";

/** One part of a multipart form. */
interface FormPart {
  readonly name: string;
  /** A file's bytes as text of Latin-1, one letter each. */
  readonly text: string;
  readonly mediaType: string;
  readonly isFile: boolean;
  readonly fileName?: string | undefined;
}

let busboy: typeof BusboyModule | undefined;

/** A multipart form (RFC 7578) as an object: fields by their types, files as their bytes, several of one name as a list. @throws {TooMuch} */
export async function readMultipart(
  body: Uint8Array,
  mediaType: string,
  content: RequestContent,
  work: BodyWork,
): Promise<{ readonly value: Value; readonly files: readonly SentFile[] } | { readonly faults: readonly Fault[] }> {
  const { type, encoding } = content;
  work.parts(body, mediaType);
  const parts = await partsOf(body, mediaType).catch((error: unknown) =>
    String(error instanceof Error ? error.message : error),
  );
  if (typeof parts === "string")
    return { faults: [{ kind: "text", at: { pointer: "" }, detail: `is no multipart form: ${parts}` }] };
  const named = grouped(parts, ({ name }) => name.replace(/\[\]$/, ""));
  const simple = [...named.keys()].filter((name) => !name.includes("["));
  const wrong: Fault[] = [];
  const owner = ownerOf(simple, type, (name) => parts.find((part) => part.name === name)?.text);
  const members = simple.map((name): [string, Value] => {
    const own = named.get(name) ?? [];
    wrong.push(...own.flatMap((part) => typeFaults(part, encoding.get(name)?.mediaType)));
    return [name, partsValue(own, memberSlot(owner, name).type, work)];
  });
  const files = new Set(parts.filter(({ isFile }) => isFile).map(({ name }) => name));
  const fields = members.filter(([name]) => !files.has(name));
  wrong.push(...base64Faults(Object.fromEntries(fields), content));
  if (wrong.length > 0) return { faults: wrong };
  const deep = parts
    .filter(({ name }) => name.includes("[") && !name.endsWith("[]"))
    .map(({ name, text }) => ({ name, raw: encodeURIComponent(text) }));
  const nested = deep.length === 0 ? {} : formValue(deep, type, { encoding, work });
  const value = { ...Object.fromEntries(members), ...(nested as Readonly<Record<string, Value>>) };
  const isData = (part: FormPart): boolean => isJsonPart(part, memberSlot(owner, part.name).type);
  return { value, files: parts.filter((part) => part.isFile && !isData(part)).map(sentFile) };
}

function sentFile({ name, fileName, mediaType, text }: FormPart): SentFile {
  return { field: name.replace(/\[\]$/, ""), name: fileName, mediaType, size: text.length };
}

/** A file's media type has to be one of those that its encoding lists. */
function typeFaults({ name, mediaType, isFile }: FormPart, listed: string | undefined): readonly Fault[] {
  if (listed === undefined || !isFile) return [];
  const taken = listed.split(",").map((one) => one.trim().toLowerCase());
  const fits = taken.some(
    (one) => one === mediaType || one === "*/*" || (one.endsWith("/*") && mediaType.startsWith(one.slice(0, -1))),
  );
  // A client that does not know what it sends says `application/octet-stream`.
  if (fits || mediaType === "application/octet-stream") return [];
  return [{ kind: "schema", at: { pointer: `/${name}` }, detail: `is ${mediaType}, which is none of ${listed}` }];
}

function partsValue(parts: readonly FormPart[], type: Type, work: BodyWork): Value {
  const [first] = parts;
  if (first === undefined) return null;
  const made = makeups(type);
  if (!made.has("list") && parts.length === 1) return partValue(first, type, work);
  const written = parts.length === 1 ? jsonIn(first.text, type, work) : undefined;
  const list = type.kind === "union" ? (type.choices.find(({ kind }) => kind === "list") ?? type) : type;
  return written ?? parts.map((part, index) => partValue(part, itemSlot(list, index).type, work));
}

function partValue({ text, mediaType, isFile }: FormPart, type: Type, work: BodyWork): Value {
  if (isJsonPart({ mediaType, isFile }, type)) {
    work.json(text);
    try {
      return readJson(isFile ? Buffer.from(text, "latin1").toString("utf8") : text, { type, nullable: true });
    } catch {
      return text;
    }
  }
  if (isFile) return text;
  return typedTree(text, type) ?? jsonIn(text, type, work) ?? text;
}

/** Whether a part is JSON that is meant as a value: browsers give every `Blob` the name of a file. */
function isJsonPart({ mediaType, isFile }: Pick<FormPart, "mediaType" | "isFile">, type: Type): boolean {
  return formatOf(mediaType) === "json" && (!isFile || makeups(type).has("object"));
}

/** @throws {Error} where it is no multipart form */
function partsOf(body: Uint8Array, mediaType: string): Promise<readonly FormPart[]> {
  // Loaded when a form first comes; what that name gives, by its own declarations.
  busboy ??= createRequire(import.meta.url)("@fastify/busboy") as typeof BusboyModule;
  const { Busboy } = busboy;
  return new Promise((resolve, reject) => {
    const parser = new Busboy({
      headers: { "content-type": mediaType },
      limits: { fieldSize: Infinity },
    });
    const parts: FormPart[] = [];
    parser.on("field", (name, text, _nameCut, _textCut, _encoding, type) => {
      parts.push({ name, text, mediaType: type.toLowerCase(), isFile: false });
    });
    parser.on("file", (name, stream, fileName: string | undefined, _encoding, type) => {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", () => {
        parts.push({
          name,
          text: Buffer.concat(chunks).toString("latin1"),
          mediaType: type.toLowerCase(),
          isFile: true,
          fileName,
        });
      });
    });
    parser.on("finish", () => resolve(parts));
    parser.on("error", reject);
    feed(parser, asBuffer(body)).catch(reject);
  });
}

/** So many bytes are parsed in one turn: each part costs a stream. */
const pieceLength = 32_768;

async function feed(parser: Writable, body: Buffer): Promise<void> {
  for (let at = 0; at < body.length; at += pieceLength) {
    if (at > 0) await nextTurn();
    parser.write(body.subarray(at, at + pieceLength));
  }
  parser.end();
}
