import type { Contract } from "../../../src/contract/model/contract.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import type { Chooser } from "./chooser.ts";

type Tree = Readonly<Record<string, unknown>>;

/** A contract of somebody's own: a shop whose orders are listed, filtered and found; what it decides, the run decides. */
export function shopContract(draw: Chooser): { readonly contract: Contract; readonly about: string } {
  const facts = factsFor(draw);
  const document = {
    openapi: "3.1.0",
    info: { title: "A shop", version: "1.0.0" },
    "x-standin-api": "shop",
    "x-standin-host": hostOf(facts),
    "x-standin-entities": {
      customers: { parameter: "CustomerId" },
      orders: {
        schema: "Order",
        parent: { entity: "customers", property: name(facts, "CustomerId"), parameter: "CustomerId" },
        hidden: { Channel: { type: "string", enum: channels } },
      },
    },
    paths: {
      "/customers/{CustomerId}/orders": { get: listOf(facts) },
      "/orders/{Number}": { get: oneOf(facts) },
    },
    components: { securitySchemes: { basic: { type: "http", scheme: "basic" } }, schemas: schemasOf(facts) },
  };
  return { contract: compileContract(document, "shop.yaml"), about: JSON.stringify(facts) };
}

const channels = ["web", "till", "telephone"];
const states = { "0": "Open", "1": "Paid", "2": "Sent" };

type Facts = ReturnType<typeof factsFor>;

function factsFor(draw: Chooser) {
  const maximum = draw.one("cap", [5, 20, 250]);
  return {
    casing: draw.one("casing", ["pascal", "camel"] as const),
    dates: draw.one("dates", ["iso8601", "wcf", "seconds"] as const),
    guids: draw.one("guids", ["hyphens", "compact"] as const),
    defaultFormat: draw.one("default format", ["json", "json", "xml", "csv", "jsv"] as const),
    check: draw.one("check", ["attribute", "validator"] as const),
    direction: draw.one("direction", ["descending", "ascending"] as const),
    starts: draw.sometimes("starts there", 0.5),
    turns: draw.sometimes("turns", 0.5),
    prefix: draw.one("prefix", ["", "order_"]),
    maximum,
    minimum: draw.one("minimum", [0, 1]),
    usual: draw.one("usual", [1, 3, Math.min(50, maximum), maximum]),
    upper: draw.one("upper", ["before", "onOrBefore"] as const),
    lower: draw.one("lower", ["after", "onOrAfter"] as const),
    stateBy: draw.one("state by", ["number", "text", "list"] as const),
    errors: draw.one("errors", ["4XX", "default", "each", "each without body"] as const),
    secured: draw.sometimes("secured", 0.7),
    formats: draw.one("formats", [["json"], ["json", "xml"], ["json", "xml", "csv", "jsv"]] as const),
    laws: draw.sometimes("laws", 0.6),
  };
}

function hostOf({ casing, dates, guids, defaultFormat, check, formats }: Facts): Tree {
  return {
    framework: "servicestack",
    casing,
    dates,
    guids,
    defaultFormat: formats.some((format) => format === defaultFormat) ? defaultFormat : "json",
    namespace: "http://schemas.example.com/shop",
    login: { challenge: 'Basic realm="shop"', check, superRole: "Admin" },
  };
}

function failure(status: number, code: string, message: string, field?: string): Tree {
  return { status, code, message, ...(field === undefined ? {} : { field }) };
}

function name({ casing }: Facts, own: string): string {
  return casing === "camel" ? own.charAt(0).toLowerCase() + own.slice(1) : own;
}

/** Schemas with keys as JSON shows them, and the code's own names beside. */
function objectOf(facts: Facts, members: Readonly<Record<string, Tree>>, required: readonly string[]): Tree {
  const camel = facts.casing === "camel";
  return {
    type: "object",
    required: required.map((own) => name(facts, own)),
    properties: Object.fromEntries(
      Object.entries(members).map(([own, schema]) => [
        name(facts, own),
        camel ? { ...schema, xml: { name: own } } : schema,
      ]),
    ),
  };
}

function schemasOf(facts: Facts): Tree {
  const text = { type: "string" };
  const date = { type: "string", "x-standin-type": "datetime" };
  const money = { type: "number", format: "decimal" };
  return {
    Orders: objectOf(facts, { Items: listFor("Order"), Done: { type: "boolean" }, Iterator: text }, ["Items", "Done"]),
    Order: objectOf(
      facts,
      {
        Id: { ...text, ...(facts.prefix === "" ? {} : { pattern: `^${facts.prefix}` }) },
        CustomerId: text,
        Number: { type: "integer", format: "int64" },
        State: { ...text, enum: Object.values(states) },
        Placed: date,
        Price: money,
        Note: text,
        Reference: { type: "string", "x-standin-type": "guid" },
      },
      ["Id", "CustomerId", "State", "Placed"],
    ),
    ...errorSchemas(facts),
  };
}

/** The envelope of every error, as hosts of this framework have it. */
function errorSchemas(facts: Facts): Tree {
  const text = { type: "string" };
  const meta = { type: "object", additionalProperties: text };
  const of = (members: Readonly<Record<string, Tree>>, own: string, isContract: boolean): Tree => ({
    ...objectOf(facts, members, []),
    xml: { name: own, namespace: "http://schemas.servicestack.net/types" },
    ...(isContract ? { "x-standin-data-contract": true } : {}),
  });
  return {
    ErrorResponse: of({ ResponseStatus: { $ref: "#/components/schemas/ResponseStatus" } }, "ErrorResponse", false),
    ResponseStatus: of(
      ordered({ ErrorCode: text, Message: text, StackTrace: text, Errors: listFor("ResponseError"), Meta: meta }),
      "ResponseStatus",
      true,
    ),
    ResponseError: of(ordered({ ErrorCode: text, FieldName: text, Message: text, Meta: meta }), "ResponseError", true),
  };
}

