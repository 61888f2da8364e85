import { schemaView, type SchemaView } from "../../contract/check/schema-view.ts";
import type { Operation, SchemaSource } from "../../contract/model/contract.ts";
import { plainName } from "../../contract/model/plain-name.ts";
import { singular } from "../../contract/model/singular.ts";
import { plainJson } from "../../contract/model/untyped-value.ts";
import { wordsIn } from "../../contract/model/words-in.ts";
import { isJsonObject, type Json } from "../../generate/json.ts";
import { ifThere, type Known, type KnownObject, options } from "../../generate/make/known.ts";
import type { Part } from "../../source/part.ts";
import { type SentFile, toldOfFile } from "../data/things/sent-file.ts";
import type { Asked } from "./here.ts";

/** What answers say of what was done, which may be other than what was sent under that name. */
const ofOutcome = /^(status|state|success|ok|code|type|message|msg|errors?|detail|result|results|data|token|id)$/i;

/**
 * What is known of an answer that is made: members that were sent under the same names, and what it says of files that were
 * sent; undefined: nothing is.
 */
export function bodySaid({ method, path }: Operation, source: SchemaSource, asked: Asked): Known | undefined {
  if (method === "GET" || asked.body === undefined) return undefined;
  const view = schemaView(source.references);
  const { files = [] } = asked;
  const items = view.kind(source.schema) === "array" ? view.items(source.schema) : undefined;
  if (items !== undefined && files.length > 0) return files.map((file) => fileSaid(file, items, view));
  const told = {
    ...membersSaid(source.schema, asked, view),
    ...madeSaid(source.schema, asked, path, view),
    ...filesSaid(source.schema, files, view),
  };
  return Object.keys(told).length === 0 ? undefined : told;
}

/** Whether a body is a call of JSON-RPC. */
export function isOfCalls({ schema, references }: SchemaSource): boolean {
  return schemaView(references).allMembers(schema).has("jsonrpc");
}

/** Same-named members, or those of the only object in the answer that has any (`{ data: { … } }`); of several schemas, whichever of them has the member. */
function membersSaid(schema: Part, { body, files = [] }: Asked, view: SchemaView): KnownObject {
  const sent = plainJson(body ?? null);
  if (!isJsonObject(sent)) return {};
  const fields = new Set(files.map(({ field }) => field));
  const values = new Map(Object.entries(sent).filter(([name]) => !fields.has(name)));
  const members = view.members(schema);
  const same = sameNamed(members, values, view);
  const first = Object.keys(same).length > 0 ? same : saidInside(members, values, view);
  const [inner, ...others] = values.values();
  // All that was sent may stand in one object: `{ user: { email, password } }`.
  if (Object.keys(first).length === 0 && isJsonObject(inner ?? null) && others.length === 0)
    return membersSaid(schema, { body: inner, files }, view);
  // Of several schemas others than the first may tell of errors: none of them is chosen for what was sent.
  return { ...ifThere(sameNamed(view.allMembers(schema), values, view)), ...first };
}

/** What was sent of that which the path says that it makes, where the answer shows it inside: `message: { text }` of `/chat.postMessage`. */
function madeSaid(schema: Part, { body }: Asked, path: string, view: SchemaView): KnownObject {
  const sent = plainJson(body ?? null);
  const members = view.members(schema);
  const made = wordsIn(path.slice(path.lastIndexOf("/"))).map(singular);
  const inside = [...members].filter(([name]) => made.includes(name.toLowerCase()));
  if (!isJsonObject(sent)) return {};
  return saidInside(new Map(inside), new Map(Object.entries(sent).filter(([name]) => !members.has(name))), view);
}

/** Same-named members of the only object in the answer that has any. */
function saidInside(
  members: ReadonlyMap<string, Part>,
  values: ReadonlyMap<string, Json>,
  view: SchemaView,
): KnownObject {
  const inside = [...members].flatMap(([name, member]) => {
    const said = sameNamed(view.members(member), values, view);
    return Object.keys(said).length === 0 ? [] : [[name, said] as const];
  });
  return inside.length === 1 ? Object.fromEntries(inside) : {};
}

function sameNamed(
  members: ReadonlyMap<string, Part>,
  values: ReadonlyMap<string, Json>,
  view: SchemaView,
): Readonly<Record<string, Known>> {
  const isCall = values.has("jsonrpc") && members.has("jsonrpc");
  const same = [...members].flatMap(([name, member]) => {
    const value = values.get(name);
    // The id of a call (JSON-RPC 2.0, section 5) tells which request is answered.
    const isOfOutcome = ofOutcome.test(plainName(name)) && !(isCall && name === "id");
    const isOwn = isOfOutcome || view.keyword(member, "readOnly") === true;
    return value === undefined || isOwn ? [] : [[name, options([value])] as const];
  });
  return Object.fromEntries(same);
}

/** What is said of the first file, of each in a list of such, and of one in an object that is called as its field. */
function filesSaid(schema: Part, files: readonly SentFile[], view: SchemaView): Readonly<Record<string, Known>> {
  const [first] = files;
  if (first === undefined) return {};
  const of = (file: SentFile, object: Part): Readonly<Record<string, Known>> => fileSaid(file, object, view);
  const inside = [...view.members(schema)].flatMap(([name, member]): (readonly [string, Known])[] => {
    const items = view.kind(member) === "array" ? view.items(member) : undefined;
    const own = files.find(({ field }) => field === name) ?? (/^(file|data|upload)$/i.test(name) ? first : undefined);
    const known =
      items === undefined ? (own === undefined ? {} : of(own, member)) : files.map((file) => of(file, items));
    return Object.keys(Array.isArray(known) ? (known[0] ?? {}) : known).length === 0 ? [] : [[name, known]];
  });
  return { ...of(first, schema), ...Object.fromEntries(inside) };
}

function fileSaid(file: SentFile, object: Part, view: SchemaView): Readonly<Record<string, Known>> {
  return Object.fromEntries([...toldOfFile(file, object, view)].map(([name, value]) => [name, options([value])]));
}
