import { expect, it } from "vitest";
import { changed, type Change, problemsOf } from "./minimal.ts";

const schemas = "/components/schemas";

/** References that do not arrive. */
const table: readonly Change[] = [
  {
    title: "refuses a reference to nothing",
    changes: { [`${schemas}/Books/properties/books/items/$ref`]: "#/components/schemas/Bok" },
    want: [
      "api.yaml /components/schemas/Books/properties/books/items/$ref: `$ref` points at /components/schemas/Bok, which does not exist in this document",
      "    → correct the reference, or define what it points at",
    ],
  },
  {
    title: "refuses a reference that is no text",
    changes: { [`${schemas}/Books/properties/books/items/$ref`]: 5 },
    want: [
      "api.yaml /components/schemas/Books/properties/books/items/$ref: `$ref` is 5, which is not a reference",
      '    → write "#/components/…", or a file and "#/…"',
    ],
  },
  {
    title: "refuses a reference to the network",
    changes: { [`${schemas}/Books/properties/books/items/$ref`]: "https://example.com/books.yaml" },
    want: [
      "api.yaml /components/schemas/Books/properties/books/items/$ref: `$ref` is https://example.com/books.yaml, which is not on this machine",
      "    → save that document beside this one and name the file",
    ],
  },
  {
    title: "refuses a reference to an anchor",
    changes: { [`${schemas}/Books/properties/books/items/$ref`]: "#book" },
    want: [
      'api.yaml /components/schemas/Books/properties/books/items/$ref: `$ref` ends in "#book", which is not a JSON pointer',
      '    → begin it with "#/"',
    ],
  },
  {
    title: "refuses a reference with a broken escape",
    changes: { [`${schemas}/Books/properties/books/items/$ref`]: "#/components/%zz" },
    want: [
      'api.yaml /components/schemas/Books/properties/books/items/$ref: `$ref` is "#/components/%zz", which is not a reference',
      '    → write "#/components/…", or a file and "#/…"',
    ],
  },
  {
    title: "refuses a reference to a file that is not there",
    changes: { [`${schemas}/Books/properties/books/items/$ref`]: "books.yaml#/Book" },
    want: [
      "api.yaml /components/schemas/Books/properties/books/items/$ref: `$ref` points at books.yaml, but there is no such file",
      "    → correct the reference, or put the file there",
    ],
  },
  {
    title: "refuses a chain of references between schemas that never arrives",
    changes: {
      [`${schemas}/A`]: { $ref: "#/components/schemas/B" },
      [`${schemas}/B`]: { $ref: "#/components/schemas/A" },
    },
    want: [
      "api.yaml /components/schemas/A: this schema refers to itself without end: /components/schemas/A → /components/schemas/B → /components/schemas/A",
      "    → let one of these point at something else",
    ],
  },
  {
    title: "refuses a schema that is all of itself",
    changes: { [`${schemas}/A`]: { allOf: [{ $ref: "#/components/schemas/A" }] } },
    want: [
      "api.yaml /components/schemas/A/allOf/0: this schema refers to itself without end: /components/schemas/A/allOf/0 → /components/schemas/A → /components/schemas/A/allOf/0",
      "    → let one of these point at something else",
    ],
  },
  {
    title: "refuses a response that refers to itself",
    changes: { "/components/responses/Refused": { $ref: "#/components/responses/Refused" } },
    want: [
      "api.yaml /components/responses/Refused: this `$ref` is part of a cycle of references",
      "    → let one of them point at a definition",
    ],
  },
];

it.each(table)("$title", ({ changes, want }) => {
  expect(problemsOf(changed(changes)).split("\n")).toEqual(want);
});
