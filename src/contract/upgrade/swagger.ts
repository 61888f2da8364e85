import type { Part } from "../../source/part.ts";
import { pointerOf, pointerTo } from "../../source/pointer.ts";
import { schemaOfFields, spelled } from "./parameter.ts";
import { type Draft, draftOf, dropMember, putMember } from "./record.ts";
import { upgradeResponse } from "./response.ts";
import type { MovedPlaces } from "./swagger-root.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];
const formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"];

/** What path items of Swagger 2.0 are turned to OpenAPI 3 with. */
export interface SwaggerGround {
  /** The media types of operations that name none. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly places: MovedPlaces;
  /** What a parameter or response means, references followed. */
  readonly follow: (part: Part) => Part | undefined;
}

/** A parameter and what it means, references followed. */
interface Given {
  readonly part: Part;
  readonly meant: Part;
}

/** Turns a Path Item Object of Swagger 2.0 to OpenAPI 3, in place: bodies and form fields leave the parameters, media types come to bodies. */
export function upgradePathItem(item: Part, ground: SwaggerGround): void {
  const shared = givenIn(item, ground);
  keepParameters(item, ground);
  for (const method of methods) {
    const operation = item.get(method);
    if (operation?.record === undefined) continue;
    upgradeOperation(operation, shared, ground);
  }
}

function upgradeOperation(operation: Part, shared: readonly Given[], ground: SwaggerGround): void {
  const draft = draftOf(operation.value) ?? {};
  const consumes = mediaTypesIn(operation.get("consumes")) ?? ground.consumes;
  const own = mediaTypesIn(operation.get("produces"));
  const given = [...shared, ...givenIn(operation, ground)];
  keepParameters(operation, ground);
  const body = requestBody(given, consumes, pointerTo(operation.pointer, "requestBody"), ground.places);
  if (body !== undefined && !Object.hasOwn(draft, "requestBody")) putMember(draft, "requestBody", body);
  for (const [status, response] of operation.get("responses")?.entries() ?? [])
    upgradeOperationResponse(operation, status, response, own, ground);
  for (const field of ["consumes", "produces", "schemes"]) dropMember(draft, field);
}

/** A shared response is written out where an operation has media types of its own. */
function upgradeOperationResponse(
  operation: Part,
  status: string,
  response: Part,
  own: readonly string[] | undefined,
  { produces, places, follow }: SwaggerGround,
): void {
  const meant = follow(response);
  const responses = draftOf(operation.get("responses")?.value);
  if (meant?.record === undefined || responses === undefined || status.startsWith("x-")) return;
  if (meant.value === response.value) {
    upgradeResponse(response, own ?? produces, places);
  } else if (own !== undefined && meant.source.path === response.source.path && !isAround(meant, response)) {
    putMember(responses, status, ofMediaTypes({ ...meant.record }, own));
    places.moved(response.pointer, meant.pointer);
    const written = operation.at("responses", status);
    if (written !== undefined) upgradeResponse(written, own, places);
  }
}

/** Whether one part holds another: written out in it, it would hold itself. */
function isAround({ pointer }: Part, inner: Part): boolean {
  return inner.pointer.startsWith(`${pointer}/`);
}

/** A response that has its media types already, with other ones. */
function ofMediaTypes(response: Draft, types: readonly string[]): Draft {
  const [media] = Object.values(draftOf(response["content"]) ?? {});
  return media === undefined
    ? response
    : { ...response, content: Object.fromEntries(types.map((type) => [type, media])) };
}

function givenIn(holder: Part, { follow }: SwaggerGround): readonly Given[] {
  return (holder.get("parameters")?.items() ?? []).flatMap((part) => {
    const meant = follow(part);
    return meant?.record === undefined ? [] : [{ part, meant }];
  });
}

/** Takes bodies and form fields away from the parameters. */
function keepParameters(holder: Part, { follow, places }: SwaggerGround): void {
  const draft = draftOf(holder.value);
  const list = holder.get("parameters");
  if (draft === undefined || !Array.isArray(list?.value)) return;
  const kept = list.items().filter((part) => !isBodily(placeOf(follow(part))));
  if (kept.length === list.items().length) return;
  kept.forEach((part, i) => places.moved(pointerTo(list.pointer, i), part.pointer));
  putMember(
    draft,
    "parameters",
    kept.map(({ value }) => value),
  );
}

function placeOf(part: Part | undefined): string | undefined {
  return part?.get("in")?.text;
}

function isBodily(place: string | undefined): boolean {
  return place === "body" || place === "formData";
}

function requestBody(
  given: readonly Given[],
  consumes: readonly string[],
  pointer: string,
  places: MovedPlaces,
): Draft | undefined {
  const body = given.findLast(({ meant }) => placeOf(meant) === "body");
  const fields = given.filter(({ meant }) => placeOf(meant) === "formData");
  if (body !== undefined) {
    places.moved(pointer, body.meant.pointer);
    return bodyOf(body.meant, consumes, pointer, places);
  }
  const [first] = fields;
  if (first === undefined) return undefined;
  places.moved(pointer, first.meant.pointer);
  return formOf(fields, consumes, pointer, places);
}

function bodyOf(body: Part, consumes: readonly string[], pointer: string, places: MovedPlaces): Draft {
  const { schema, ...rest } = body.record ?? {};
  dropMember(rest, "name");
  dropMember(rest, "in");
  const content: Draft = {};
  for (const type of consumes) {
    putMember(content, type, schema === undefined ? {} : { schema });
    places.moved(
      pointerTo(`${pointerTo(pointer, "content")}${pointerTo("", type)}`, "schema"),
      pointerTo(body.pointer, "schema"),
    );
  }
  return { ...rest, content };
}

/** Form fields as the members of one object; of one name the last counts. */
function formOf(fields: readonly Given[], consumes: readonly string[], pointer: string, places: MovedPlaces): Draft {
  const properties: Draft = {};
  const encoding: Draft = {};
  const required = new Set<string>();
  for (const { meant } of fields) {
    const { name: given, in: place, required: isRequired, description, ...rest } = meant.record ?? {};
    const name = typeof given === "string" ? given : "";
    if (rest["type"] === "array") putMember(encoding, name, spelled(place, rest["collectionFormat"]));
    const schema = schemaOfFields(rest);
    putMember(properties, name, description === undefined ? schema : { ...schema, description });
    if (isRequired === true) required.add(name);
  }
  const hasFile = Object.values(properties).some((schema) => draftOf(schema)?.["type"] === "file");
  const named = consumes.filter((type) => formTypes.includes(type));
  const types = named.length > 0 ? named : [formTypes[hasFile ? 0 : 1] ?? ""];
  const schema = { type: "object", properties, ...(required.size === 0 ? {} : { required: [...required] }) };
  const media = { schema, ...(Object.keys(encoding).length === 0 ? {} : { encoding }) };
  for (const { meant } of fields) {
    const at = ["content", types[0] ?? "", "schema", "properties", meant.get("name")?.text ?? ""];
    places.moved(pointerOf(at, pointer), meant.pointer);
  }
  const isRequired = required.size > 0 ? { required: true } : {};
  return { ...isRequired, content: Object.fromEntries(types.map((type) => [type, media])) };
}

/** Media types that are named; undefined: none are. */
export function mediaTypesIn(part: Part | undefined): readonly string[] | undefined {
  const types = part?.text === undefined ? part?.texts() : [part.text];
  const named = [...new Set(types?.map((type) => type.trim()).filter((type) => type !== ""))];
  return named.length === 0 ? undefined : named;
}
