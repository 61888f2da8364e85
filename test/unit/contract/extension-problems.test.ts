import { expect, it } from "vitest";
import { changed, type Change, problemsOf } from "./minimal.ts";

const list = "/paths/~1shelves~1{Shelf}~1books/get";
const sample = "/paths/~1samples~1{Name}/get";

/** Extensions that nobody knows, or that name what is not there. */
const table: readonly Change[] = [
  {
    title: "guesses an extension of nearly that name",
    changes: { "/x-standin-hots": {} },
    want: ["api.yaml /x-standin-hots: there is no extension `x-standin-hots`", '    → did you mean "x-standin-host"?'],
  },
  {
    title: "refuses an extension that nobody knows",
    changes: { "/info/x-standin-colour-of-the-cover": "red" },
    want: [
      "api.yaml /info/x-standin-colour-of-the-cover: there is no extension `x-standin-colour-of-the-cover`",
      "    → docs/extensions.md lists them all",
    ],
  },
  {
    title: "says where a misplaced extension belongs",
    changes: { [`${list}/x-standin-validate`]: [] },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-validate: `x-standin-validate` does not belong on this Operation",
      "    → put it on a parameter or a schema",
    ],
  },
  {
    title: "says that an extension belongs at the root",
    changes: { "/info/x-standin-host": {} },
    want: [
      "api.yaml /info/x-standin-host: `x-standin-host` does not belong on this Info",
      "    → put it on the document's root",
    ],
  },
  {
    title: "guesses a word of nearly that spelling",
    changes: { "/x-standin-host/casing": "Camel" },
    want: ['api.yaml /x-standin-host/casing: "Camel" is not one of camel, pascal', '    → did you mean "camel"?'],
  },
  {
    title: "lists the words where none is near",
    changes: { "/x-standin-host/dates": 5 },
    want: ["api.yaml /x-standin-host/dates: 5 is not one of wcf, iso8601, seconds", "    → write one of these"],
  },
  {
    title: "misses a field",
    changes: { [`${list}/x-standin-pagination/key`]: undefined },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination: "key" is missing here',
      "    → add it; docs/extensions.md shows an example",
    ],
  },
  {
    title: "refuses a failure whose status is no response of the operation",
    changes: { "/paths/~1books~1{Id}/get/x-standin-answer/row/missing/status": 410 },
    want: [
      "api.yaml /paths/~1books~1{Id}/get/x-standin-answer/row/missing/status: the operation fails with 410 here, and its responses (200, 404) do not have it",
      '    → add "410" to the operation\'s `responses`, or name a status that is there',
    ],
  },
  {
    title: "refuses such a failure of pages and filters, and takes a range for all its statuses",
    changes: {
      [`${list}/x-standin-pagination/limit/exceeded/status`]: 500,
      [`${list}/x-standin-pagination/iterator/invalid/status`]: 418,
      [`${list}/parameters/3/x-standin-filter/values`]: { sv: "swedish" },
      [`${list}/parameters/3/x-standin-filter/unknown`]: { status: 501, code: "a", message: "b" },
    },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination/limit/exceeded/status: the operation fails with 500 here, and its responses (200, 401, 4XX) do not have it",
      '    → add "500" to the operation\'s `responses`, or name a status that is there',
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/3/x-standin-filter/unknown/status: the operation fails with 501 here, and its responses (200, 401, 4XX) do not have it",
      '    → add "501" to the operation\'s `responses`, or name a status that is there',
    ],
  },
  {
    title: "guesses a field of nearly that name in an extension",
    changes: { [`${list}/x-standin-pagination/itmes`]: "books" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination/itmes: there is no "itmes" here',
      '    → did you mean "items"?',
    ],
  },
  {
    title: "refuses two answers",
    changes: { [`${list}/x-standin-answer/echo`]: true },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-answer: page and echo are given together; only one is allowed",
      "    → keep one of them",
    ],
  },
  {
    title: "refuses an example without a name",
    changes: { [`${sample}/x-standin-answer`]: { example: {} } },
    want: [
      "api.yaml /paths/~1samples~1{Name}/get/x-standin-answer/example: exactly one of parameter, name is required here",
      "    → write exactly one of them",
    ],
  },
  {
    title: "guesses a rule",
    changes: { [`${list}/parameters/4/x-standin-validate`]: ["NotEmty"] },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-validate/0: "NotEmty" is not one of NotNull, NotEmpty, Email, Length, ExactLength, MinimumLength, MaximumLength, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual, InclusiveBetween, ExclusiveBetween, RegularExpression',
      '    → did you mean "NotEmpty"?',
    ],
  },
  {
    title: "refuses a value of the wrong kind",
    changes: { [`${list}/parameters/4/x-standin-validate`]: [{ rule: "NotEmpty", code: 5 }] },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-validate/0/code: this is 5; expected text",
      "    → docs/extensions.md shows an example",
    ],
  },
  {
    title: "misses the numbers of a rule in the schema",
    changes: { [`${list}/parameters/4/x-standin-validate`]: ["Length", "RegularExpression"] },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-validate/0: Length needs `minLength`, but the schema has none",
      "    → add `minLength` to the schema",
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-validate/0: Length needs `maxLength`, but the schema has none",
      "    → add `maxLength` to the schema",
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-validate/1: RegularExpression needs `pattern`, but the schema has none",
      "    → add `pattern` to the schema",
    ],
  },
  {
    title: "refuses an exact length that is a range",
    changes: {
      [`${list}/parameters/1/schema`]: { type: "string", minLength: 1, maxLength: 2 },
      [`${list}/parameters/1/x-standin-validate`]: ["ExactLength"],
    },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/1/x-standin-validate/0: ExactLength is used with a length from 1 to 2",
      "    → let `minLength` and `maxLength` be the same, or write Length",
    ],
  },
  {
    title: "guesses an entity",
    changes: { [`${list}/x-standin-answer/page/entity`]: "book" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-answer/page/entity: there is no entity "book"',
      '    → did you mean "books"?',
    ],
  },
  {
    title: "guesses the schema of an entity",
    changes: { "/x-standin-entities/books/schema": "Bok" },
    want: [
      'api.yaml /x-standin-entities/books/schema: there is no schema "Bok" under /components/schemas',
      '    → did you mean "Book"?',
    ],
  },
  {
    title: "refuses an entity whose rows have no properties",
    changes: { "/x-standin-entities/books/schema": "Binding" },
    want: [
      'api.yaml /x-standin-entities/books/schema: "Binding" has no properties, but rows need some',
      "    → name the schema of an object",
    ],
  },
  {
    title: "guesses the parent of an entity",
    changes: { "/x-standin-entities/books/parent/entity": "shelfs" },
    want: [
      'api.yaml /x-standin-entities/books/parent/entity: there is no entity "shelfs"',
      '    → did you mean "shelves"?',
    ],
  },
  {
    title: "refuses an entity that is its own parent",
    changes: { "/x-standin-entities/books/parent/entity": "books" },
    want: ['api.yaml /x-standin-entities/books/parent: "books" is its own parent', "    → name another entity"],
  },
  {
    title: "guesses the property that names the parent",
    changes: { "/x-standin-entities/books/parent/property": "shef" },
    want: [
      'api.yaml /x-standin-entities/books/parent/property: a row of "books" has no property shef',
      '    → did you mean "shelf"?',
    ],
  },
  {
    title: "guesses the member that holds the rows",
    changes: { [`${list}/x-standin-pagination/items`]: "bokks" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination/items: the result has no member "bokks"',
      '    → did you mean "books"?',
    ],
  },
  {
    title: "guesses the property that orders the rows",
    changes: { [`${list}/x-standin-pagination/key`]: "ID" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination/key: a row of "books" has no property ID',
      '    → did you mean "id"?',
    ],
  },
  {
    title: "guesses the parameter that sets the limit",
    changes: { [`${list}/x-standin-pagination/limit/parameter`]: "limit" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination/limit/parameter: the operation has no parameter "limit"',
      '    → did you mean "Limit"?',
    ],
  },
  {
    title: "guesses the property that a filter compares",
    changes: { [`${list}/parameters/4/x-standin-filter/property`]: "publishd" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-filter/property: a row of "books" has no property publishd',
      '    → did you mean "published"?',
    ],
  },
  {
    title: "refuses one value as a list to be in",
    changes: { [`${list}/parameters/4/x-standin-filter/operator`]: "in" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-filter/operator: the parameter is not a list, but the operator is "in"',
      '    → write "equals", or make it an array',
    ],
  },
  {
    title: "refuses a list as one value to equal",
    changes: { [`${list}/parameters/3/x-standin-filter/operator`]: "equals" },
    want: [
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/3/x-standin-filter/operator: the parameter is a list, but the operator is "equals"',
      '    → write "in"',
    ],
  },
  {
    title: "refuses pages and filters where no page is answered",
    changes: { [`${list}/x-standin-answer`]: { echo: true } },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/3/x-standin-filter: this operation does not answer with a page of an entity, so there is nothing to filter",
      "    → remove the filter, or write `x-standin-answer: { page: … }`",
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/parameters/4/x-standin-filter: this operation does not answer with a page of an entity, so there is nothing to filter",
      "    → remove the filter, or write `x-standin-answer: { page: … }`",
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-pagination: the operation does not answer with a page",
      "    → remove the pagination, or write `x-standin-answer: { page: … }`",
    ],
  },
  {
    title: "misses how a page is paged",
    changes: { [`${list}/x-standin-pagination`]: undefined },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get: the operation answers with a page, but does not say how it is paged",
      "    → add `x-standin-pagination`, see docs/extensions.md",
    ],
  },
  {
    title: "guesses properties and parameters that find a row",
    changes: { "/paths/~1books~1{Id}/get/x-standin-answer/row/by": { Id: "idd", Idd: "id" } },
    want: [
      'api.yaml /paths/~1books~1{Id}/get/x-standin-answer/row/by/Id: a row of "books" has no property idd',
      '    → did you mean "id"?',
      'api.yaml /paths/~1books~1{Id}/get/x-standin-answer/row/by/Idd: the operation has no parameter "Idd"',
      '    → did you mean "Id"?',
    ],
  },
  {
    title: "guesses an example",
    changes: { [`${sample}/x-standin-answer`]: { example: { name: "whol" } } },
    want: [
      'api.yaml /paths/~1samples~1{Name}/get/x-standin-answer/example/name: the response has no example "whol"',
      '    → did you mean "whole"?',
    ],
  },
  {
    title: "misses the value of an example",
    changes: { [`${sample}/responses/200/content/application~1json/examples/other`]: { summary: "Nothing" } },
    want: [
      'api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/other: the example "other" has no `value`',
      "    → write its value here",
    ],
  },
  {
    title: "guesses the parameter that names a failure",
    changes: {
      [`${sample}/x-standin-answer`]: {
        failure: { parameter: "Nam", failures: { "*": { status: 404, code: "NotFound", message: "No" } } },
      },
    },
    want: [
      'api.yaml /paths/~1samples~1{Name}/get/x-standin-answer/failure/parameter: the operation has no parameter "Nam"',
      '    → did you mean "Name"?',
    ],
  },
  {
    title: "refuses an example that does not fit its type",
    changes: {
      [`${sample}/responses/200/content/application~1json/examples/whole/value`]: {
        titel: "x",
        pages: "many",
        price: true,
        binding: "loose",
        published: "yesterday",
        marks: [],
        id: 5,
        next_one: { pages: null, binding: 1 },
      },
    },
    want: [
      'api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/published: this is "yesterday"; expected a date and time',
      "    → write a date and time, like 2026-02-03T04:05:06Z",
      'api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/pages: this is "many"; expected a whole number of 64 bits',
      "    → write a whole number of 64 bits",
      "api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/price: this is true; expected a decimal number",
      '    → write a decimal number, like "1.50", in quotes to keep every digit',
      'api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/binding: this is "loose"; expected one of hard, Soft',
      "    → write one of hard, Soft",
      "api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/marks: this is a list; expected an object",
      "    → write an object",
      "api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/next_one/pages: this is empty, but a value is required",
      "    → write a whole number of 64 bits, or leave it out",
      "api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/id: this is 5; expected text",
      "    → write text",
      'api.yaml /paths/~1samples~1{Name}/get/responses/200/content/application~1json/examples/whole/value/titel: Book has no member "titel"',
      '    → did you mean "title"?',
    ],
  },
  {
    title: "guesses a member on the path of a law",
    changes: {
      [`${list}/x-standin-laws`]: [
        { law: "ids", about: "Ids fall.", terms: { each: "books[].idd", ordered: "descending" } },
        { law: "rows", about: "Rows are few.", terms: { each: "done[]", atMostParameter: "Limits" } },
      ],
    },
    want: [
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-laws/0/terms/each: the path stops before idd: Book has no such member",
      '    → did you mean "id"?',
      "api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-laws/1/terms/each: the path stops before []: there is no list",
      "    → write a path along the members of the answer",
      'api.yaml /paths/~1shelves~1{Shelf}~1books/get/x-standin-laws/1/terms/atMostParameter: the operation has no parameter "Limits"',
      '    → did you mean "Limit"?',
    ],
  },
];

it.each(table)("$title", ({ changes, want }) => {
  expect(problemsOf(changed(changes)).split("\n")).toEqual(want);
});
