import { bareMediaType, formatOf, isBytesType } from "../../contract/model/media-type.ts";
import type { RequestContent } from "../../contract/model/request-body.ts";
import { isJsonList, isJsonObject, type Json } from "../../generate/json.ts";
import { isRecord } from "../../source/is-record.ts";
import { bracketed } from "./bracketed.ts";
import { resolvedBody } from "./resolved-body.ts";
import { textOf } from "./sent-value.ts";

const urlEncoded = "application/x-www-form-urlencoded";
export const multipart = "multipart/form-data";

/** Whether bodies of the media type are forms. */
export function isForm(mediaType: string): boolean {
  return [urlEncoded, multipart].includes(bareMediaType(mediaType));
}

/** The same value without what a form cannot write; what has to be there is missed by whoever holds it against its schema. */
export function writableInForm(mediaType: string, content: RequestContent, value: Json): Json {
  if (!isJsonObject(value)) return value;
  const form = formIn(mediaType, content);
  return Object.fromEntries(Object.entries(value).filter(([name, member]) => fieldsOfMember(name, member, form)));
}

/** Fields as a text that is percent-encoded (`application/x-www-form-urlencoded`). */
export function urlEncodedText(fields: readonly Field[]): string {
  return new URLSearchParams(fields.map(({ name, text }): [string, string] => [name, text])).toString();
}

/** How members are written: whether as text alone, their encodings, and the schemas that say what they are. */
interface Form {
  readonly isText: boolean;
  readonly encoding: RequestContent["encoding"];
  readonly schemas: Members;
}

function formIn(mediaType: string, content: RequestContent): Form {
  const schemas = recordOf(resolvedBody(content)?.["properties"]);
  return { isText: bareMediaType(mediaType) === urlEncoded, encoding: content.encoding, schemas };
}

/** One field of a form. */
export interface Field {
  readonly name: string;
  readonly text: string;
  readonly isFile: boolean;
  /** The media type of a file, where the document says it. */
  readonly type?: string;
}

/**
 * The fields of a form (URL standard, section 5.2; RFC 7578): each member by its name, a list item by item. Undefined where the
 * value is none that all forms write alike: members in members, bytes in a form that is only text, styles of their own, a list
 * without items or with nothing but an item where there should be a list.
 */
export function formFields(mediaType: string, content: RequestContent, value: Json): readonly Field[] | undefined {
  if (!isJsonObject(value)) return undefined;
  const form = formIn(mediaType, content);
  const fields = Object.entries(value).map(([name, member]) => fieldsOfMember(name, member, form));
  return fields.includes(undefined) ? undefined : fields.flatMap((own) => own ?? []);
}

/**
 * The same of a value that has more inside: members of members have names in brackets (`card[number]`), as most hosts of forms
 * read them; those of which the document says so, and those that hold something empty, are JSON, and files have the media type that it names.
 */
export function fieldsInside(mediaType: string, content: RequestContent, value: Json): readonly Field[] {
  if (!isJsonObject(value)) return [];
  const form = formIn(mediaType, content);
  return Object.entries(value).flatMap(([name, member]) => {
    const { mediaType: own } = form.encoding.get(name) ?? {};
    if (own !== undefined && formatOf(own) === "json") return [{ name, text: JSON.stringify(member), isFile: false }];
    const alike = fieldsOfMember(name, member, form);
    if (alike !== undefined) return alike;
    if (hasEmpty(member)) return [{ name, text: JSON.stringify(member), isFile: false }];
    const parts = bracketed(name, member, itemStep).filter(([, part]) => part !== null);
    return parts.map(([key, part]) => ({ name: key, text: textOf(part), isFile: false }));
  });
}

/** Whether something in a value is empty: of that names in brackets show nothing. */
function hasEmpty(value: Json): boolean {
  if (typeof value !== "object" || value === null) return false;
  const inner = Object.values(value) as readonly Json[];
  return inner.length === 0 || inner.some(hasEmpty);
}

/** Items of one list are told apart by their numbers where they have members of their own. */
function itemStep(item: Json, index: number): string {
  return typeof item === "object" ? String(index) : "";
}

function fieldsOfMember(name: string, member: Json, form: Form): readonly Field[] | undefined {
  const encoding = form.encoding.get(name);
  const schema = recordOf(form.schemas[name]);
  const isList = isJsonList(member);
  const isFile = isBinary(schema);
  if (encoding?.isStyled === true || (encoding?.mediaType !== undefined && !isFile)) return undefined;
  if (isList ? member.length === 0 : [schema["type"]].flat().includes("array")) return undefined;
  const items = isList ? member : [member];
  if (items.some((item) => item === null || typeof item === "object")) return undefined;
  if (isFile && form.isText) return undefined;
  const [listed = ""] = encoding?.mediaType?.split(",") ?? [];
  const type = listed === "" || listed.includes("*") ? fileType(schema) : listed.trim();
  return items.map((item) => ({ name, text: textOf(item), isFile, ...(type === undefined ? {} : { type }) }));
}

function isBinary(schema: Members): boolean {
  const { format, items } = schema;
  return format === "binary" || fileType(schema) !== undefined || (items !== undefined && isBinary(recordOf(items)));
}

/** The media type of bytes (OpenAPI 3.1, section 4.8.15.3.1); undefined: none is said, or they are written as text. */
function fileType({ contentMediaType: type, contentEncoding, items }: Members): string | undefined {
  if (items !== undefined) return fileType(recordOf(items));
  return typeof type === "string" && contentEncoding === undefined && isBytesType(type) ? type : undefined;
}

type Members = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}
