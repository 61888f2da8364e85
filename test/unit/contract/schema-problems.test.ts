import { expect, it } from "vitest";
import { changed, type Change, problemsOf } from "./minimal.ts";

const schemas = "/components/schemas";

/** Schemas that would not be checked, or could not be compiled. */
const table: readonly Change[] = [
  {
    title: "guesses a keyword of nearly that name",
    changes: { [`${schemas}/Thing/properties/id/maxLenght`]: 5 },
    want: [
      "api.yaml /components/schemas/Thing/properties/id/maxLenght: `maxLenght` is not a JSON Schema keyword",
      '    → did you mean "maxLength"?',
    ],
  },
  {
    title: "refuses a keyword that nobody knows",
    changes: { [`${schemas}/Thing/wibblewobble`]: true },
    want: [
      "api.yaml /components/schemas/Thing/wibblewobble: `wibblewobble` is not a JSON Schema keyword",
      "    → remove it, or begin it with `x-`",
    ],
  },
  {
    title: "translates nullable of OpenAPI 3.0",
    changes: { [`${schemas}/Thing/properties/id/nullable`]: true },
    want: [
      "api.yaml /components/schemas/Thing/properties/id/nullable: `nullable` is not a JSON Schema keyword",
      '    → OpenAPI 3.1 writes `type: [string, "null"]`',
    ],
  },
  {
    title: "refuses a pattern that is no regular expression",
    changes: { [`${schemas}/Thing/properties/id/pattern`]: "^(a" },
    want: [
      "api.yaml /components/schemas/Thing/properties/id/pattern: the pattern ^(a is not a regular expression: Unterminated group",
      "    → correct it: ECMA-262 syntax, with the flag u",
    ],
  },
  {
    title: "refuses a pattern of properties that is none",
    changes: { [`${schemas}/Thing/patternProperties`]: { "[": {} } },
    want: [
      "api.yaml /components/schemas/Thing/patternProperties/[: the pattern [ is not a regular expression: Unterminated character class",
      "    → correct it: ECMA-262 syntax, with the flag u",
    ],
  },
  {
    title: "guesses a type of nearly that name",
    changes: { [`${schemas}/Thing/type`]: "objekt" },
    want: [
      'api.yaml /components/schemas/Thing/type: "objekt" is not a JSON Schema type',
      '    → did you mean "object"?',
    ],
  },
  {
    title: "refuses a value that a keyword cannot have",
    changes: { [`${schemas}/Thing/properties/id/maxLength`]: "ten" },
    want: [
      'api.yaml /components/schemas/Thing/properties/id/maxLength: "ten" is not valid for this keyword: it must be integer',
      "    → correct it as JSON Schema 2020-12 says",
    ],
  },
  {
    title: "refuses required of OpenAPI's parameters in a schema",
    changes: { [`${schemas}/Thing/properties/id/required`]: true },
    want: [
      "api.yaml /components/schemas/Thing/properties/id/required: true is not valid for this keyword: it must be array",
      "    → correct it as JSON Schema 2020-12 says",
    ],
  },
  {
    title: "refuses a schema of another dialect",
    changes: { [`${schemas}/Thing/$schema`]: "http://json-schema.org/draft-07/schema#" },
    want: [
      'api.yaml /components/schemas/Thing/$schema: `$schema` is "http://json-schema.org/draft-07/schema#"; only JSON Schema 2020-12 is supported',
      "    → write https://json-schema.org/draft/2020-12/schema",
    ],
  },
  {
    title: "refuses a list where a schema stands",
    changes: { [`${schemas}/Thing`]: [] },
    want: [
      "api.yaml /components/schemas/Thing: this is a list; expected a schema",
      "    → write a schema, `true` or `false`",
    ],
  },
  {
    title: "refuses text where a schema stands",
    changes: { [`${schemas}/Thing/properties/id`]: "string" },
    want: [
      'api.yaml /components/schemas/Thing/properties/id: "string" is not valid for this keyword: it must be object or boolean',
      "    → correct it as JSON Schema 2020-12 says",
    ],
  },
  {
    title: "checks the schemas of hidden properties",
    changes: { "/x-standin-entities/books/hidden/Language/maxLenght": 2 },
    want: [
      "api.yaml /x-standin-entities/books/hidden/Language/maxLenght: `maxLenght` is not a JSON Schema keyword",
      '    → did you mean "maxLength"?',
    ],
  },
  {
    title: "wants the camel case of a name",
    changes: { [`${schemas}/Books/properties/urlpath`]: { type: "string", xml: { name: "URLPath" } } },
    want: [
      'api.yaml /components/schemas/Books/properties/urlpath: the property\'s key is "urlpath", and JSON calls it "urlPath" (the camel case of URLPath)',
      '    → rename it to "urlPath", or say the fixed name with `x-standin-name`',
    ],
  },
  {
    title: "wants the fixed name as it is",
    changes: { [`${schemas}/Book/properties/next_one/x-standin-name`]: "next-one" },
    want: [
      'api.yaml /components/schemas/Book/properties/next_one: the property\'s key is "next_one", and JSON calls it "next-one" (its fixed name)',
      '    → rename it to "next-one"',
    ],
  },
];

it.each(table)("$title", ({ changes, want }) => {
  expect(problemsOf(changed(changes)).split("\n")).toEqual(want);
});