function ordered(members: Readonly<Record<string, Tree>>): Readonly<Record<string, Tree>> {
  return Object.fromEntries(
    Object.entries(members).map(([own, schema], index) => [own, { ...schema, "x-standin-order": index + 1 }]),
  );
}

function listFor(schema: string): Tree {
  return { type: "array", items: { $ref: `#/components/schemas/${schema}` } };
}

function listOf(facts: Facts): Tree {
  const { minimum, maximum, usual, direction, starts, turns, prefix } = facts;
  const invalid = failure(400, "ArgumentException", "Invalid position", "Position");
  return {
    operationId: "ListOrders",
    ...securityOf(facts),
    parameters: [
      { name: "CustomerId", in: "path", required: true, schema: { type: "string" } },
      { name: "Position", in: "query", schema: { type: "string" } },
      { name: "Size", in: "query", schema: { type: "integer", format: "int32", minimum, maximum, default: usual } },
      stateParameter(facts),
      { name: "Channels", in: "query", ...listOfTexts, "x-standin-filter": { property: "Channel", operator: "in" } },
      bound(facts, "Until", facts.upper),
      bound(facts, "Since", facts.lower),
    ],
    "x-standin-answer": { page: { entity: "orders", missing: failure(404, "NotFound", "No such customer") } },
    "x-standin-pagination": {
      items: name(facts, "Items"),
      done: name(facts, "Done"),
      key: name(facts, "Id"),
      direction,
      lowerBoundStartsThere: starts,
      iterator: {
        parameter: "Position",
        member: name(facts, "Iterator"),
        prefix,
        ...(turns ? { turn: "-" } : {}),
        invalid,
      },
      limit: {
        parameter: "Size",
        default: usual,
        minimum,
        maximum,
        exceeded: failure(400, "ArgumentException", "Too many", "Size"),
      },
    },
    ...(facts.laws ? { "x-standin-laws": lawsOf(facts) } : {}),
    responses: responsesOf(facts, "Orders", [400, 404]),
  };
}

const listOfTexts = { style: "form", explode: false, schema: { type: "array", items: { type: "string" } } };

function bound(facts: Facts, parameter: string, operator: string): Tree {
  const filter = { property: name(facts, "Placed"), operator };
  return { name: parameter, in: "query", schema: { type: "string", format: "date-time" }, "x-standin-filter": filter };
}

function stateParameter(facts: Facts): Tree {
  const { stateBy } = facts;
  const base = { name: "State", in: "query" };
  if (stateBy === "list")
    return { ...base, ...listOfTexts, "x-standin-filter": { property: name(facts, "State"), operator: "in" } };
  if (stateBy === "text")
    return {
      ...base,
      schema: { type: "string" },
      "x-standin-filter": { property: name(facts, "State"), operator: "equals" },
    };
  const unknown = failure(400, "ArgumentException", "No such state", "State");
  return {
    ...base,
    schema: { type: "integer", format: "int32", enum: [0, 1, 2] },
    "x-standin-filter": { property: name(facts, "State"), operator: "equals", values: states, unknown },
  };
}

function lawsOf(facts: Facts): readonly Tree[] {
  const [items, id] = [name(facts, "Items"), name(facts, "Id")];
  const each = `${items}[].${id}`;
  return [
    {
      law: "own",
      about: "Whose it is.",
      terms: { each: `${items}[].${name(facts, "CustomerId")}`, equalsParameter: "CustomerId" },
    },
    { law: "once", about: "No order twice.", terms: { each, unique: true, across: "walk" } },
    { law: "order", about: "One way.", terms: { each, ordered: facts.direction } },
    { law: "size", about: "No more.", terms: { each: items, atMostParameter: "Size", otherwise: facts.usual } },
    { law: "last", about: "The last.", terms: { each: name(facts, "Iterator"), equalsValue: `${items}[-1].${id}` } },
  ];
}

function oneOf(facts: Facts): Tree {
  const number = { name: "Number", in: "path", required: true, schema: { type: "integer", format: "int64" } };
  const row = {
    entity: "orders",
    by: { Number: name(facts, "Number") },
    missing: failure(404, "NotFound", "No such order"),
  };
  return {
    operationId: "GetOrder",
    ...securityOf(facts),
    parameters: [number],
    "x-standin-answer": { row },
    responses: responsesOf(facts, "Order", [400, 404]),
  };
}

function securityOf({ secured }: Facts): Tree {
  return secured ? { security: [{ basic: ["clerk"] }, { basic: ["chief"] }] } : {};
}

const mediaTypes = {
  json: "application/json",
  xml: "application/xml",
  csv: "text/csv",
  jsv: "application/jsv",
} as const;

function contentOf({ formats }: Facts, schema: string): Tree {
  return Object.fromEntries(
    formats.map((format) => [mediaTypes[format], { schema: { $ref: `#/components/schemas/${schema}` } }]),
  );
}

function responsesOf(facts: Facts, schema: string, failures: readonly number[]): Tree {
  const success = { "200": { description: "Found.", content: contentOf(facts, schema) } };
  const error = { description: "Refused.", content: contentOf(facts, "ErrorResponse") };
  const bare = { description: "Refused." };
  switch (facts.errors) {
    case "4XX":
      return { ...success, "403": bare, "4XX": error };
    case "default":
      return { ...success, default: bare };
    case "each":
    case "each without body": {
      const response = facts.errors === "each" ? error : bare;
      const refused = Object.fromEntries([...failures, 401].map((status) => [String(status), response]));
      return { ...success, ...refused, "403": bare };
    }
  }
}
