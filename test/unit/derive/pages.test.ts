import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";
import { readDocument } from "../../../src/derive/document/read-document.ts";

type Tree = { readonly [key: string]: Tree };

/** The contract of a text, as plain JSON. */
function contractOf(text: string, name = "page"): Tree {
  return derive([{ name, text }]).document as unknown as Tree;
}

const notesOf = (text: string): string[] =>
  derive([{ name: "page", text }]).notes.map(({ about, found, taken }) => `${about}: ${found}; ${taken}`);

const propertiesOf = (text: string, type: string): Tree =>
  contractOf(text)["components"]!["schemas"]![type]!["properties"]!;

/** A page of text whose cells are glued, with these rows in the table of its request and of its answer. */
function joined(request: readonly string[], answer: readonly string[], more: readonly string[] = []): string {
  const head = "NameParameterData TypeRequiredDescription";
  return [
    "Shop",
    "<back to all web services",
    "CreateOrder",
    "The following routes are available for this service:",
    "POST/orders",
    "CreateOrder Parameters:",
    head,
    ...request,
    "CreateOrderResponse Parameters:",
    head,
    ...answer,
    ...more,
    "To override the Content-type in your clients, use the HTTP Accept Header, append the .json suffix or ?format=json",
    "POST /orders HTTP/1.1",
    "Host: shop.example",
    "Content-Type: application/json",
    "",
    '{"note":"String"}',
    "HTTP/1.1 200 OK",
    "Content-Type: application/json",
    "",
    '{"id":0}',
  ].join("\n");
}

describe("glued tables", () => {
  test.each([
    "Dictionary<string, List<String>>",
    "List<Dictionary<string, int>>",
    "Dictionary<Guid, List<Nullable<Int32>>>",
  ])("take a member of type %s apart, however deep its arguments are", (type) => {
    const properties = propertiesOf(joined([], ["IdformintNo", `Historyform${type}No`]), "CreateOrderResponse");
    expect(Object.keys(properties)).toEqual(["id", "history"]);
  });

  test("read the values and the range that stand below a description", () => {
    const page = joined(
      [
        "FormatbodystringNoThe format",
        "Allowable Values",
        "PDF",
        "ZPL",
        "PrioritybodyintNoHow soon",
        "Valid Range: 1 - 9",
      ],
      ["IdformintNo"],
    );
    expect(propertiesOf(page, "CreateOrder")).toMatchObject({
      format: { description: "The format", enum: ["PDF", "ZPL"] },
      priority: { description: "How soon", minimum: 1, maximum: 9 },
    });
  });

  test("say of which enum the values cannot be told from the names", () => {
    const rows = ["NameValue", "Economyeco", "SameDaysame_day"];
    const page = joined(["KindbodyLevelYes"], ["IdformintNo"], ["Level Enum:", ...rows]);
    expect(notesOf(page).join("\n")).toContain("the table of the enum Level has a column of values");
    expect(
      notesOf(joined(["KindbodyLevelYes"], ["IdformintNo"], ["Level Enum:", "Slow", "Fast"])).join("\n"),
    ).not.toContain("column of values");
  });
});

test("who may call is said by the checks of the request, where the page does not say it", () => {
  const listing = (checks: string): string =>
    ["using System;", checks, '[Route("/orders", "GET")]', "public class ListOrders : IReturn<Order> { }"].join("\n") +
    "\npublic class Order { public virtual int Id { get; set; } }\n";
  const securityOf = (checks: string): unknown => contractOf(listing(checks))["paths"]!["/orders"]!["get"]!["security"];
  expect(securityOf('[ValidateRequest("IsAuthenticated")]')).toEqual([{ basic: [] }, { bearer: [] }]);
  expect(securityOf('[ValidateRequest("HasRole(`clerk`)")]')).toEqual([{ basic: ["clerk"] }, { bearer: ["clerk"] }]);
  expect(securityOf('[RequiredRole("clerk")]')).toEqual([{ basic: ["clerk"] }, { bearer: ["clerk"] }]);
  expect(securityOf('[ValidateRequest("HasAnyRole([`a`,`b`])")]')).toEqual([
    { basic: ["a"] },
    { basic: ["b"] },
    { bearer: ["a"] },
    { bearer: ["b"] },
  ]);
  expect(securityOf("[Authenticate]")).toEqual([{ basic: [] }, { bearer: [] }]);
  expect(securityOf("")).toBeUndefined();
  const notes = notesOf(listing('[ValidateRequest("HasPermission(`orders.read`)")]'));
  expect(notes.join("\n")).toContain("ListOrders: who calls needs the permission orders.read");
});

