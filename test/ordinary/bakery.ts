import type { Answered, Asked } from "./shelf-host.ts";

type Tree = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

/** What is otherwise at a bakery. */
export interface Bakery {
  /** Rows have their members in `attributes`. */
  readonly isJsonApi: boolean;
  /** Members that are only read are taken from a body. */
  readonly takesReadOnly: boolean;
  /** What the total is said to be. */
  readonly total: string;
  /** Secrets may be nothing. */
  readonly isSecretNullable: boolean;
  readonly link: "right" | "loop";
}

const text = { type: "string" };
const whole = { type: "integer" };
const flavours = ["plum", "nut", "lemon"];
const mediaType = ({ isJsonApi }: Partial<Bakery>): string =>
  isJsonApi === true ? "application/vnd.api+json" : "application/json";

/** A document that says more of its answers than their bodies: headers, members that are only read or only written. */
export function bakeryDocument(over: Partial<Bakery> = {}): Tree {
  const json = (schema: Tree): Tree => ({ [mediaType(over)]: { schema } });
  const cake = { $ref: "#/components/schemas/Cake" };
  const refused = { description: "No.", content: json({ $ref: "#/components/schemas/Refusal" }) };
  const refusals = { "400": refused, "401": refused, "404": refused };
  const headers = {
    "X-Rate-Left": { required: true, schema: whole },
    "X-Oven": { schema: { ...text, enum: ["gas", "wood"] } },
  };
  const one = { description: "It.", headers, content: json(over.isJsonApi === true ? wrapped(cake) : cake) };
  const body =
    over.isJsonApi === true ? wrapped({ $ref: "#/components/schemas/New" }) : { $ref: "#/components/schemas/New" };
  const requestBody = { required: true, content: json(body) };
  const members = over.link === undefined ? { total: { ...whole, description: over.total ?? "" } } : {};
  const many = {
    type: "object",
    required: ["data"],
    properties: { data: { type: "array", items: cake }, ...members },
  };
  const query = (name: string, schema: Tree, description = ""): Tree => ({ name, in: "query", schema, description });
  return {
    openapi: "3.1.0",
    info: { title: "Bakery", version: "1" },
    security: [{ key: [] }],
    paths: {
      "/cakes": {
        get: {
          operationId: "listCakes",
          parameters: [
            query("limit", { ...whole, minimum: 1, maximum: 50 }),
            query("page", { ...whole, minimum: 1 }),
            query("flavour", { ...text, enum: flavours }),
            query("sort", { ...text, enum: ["price", "-price"] }),
          ],
          responses: {
            "200": {
              description: "Some.",
              content: json(many),
              ...(over.link === undefined ? {} : { headers: { Link: { schema: text } } }),
            },
            ...refusals,
          },
        },
        post: {
          operationId: "addCake",
          requestBody,
          responses: { "201": { ...one, headers: { Location: { schema: text } } }, ...refusals },
        },
      },
      "/cakes/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: text }],
        get: { operationId: "getCake", responses: { "200": one, ...refusals } },
        patch: {
          operationId: "changeCake",
          requestBody,
          responses: { "200": { description: "It.", content: one.content }, ...refusals },
        },
        delete: { operationId: "removeCake", responses: { "204": { description: "Gone." }, ...refusals } },
      },
    },
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
      schemas: schemasOf(over),
    },
  };
}

function wrapped(schema: Tree): Tree {
  return { type: "object", required: ["data"], properties: { data: schema } };
}

function schemasOf({ isJsonApi, isSecretNullable }: Partial<Bakery>): Tree {
  const own = {
    name: text,
    flavour: { ...text, enum: flavours },
    price: { type: "number" },
    layers: {
      type: "array",
      items: { type: "object", properties: { name: text }, required: ["name"], additionalProperties: false },
    },
    baked: { ...text, format: "date-time", readOnly: true },
    code: { ...text, readOnly: true },
    secret: { type: isSecretNullable === true ? ["string", "null"] : "string", writeOnly: true },
  };
  const sent = { name: "A cake of plums", flavour: "plum", price: 12, layers: [{ name: "plum" }], secret: "s3cr3t" };
  const id = { ...text, readOnly: true };
  const row = { type: "object", required: ["name", "flavour", "price"], properties: own };
  const held = {
    type: "object",
    required: ["id", "type", "attributes"],
    properties: { id, type: text, attributes: row },
  };
  const draft = { type: "object", properties: own };
  return {
    Cake: isJsonApi === true ? held : { ...row, required: ["id", ...row.required], properties: { id, ...own } },
    New:
      isJsonApi === true
        ? {
            type: "object",
            required: ["type", "attributes"],
            properties: { type: text, attributes: draft },
            example: { type: "cakes", attributes: sent },
          }
        : { ...draft, example: sent },
    Refusal: { type: "object", required: ["error"], properties: { error: text }, additionalProperties: false },
  };
}

