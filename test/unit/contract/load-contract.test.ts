import { expect, it } from "vitest";
import type { Contract } from "../../../src/contract/model/contract.ts";
import { compileContract, loadContract, loadContracts } from "../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../src/problem.ts";
import { changed, minimalFile } from "./minimal.ts";

const options = { contractsFolder: "fixtures/contracts" };
const minimal = loadContract("minimal", options);

function operation(contract: Contract, id: string): Contract["operations"][number] {
  const found = contract.operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found;
}

it.each(["fixtures/contracts/minimal", minimalFile])("loads %s as the contract of that name", (reference) => {
  expect(loadContract(reference).operations.map(({ id }) => id)).toEqual(["ListBooks", "GetBook", "GetSample"]);
});

it("loads every contract of the repository", () => {
  expect(loadContracts([]).map(({ name }) => name)).toEqual([
    "bokamera",
    "pwc-reportfiling",
    "readingroom",
    "teahouse",
  ]);
  for (const name of ["zoo", "zoo-pascal"]) expect(loadContract(name, options).operations.length).toBeGreaterThan(10);
});

it("guesses a contract of nearly that name", () => {
  expect(() => loadContract("minimul", { contractsFolder: "fixtures/contracts" })).toThrow('did you mean "minimal"?');
});

it("refuses two contracts that take the same requests, and names both places", () => {
  expect(() => loadContracts(["zoo", "zoo-pascal"], options)).toThrow(ProblemError);
  expect(() => loadContracts(["zoo", "zoo-pascal"], options)).toThrow(
    /^fixtures\/contracts\/zoo-pascal\/openapi\.yaml \/paths\/(\S+): (\w+ \S+) takes the same requests as fixtures\/contracts\/zoo\/openapi\.yaml \/paths\/\1, and so do \d+ others\n[^\n]*$/,
  );
});

it("reports the problems of all contracts together", () => {
  const broken = ["fixtures/contracts/broken/syntax", "fixtures/contracts/broken/version", "nowhere.yaml"];
  expect(() => loadContracts(broken)).toThrow(
    /syntax\/openapi\.yaml[^]*version\/openapi\.yaml[^]*nowhere\.yaml: there is no such file/,
  );
});

it("reads what a host decided for itself, and what it leaves out", () => {
  expect(minimal.host).toEqual({
    framework: "servicestack",
    values: "code",
    defaultFormat: "json",
    casing: "camel",
    dates: "iso8601",
    guids: "hyphens",
    login: { challenge: 'Basic realm="library"', page: undefined, check: "attribute", superRole: undefined },
  });
});

it("takes a document that says nothing of its host for an ordinary service's", () => {
  const { host } = compileContract(changed({ "/x-standin-host": undefined }), "api.yaml");
  expect(host).toMatchObject({ framework: "plain", values: "json", casing: "pascal", login: undefined });
});

it("reads an operation with its route, its callers and its sources", () => {
  const list = operation(minimal, "ListBooks");
  expect([list.method, list.path]).toEqual(["GET", "/shelves/{Shelf}/books"]);
  expect(list.segments).toEqual([["shelves"], [{ parameter: "Shelf" }], ["books"]]);
  expect(list.security).toEqual([
    { demands: [{ scheme: "basic", roles: ["reader"] }], roles: ["reader"] },
    { demands: [{ scheme: "basic", roles: ["librarian"] }], roles: ["librarian"] },
  ]);
  expect([list.request, list.namespace]).toEqual(["ListBooks", "http://example.com/library"]);
  expect(list.citations).toEqual([{ document: "catalogue", line: 3 }]);
  expect(minimal.schemes.get("basic")).toEqual({ name: "basic", kind: "basic", at: undefined, word: "Basic" });
});

it("reads parameters with their places, filters and rules", () => {
  const { parameters } = operation(minimal, "ListBooks");
  expect(parameters.map(({ name, slot }) => [name, slot.type.kind, slot.nullable])).toEqual([
    ["Shelf", "string", true],
    ["Iterator", "string", true],
    ["Limit", "integer", true],
    ["Language", "list", true],
    ["Before", "datetime", true],
  ]);
  expect(parameters[4]?.filter).toEqual({
    property: "published",
    operator: "before",
    values: undefined,
    unknown: undefined,
  });
  expect(parameters[4]?.rules.map(({ rule }) => rule)).toEqual(["NotEmpty"]);
});

it("reads how a page is answered", () => {
  const { answer, pagination } = operation(minimal, "ListBooks");
  expect(answer).toEqual({
    kind: "page",
    entity: "books",
    missing: { status: 404, code: "NotFound", isOwnCode: true, message: "No such shelf", field: undefined },
  });
  expect(pagination).toMatchObject({
    key: "id",
    direction: "descending",
    lowerBoundStartsThere: false,
    limit: { default: 10, maximum: 20 },
  });
  expect(minimal.entities.get("books")?.parent).toEqual({ entity: "shelves", property: "shelf", parameter: "Shelf" });
  expect(minimal.entities.get("books")?.hidden.get("Language")?.type).toEqual({ kind: "string" });
});

it("reads examples as values, with every digit and the order of keys", () => {
  const { answer } = operation(minimal, "GetSample");
  if (answer.kind !== "example") throw new Error(`The answer is ${answer.kind}.`);
  const value = answer.examples.get("whole");
  expect(value).toEqual({
    id: "book_1",
    title: "Emil i Lönneberga",
    published: "1963-05-01T00:00:00",
    pages: 9007199254740993n,
    price: "1.50",
    binding: "Soft",
    marks: new Map([
      ["2", "b"],
      ["1", "a"],
    ]),
  });
  const { marks } = value as { readonly marks: ReadonlyMap<string, string> };
  expect([...marks.keys()]).toEqual(["2", "1"]);
});

it("reads the causes of a response that is referred to", () => {
  const refused = operation(minimal, "ListBooks").responses.find(({ status }) => status === 401);
  expect(refused?.causes).toEqual([{ cause: "no credentials", body: "empty", code: undefined, message: undefined }]);
});

it("compiles the body's schema once for all operations that refer to it", () => {
  const [list, book] = ["ListBooks", "GetBook"].map((id) =>
    operation(minimal, id).responses[0]?.content.get("application/json"),
  );
  expect(list?.violations({ books: [{ id: "book_1", pages: "many", binding: "hard" }], done: true })).toEqual([
    { pointer: "/books/0/pages", keyword: "type", message: "must be integer" },
  ]);
  expect(book?.violations({ id: 1, pages: 5, binding: "loose" })).toEqual([
    { pointer: "/id", keyword: "type", message: "must be string" },
    { pointer: "/binding", keyword: "enum", message: 'must be one of "hard", "Soft"' },
  ]);
  expect(book?.type).toBe(minimal.types.get("Book"));
});

it("is frozen", () => {
  expect(Object.isFrozen(minimal)).toBe(true);
  expect(minimal.operations.every((each) => Object.isFrozen(each) && Object.isFrozen(each.parameters))).toBe(true);
  expect([...minimal.types.values()].every(Object.isFrozen)).toBe(true);
});