describe("a listing of a host", () => {
  const typescript = [
    "/* Options:",
    "BaseUrl: https://library.example/api",
    "*/",
    "export class Loan { public id: number; }",
    "export class Book { public isbn: string; }",
    "export class Paged<T> { public total: number; public items: T[]; }",
    '// @Route("/loans", "GET")',
    "export class ListLoans implements IReturn<Paged<Loan>> { public createResponse() { return new Paged<Loan>(); } }",
    "export class FindBooks extends QueryDb<Book> implements IReturn<Paged<Book>>, IGet { public isbn?: string; public createResponse() { return new Paged<Book>(); } }",
    "",
  ].join("\n");

  test("gives each use of a generic type a schema of its own", () => {
    const schemas = contractOf(typescript)["components"]!["schemas"]!;
    expect(schemas["PagedOfLoan"]!["properties"]!["items"]).toMatchObject({
      items: { $ref: "#/components/schemas/Loan" },
    });
    expect(schemas["PagedOfBook"]!["properties"]!["items"]).toMatchObject({
      items: { $ref: "#/components/schemas/Book" },
    });
    expect(notesOf(typescript).join("\n")).not.toContain("T: the type is named");
  });

  test("has an operation for each request that says what it answers, with or without a route", () => {
    const { servers, paths } = contractOf(typescript);
    expect(servers).toEqual([{ url: "https://library.example/api" }]);
    expect(Object.entries(paths!).map(([path, methods]) => [path, ...Object.keys(methods)])).toEqual([
      ["/loans", "get"],
      ["/api/FindBooks", "get"],
    ]);
  });
});

test("types of the framework's own libraries are known where no document lists them", () => {
  const page = [
    "using System;",
    "public class FindBooks : QueryDb<Book>, IReturn<QueryResponse<Book>> { public virtual string Name { get; set; } }",
    "public class Book { public virtual int Id { get; set; } }",
  ].join("\n");
  const { paths, components } = contractOf(page);
  const { parameters, responses } = paths!["/api/FindBooks"]!["get"]!;
  expect((parameters as unknown as { name: string }[]).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Name", "Skip", "Take"]),
  );
  expect(responses!["200"]!["content"]!["application/json"]).toEqual({
    schema: { $ref: "#/components/schemas/QueryResponseOfBook" },
  });
  expect(components!["schemas"]!["QueryResponseOfBook"]!["properties"]!["results"]).toMatchObject({
    items: { $ref: "#/components/schemas/Book" },
  });
});

test("a member that is not sent is no parameter", () => {
  const page = [
    "using System;",
    '[Route("/orders", "GET,POST")]',
    "public class ListOrders : IReturn<Order>",
    "{ public virtual string Name { get; set; }",
    "[IgnoreDataMember] public virtual string Secret { get; set; } }",
    "public class Order { public virtual int Id { get; set; } }",
  ].join("\n");
  expect(JSON.stringify(contractOf(page))).not.toContain("ecret");
});

test("a documented failure keeps the type that it answers with", () => {
  const page = [
    "using System;",
    '[Route("/orders", "GET")]',
    '[ApiResponse(Description="Taken", StatusCode=409, ResponseType=typeof(Taken))]',
    "public class GetOrder : IReturn<Order> { }",
    "public class Order { public virtual int Id { get; set; } }",
    "public class Taken { public virtual string Reason { get; set; } }",
  ].join("\n");
  const contract = contractOf(page);
  expect(contract["paths"]!["/orders"]!["get"]!["responses"]!["409"]).toMatchObject({
    description: "Taken",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Taken" } } },
  });
  expect(Object.keys(contract["components"]!["schemas"]!)).toContain("Taken");
});

test("the same note is made once", () => {
  const page = ["using System;", '[Route("/orders/{Any}")]', "public class Get : IReturn<Order> { }"].join("\n");
  const notes = notesOf(`${page}\npublic class Order { public virtual int Id { get; set; } }`);
  expect(new Set(notes).size).toBe(notes.length);
});

test("attributes of hand-written code are the limits that they say", () => {
  const page = [
    "using System;",
    '[Route("/orders", "POST")]',
    "public class CreateOrder : IReturn<Order> {",
    "[Range(1, 50)] public virtual int Count { get; set; }",
    '[MaxLength(20)] [RegularExpression(@"^[A-Z]+\\d$")] public virtual string Code { get; set; }',
    "[MinLength(2)] [EmailAddress] public virtual string Mail { get; set; } }",
    "public class Order { public virtual int Id { get; set; } }",
  ].join("\n");
  expect(propertiesOf(page, "CreateOrder")).toMatchObject({
    count: { minimum: 1, maximum: 50 },
    code: { maxLength: 20, pattern: "^[A-Z]+\\d$" },
    mail: { minLength: 2, format: "email" },
  });
});

test.each([
  ["Customer reference, maximum 35 characters.", { maxLength: 35 }],
  ["At most 40 characters", { maxLength: 40 }],
  ["Up to 200 characters long", { maxLength: 200 }],
  ["Max length: 20", { maxLength: 20 }],
  ["Between 3 and 10 characters", { minLength: 3, maxLength: 10 }],
  ["At least 8 characters", { minLength: 8 }],
  ["The best 40 characters of our time", {}],
])("%j is the limit of a text", (description, limits) => {
  const { note } = propertiesOf(joined([`NotebodystringNo${description}`], ["IdformintNo"]), "CreateOrder");
  expect({ ...note, xml: 0, "x-standin-source": 0 }).toEqual({
    type: "string",
    description,
    ...limits,
    xml: 0,
    "x-standin-source": 0,
  });
});

test("a page of another kind is not read as a page of an operation", () => {
  const read = readDocument({ name: "p", text: "# Notes\n\nGET /users/1\n\nSee you.\n" });
  expect(read.is === "account" ? read.account.form : read.is).not.toBe("page");
});