/** A bakery that keeps the document, by hand. */
export function bakery(over: Partial<Bakery> = {}): (asked: Asked) => Answered {
  const rows: Row[] = Array.from({ length: 30 }, (_, index) => ({
    id: `c${index + 1}`,
    name: `Cake of ${index} ${flavours[index % 3] ?? ""}s`,
    flavour: flavours[index % 3],
    price: ((index * 7) % 30) + 0.5,
    layers: [{ name: "döugh" }],
    baked: `2026-01-0${1 + (index % 9)}T10:00:00Z`,
    code: `K${index}`,
  }));
  let made = 0;
  const rest = { "X-Rate-Left": "99", "Content-Type": mediaType(over) };
  const refused = (status: number, error: string): Answered => ({ status, json: { error }, headers: rest });
  const shown = ({ id, ...row }: Row): Row =>
    over.isJsonApi === true ? { id, type: "cakes", attributes: row } : { id, ...row };
  const one = (row: Row): unknown => (over.isJsonApi === true ? { data: shown(row) } : shown(row));
  const sentIn = (body: unknown): Row => {
    const row = over.isJsonApi === true ? (body as { data: { attributes: Row } }).data.attributes : (body as Row);
    const passedOver = over.takesReadOnly === true ? ["secret"] : ["secret", "code", "baked"];
    return Object.fromEntries(Object.entries(row).filter(([name]) => !passedOver.includes(name)));
  };
  return (asked) => {
    const { method, path, query, body } = asked;
    const [, root, id] = path.split("/");
    if (root !== "cakes") return refused(404, "nothing here");
    if (asked.header("x-key") === undefined)
      return { ...refused(401, "who?"), headers: { ...rest, "WWW-Authenticate": "Key" } };
    if (id === undefined) {
      if (method === "POST") {
        const wrong = wrongBody(body, over);
        if (wrong) return refused(400, "body");
        made += 1;
        const row: Row = { code: `K${100 + made}`, baked: "2026-02-01T10:00:00Z", ...sentIn(body), id: `new${made}` };
        rows.push(row);
        return { status: 201, json: one(row), headers: { ...rest, Location: `/cakes/${String(row["id"])}` } };
      }
      if (method !== "GET") return { ...refused(405, "no"), headers: { ...rest, Allow: "GET, POST" } };
      const flavour = query.get("flavour");
      const limit = Number(query.get("limit") ?? 10);
      const page = Number(query.get("page") ?? 1);
      if (!(Number.isInteger(limit) && limit >= 1 && limit <= 50 && Number.isInteger(page) && page >= 1))
        return refused(400, "page");
      if (flavour !== null && !flavours.includes(flavour)) return refused(400, "flavour");
      const sort = query.get("sort");
      if (sort !== null && !["price", "-price"].includes(sort)) return refused(400, "sort");
      const way = sort === null ? 0 : sort === "price" ? 1 : -1;
      const fitting = rows
        .filter((row) => flavour === null || row["flavour"] === flavour)
        .toSorted((a, b) => (Number(a["price"]) - Number(b["price"])) * way);
      const data = fitting.slice((page - 1) * limit, page * limit).map(shown);
      const more = page * limit < fitting.length;
      const next = over.link === "loop" ? page : page + 1;
      const link =
        over.link !== undefined && more
          ? { Link: `<http://bakery.example/cakes?limit=${limit}&page=${next}>; rel="next"` }
          : {};
      return {
        status: 200,
        json: over.link === undefined ? { data, total: fitting.length } : { data },
        headers: { ...rest, ...link },
      };
    }
    const at = rows.findIndex((row) => row["id"] === decodeURIComponent(id));
    if (at < 0) return refused(404, "no such cake");
    if (method === "DELETE") {
      rows.splice(at, 1);
      return { status: 204, headers: {} };
    }
    if (!["GET", "PATCH"].includes(method))
      return { ...refused(405, "no"), headers: { ...rest, Allow: "GET, PATCH, DELETE" } };
    if (method === "PATCH" && wrongBody(body, over)) return refused(400, "body");
    if (method === "PATCH") rows[at] = { ...rows[at], ...sentIn(body) };
    return { status: 200, json: one(rows[at] ?? {}), headers: rest };
  };
}

function wrongBody(body: unknown, { isJsonApi }: Partial<Bakery>): boolean {
  const data =
    isJsonApi === true ? (body as { data?: { type?: unknown; attributes?: unknown } } | undefined)?.data : undefined;
  const row = isJsonApi === true ? data?.attributes : body;
  if (typeof row !== "object" || row === null || (isJsonApi === true && typeof data?.type !== "string")) return true;
  const { name, flavour, price, layers, secret } = row as Row;
  const isText = (value: unknown): boolean => value === undefined || typeof value === "string";
  const isLayer = (one: unknown): boolean =>
    typeof one === "object" &&
    one !== null &&
    typeof (one as Row)["name"] === "string" &&
    Object.keys(one).length === 1;
  return !(
    isText(name) &&
    isText(secret) &&
    (flavour === undefined || flavours.some((one) => one === flavour)) &&
    (price === undefined || typeof price === "number") &&
    (layers === undefined || (Array.isArray(layers) && layers.every(isLayer)))
  );
}
