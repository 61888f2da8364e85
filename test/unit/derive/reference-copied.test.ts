import { expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (text: string): Tree => derive([{ name: "page.txt", text }]).document as unknown as Tree;

test("the text of a page of Swagger UI has type, place, default and values below each name, apart from its table", () => {
  const page = `Trains
GET
/trains/{trainId}
Parameters
Name\tDescription
trainId *
integer
(path)
The train

limit
integer($int32)
(query)
How many of its stops there are in the answer
Default value : 20

state
string
(query)
Which of them
Available values : open, closed

X-Trace
string
(header)

Responses
Code\tDescription\tLinks
200\t
OK
`;
  const { parameters } = contractOf(page)["paths"]!["/trains/{trainId}"]!["get"]!;
  expect(parameters).toMatchObject([
    { name: "trainId", in: "path", schema: { type: "integer" }, description: "The train" },
    { name: "limit", in: "query", schema: { type: "integer", default: 20 } },
    { name: "state", in: "query", schema: { type: "string", enum: ["open", "closed"] } },
    { name: "X-Trace", in: "header", schema: { type: "string" } },
  ]);
});

test.each([
  ["Trains (1.4.2)", "Trains", "1.4.2"],
  ["Trains API (v2.0)", "Trains API", "2.0"],
  ["Trains (version 3.1.0-beta.1)", "Trains", "3.1.0-beta.1"],
  ["Trains (2026)", "Trains (2026)", "1.0.0"],
  ["Trains (north)", "Trains (north)", "1.0.0"],
])("the version behind a title is that of the API: %s", (heading, title, version) => {
  expect(contractOf(`# ${heading}\n\n## All\n\nGET /trains\n`)["info"]).toEqual({ title, version });
});
