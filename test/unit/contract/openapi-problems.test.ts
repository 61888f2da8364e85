import { expect, it } from "vitest";
import { changed, type Change, problemsOf } from "./minimal.ts";

const list = "/paths/~1shelves~1{Shelf}~1books/get";

/** What is no OpenAPI 3.1, and what is said about it. */
const table: readonly Change[] = [
  {
    title: "refuses OpenAPI 3.0, alone",
    changes: { "/openapi": "3.0.3", "/info": undefined },
    want: [
      'api.yaml /openapi: this is OpenAPI "3.0.3", and only 3.1.x is read',
      "    → convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`",
    ],
  },
  {
    title: "refuses Swagger 2.0",
    changes: { "/openapi": undefined, "/swagger": "2.0" },
    want: [
      'api.yaml: the document does not name its OpenAPI version, it says `swagger: "2.0"`',
      "    → convert the document to OpenAPI 3.1 and write `openapi: 3.1.0`",
    ],
  },
  {
    title: "asks for a version",
    changes: { "/openapi": undefined },
    want: ["api.yaml: the document does not name its OpenAPI version", "    → write `openapi: 3.1.0` above it"],
  },
  {
    title: "asks for quotes around a version",
    changes: { "/openapi": 3.1 },
    want: ["api.yaml /openapi: the version of OpenAPI is not text", '    → put it in quotes: "3.1.0"'],
  },
  {
    title: "misses a field that an object must have",
    changes: { "/info": undefined },
    want: ["api.yaml: an OpenAPI Object without `info`", "    → add `info`"],
  },
  {
    title: "refuses a number where text stands",
    changes: { "/info/title": 5 },
    want: ["api.yaml /info/title: this is a number; expected text", "    → put it in quotes"],
  },
  {
    title: "refuses text where a list stands",
    changes: { "/tags": "books" },
    want: ["api.yaml /tags: this is text; expected a list", "    → write a list"],
  },
  {
    title: "refuses a list where an object stands",
    changes: { "/components/securitySchemes": [] },
    want: [
      "api.yaml /components/securitySchemes: this is a list; expected an object",
      "    → write an object",
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/security/0/basic: "basic" is not a security scheme of this document',
      "    → define it under `components/securitySchemes`",
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/security/1/basic: "basic" is not a security scheme of this document',
      "    → define it under `components/securitySchemes`",
    ],
  },
  {
    title: "refuses text where true or false stands",
    changes: { [`${list}/deprecated`]: "yes" },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/deprecated: this is text; expected true or false",
      "    → write true or false",
    ],
  },
  {
    title: "refuses an empty name",
    changes: { [`${list}/parameters/1/name`]: null },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/1/name: this is empty; expected text",
      "    → write text",
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination/iterator/parameter: the operation has no parameter "Iterator"',
      "    → declare it, or name another",
    ],
  },
  {
    title: "guesses a field of nearly that name",
    changes: { [`${list}/sumary`]: "Books" },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/sumary: an Operation Object has no field `sumary`",
      '    → did you mean "summary"?',
    ],
  },
  {
    title: "refuses a field that no object has",
    changes: { "/basePath": "/" },
    want: ["api.yaml /basePath: an OpenAPI Object has no field `basePath`", "    → remove it, or begin it with `x-`"],
  },
  {
    title: "refuses a path without a slash",
    changes: { "/paths/pets": {} },
    want: [
      'api.yaml /paths/pets: "pets" is not a path, which begins with "/"',
      "    → name it so, or begin it with `x-`",
    ],
  },
  {
    title: "refuses a status that is none",
    changes: { [`${list}/responses/20`]: { description: "Odd" } },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/responses/20: "20" is not a status ("200", "4XX") or "default"',
      "    → name it so, or begin it with `x-`",
    ],
  },
  {
    title: "refuses a place for parameters that is none",
    changes: { [`${list}/parameters/1/in`]: "body" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/1/in: "body" is none of path, query, querystring, header, cookie',
      "    → write one of these",
    ],
  },
  {
    title: "misses a path parameter for a variable, and the variable for a path parameter",
    changes: { [`${list}/parameters/0/name`]: "Shelff" },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get: the path has {Shelf}, and no path parameter of that name is declared",
      '    → did you mean "Shelff"?',
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/0: the path /shelves/{Shelf}/books has no {Shelff}",
      '    → did you mean "Shelf"?',
    ],
  },
  {
    title: "refuses a path parameter that may be left out",
    changes: { [`${list}/parameters/0/required`]: false },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/0: the path parameter "Shelf" is not required',
      "    → write `required: true`: a path without it is another path",
    ],
  },
  {
    title: "refuses a path parameter that the path does not have",
    changes: {
      "/paths/~1books": {
        get: {
          parameters: [{ name: "Key", in: "path", required: true, schema: {} }],
          responses: { "204": { description: "Done" } },
        },
      },
    },
    want: [
      "api.yaml /paths/~1books/get/parameters/0: the path /books has no {Key}",
      "    → put it into the path, or make it a query parameter",
    ],
  },
  {
    title: "refuses a variable that is only part of a segment",
    changes: {
      "/paths/~1books.{Key}": {
        get: {
          parameters: [{ name: "Key", in: "path", required: true, schema: {} }],
          responses: { "204": { description: "Done" } },
        },
      },
    },
    want: [
      'api.yaml /paths/~1books.{Key}/get: the path has "books.{Key}", where a variable is only part of a segment',
      "    → let each variable be a whole segment, between two slashes",
    ],
  },
  {
    title: "refuses a path that has one variable twice",
    changes: {
      "/paths/~1{Key}~1{Key}": {
        get: {
          parameters: [{ name: "Key", in: "path", required: true, schema: {} }],
          responses: { "204": { description: "Done" } },
        },
      },
    },
    want: ["api.yaml /paths/~1{Key}~1{Key}/get: the path has {Key} twice", "    → name the two differently"],
  },
  {
    title: "refuses two operations with one id",
    changes: { "/paths/~1books~1{Id}/get/operationId": "ListBooks" },
    want: [
      "api.yaml /paths/~1books~1{Id}/get/operationId: the operationId ListBooks is also that of GET /shelves/{Shelf}/books",
      "    → give each operation its own",
    ],
  },
  {
    title: "refuses two operations on one route, whatever the case and the variables' names",
    changes: {
      "/paths/~1BOOKS~1{Key}": {
        get: {
          parameters: [{ name: "Key", in: "path", required: true, schema: {} }],
          responses: { "204": { description: "Done" } },
        },
      },
    },
    want: [
      "api.yaml /paths/~1BOOKS~1{Key}/get: GET /BOOKS/{Key} takes the same requests as GET /books/{Id}",
      "    → remove one of the two, or give it another path",
    ],
  },
  {
    title: "refuses a parameter that is there twice",
    changes: { [`${list}/parameters/3`]: { name: "Iterator", in: "query", schema: {} } },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/3: the query parameter "Iterator" is there twice',
      "    → remove one of the two",
    ],
  },
  {
    title: "refuses a parameter with a schema and a content",
    changes: { [`${list}/parameters/1/content`]: { "text/plain": {} } },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/1: this parameter has both `schema` and `content`",
      "    → give it exactly one of the two",
    ],
  },
  {
    title: "refuses a parameter without a schema",
    changes: { [`${list}/parameters/1/schema`]: undefined },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/1: this parameter has neither `schema` nor `content`",
      "    → give it exactly one of the two",
    ],
  },
  {
    title: "refuses a style that is none",
    changes: { [`${list}/parameters/1/style`]: "forms" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/1/style: "forms" is none of matrix, label, form, simple, spaceDelimited, pipeDelimited, deepObject, cookie',
      "    → write one of these",
    ],
  },
  {
    title: "refuses a role of a scheme that is not defined",
    changes: { [`${list}/security/0`]: { basik: ["reader"] } },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/security/0/basik: "basik" is not a security scheme of this document',
      '    → did you mean "basic"?',
    ],
  },
  {
    title: "misses what a security scheme of a type needs",
    changes: { "/components/securitySchemes/key": { type: "apiKey" } },
    want: [
      "api.yaml /components/securitySchemes/key: a security scheme of type apiKey without `name`",
      "    → add `name`",
      "api.yaml /components/securitySchemes/key: a security scheme of type apiKey without `in`",
      "    → add `in`",
    ],
  },
  {
    title: "refuses schemas in another dialect",
    changes: { "/jsonSchemaDialect": "http://json-schema.org/draft-07/schema#" },
    want: [
      "api.yaml /jsonSchemaDialect: the schemas are in http://json-schema.org/draft-07/schema#; only JSON Schema 2020-12 is supported",
      "    → write https://spec.openapis.org/oas/3.1/dialect/base",
    ],
  },
];

it.each(table)("$title", ({ changes, want }) => {
  expect(problemsOf(changed(changes)).split("\n")).toEqual(want);
});
