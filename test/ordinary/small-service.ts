import { compileContract } from "../../src/contract/load-contract.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { findingsOf, type VerifyResult } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { type Answered, type Asked, senderOf } from "./shelf-host.ts";

export type Row = Readonly<Record<string, unknown>>;
type Tree = Readonly<Record<string, unknown>>;

/** A document of one kind of thing that says nothing of Standin, and the rows that there are. */
export interface SmallApi {
  /** The properties of a thing besides its `id`. */
  readonly properties: Tree;
  readonly required?: readonly string[];
  /** The query parameters of the list. */
  readonly parameters?: readonly Tree[];
  /** What stands beside the rows of a page. */
  readonly members?: Tree;
  readonly rows: readonly Row[];
  /** A body that creates a thing; absent: things are only read. */
  readonly example?: Row;
  /** What a body is that changes a thing; absent: what a thing is. */
  readonly change?: Tree;
  /** Families of checks that are asked, none: all; absent: lists, items and writes, for small services refuse no wrong values. */
  readonly kinds?: readonly string[];
  /** A change of the document. */
  readonly document?: (document: Tree) => Tree;
}

/** A page of the list by what was asked. */
type List = (asked: Asked, rows: readonly Row[]) => Answered;

const json = (schema: Tree): Tree => ({ "application/json": { schema } });
const thing: Tree = { $ref: "#/components/schemas/Thing" };
const none: Tree = { description: "There is none.", content: json({ type: "object" }) };
const one: Tree = { description: "It.", content: json(thing) };

export function documentOf({
  properties,
  required = [],
  parameters = [],
  members = {},
  example,
  change,
}: SmallApi): Tree {
  const refusals = { "400": none, "404": none, "422": none };
  const listed = {
    type: "object",
    required: ["items"],
    properties: { items: { type: "array", items: thing }, ...members },
  };
  const requestBody = { required: true, content: { "application/json": { schema: thing, example } } };
  const changing = change === undefined ? requestBody : { required: true, content: json(change) };
  const key = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const writes =
    example === undefined
      ? {}
      : {
          patch: { operationId: "changeThing", requestBody: changing, responses: { "200": one, ...refusals } },
          delete: {
            operationId: "removeThing",
            responses: { "202": none, "204": { description: "Gone." }, ...refusals },
          },
        };
  const create = { operationId: "addThing", requestBody, responses: { "201": one, "202": one, ...refusals } };
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          parameters: parameters.map((parameter) => ({ in: "query", ...parameter })),
          responses: { "200": { description: "Some.", content: json(listed) }, ...refusals },
        },
        ...(example === undefined ? {} : { post: create }),
      },
      "/things/{id}": {
        parameters: [key],
        get: { operationId: "getThing", responses: { "200": one, "404": none } },
        ...writes,
      },
    },
    components: {
      schemas: {
        Thing: {
          type: "object",
          required: ["id", ...required],
          properties: { id: { type: "string", readOnly: true }, ...properties },
        },
      },
    },
  };
}

/** A service that keeps such a document: whatever a test does otherwise lies around it. */
export function smallService({ rows: given }: SmallApi, list: List = (_, items) => ({ status: 200, json: { items } })) {
  const rows = [...given];
  let made = 0;
  return (asked: Asked): Answered => {
    const { method, path, body } = asked;
    const [, root, id] = path.split("/");
    if (root !== "things") return { status: 404, json: {} };
    if (id === undefined) {
      if (method === "GET") return list(asked, rows);
      if (method !== "POST") return { status: 405, json: {}, headers: { Allow: "GET, POST" } };
      made += 1;
      const row = { ...(body as Row), id: `new${made}` };
      rows.push(row);
      return { status: 201, json: row, headers: { Location: `/things/${row.id}` } };
    }
    const at = rows.findIndex((row) => row["id"] === decodeURIComponent(id));
    if (at < 0) return { status: 404, json: {} };
    if (method === "DELETE") {
      rows.splice(at, 1);
      return { status: 204 };
    }
    if (method === "PATCH") rows[at] = { ...rows[at], ...(body as Row) };
    return ["GET", "PATCH"].includes(method)
      ? { status: 200, json: rows[at] }
      : { status: 405, json: {}, headers: { Allow: "GET, PATCH, DELETE" } };
  };
}

/** Pages by number or offset, with what else a page tells. */
export function pageOf(
  asked: Asked,
  rows: readonly Row[],
  usual = 20,
): { items: readonly Row[]; skip: number; limit: number } {
  const limit = Number(asked.query.get("limit") ?? usual);
  const page = asked.query.get("page");
  const skip = page === null ? Number(asked.query.get("offset") ?? 0) : (Number(page) - 1) * limit;
  return { items: rows.slice(skip, skip + limit), skip, limit };
}

/** What comes of a run. */
export async function resultAt(api: SmallApi, service: (asked: Asked) => Answered): Promise<VerifyResult> {
  const document = documentOf(api);
  const contract = compileContract(api.document?.(document) ?? document, "things.yaml");
  const apis = [{ contract, target: bareTarget(undefined), sender: senderOf(service) }];
  const usual = ["lists", "items", ...(api.example === undefined ? [] : ["writes"])];
  const known = usual.filter((kind) => contract.operations.some(({ answer }) => `${answer.kind}s` === kind));
  return await verify({ apis, allowWrites: true, only: api.kinds ?? known });
}

/** The checks that a service for such a document breaks. */
export async function checksFoundAt(api: SmallApi, service: (asked: Asked) => Answered): Promise<readonly string[]> {
  return findingsOf(await resultAt(api, service)).map(({ check }) => check);
}

/** The checks that it gives rise to a remark by. */
export async function remarksAt(api: SmallApi, service: (asked: Asked) => Answered): Promise<readonly string[]> {
  const { apis } = await resultAt(api, service);
  const remarks = apis.flatMap(({ operations }) => operations.flatMap((one) => one.remarks));
  return [...new Set(remarks.flatMap(({ shown }) => shown?.check ?? []))];
}
