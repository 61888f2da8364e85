import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import type { Contract } from "../../../../src/contract/model/contract.ts";
import { root } from "../../../support/source-files.ts";

/** Other words for everything that the example APIs name. */
const synonyms: Readonly<Record<string, string>> = {
  teas: "brews",
  teaId: "brewId",
  tea_id: "brew_id",
  reviews: "ratings",
  orders: "purchases",
  orderId: "purchaseId",
  books: "volumes",
  isbn: "shelfmark",
  authors: "writers",
  authorId: "writerId",
  members: "patrons",
  memberId: "patronId",
  loans: "borrowings",
  loanId: "borrowingId",
  page: "pageNumber",
  per_page: "pageSize",
  cursor: "pageToken",
  nextCursor: "nextPageToken",
  limit: "maxResults",
  hasMore: "has_more",
  items: "results",
  total: "totalCount",
  name: "label",
  title: "heading",
  price: "cost",
  status: "state",
  kind: "sort_of_brew",
  text: "words",
  search: "q",
};
const renamed = (name: string): string => synonyms[name] ?? name;
const back = new Map(Object.entries(synonyms).map(([name, other]) => [other, name]));

/** A document with every path, parameter and property named by its synonym. */
function inOtherWords(node: unknown, within = ""): unknown {
  if (Array.isArray(node))
    return node.map((item: unknown) => (within === "required" ? renamed(String(item)) : inOtherWords(item, within)));
  if (typeof node !== "object" || node === null) return node;
  const members = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (within === "paths") return [key.replace(/\w+/g, renamed), inOtherWords(value, key)];
    if (within === "properties") return [renamed(key), inOtherWords(value, key === "properties" ? "" : `.${key}`)];
    if (key === "name" && "in" in node) return [key, renamed(String(value))];
    return [key, inOtherWords(value, key)];
  });
  return Object.fromEntries(members);
}

/** What was inferred, in the words of the original. */
function inferredOf({ operations, entities }: Contract): unknown {
  const word = (name: string | undefined): string | undefined => name && (back.get(name) ?? name);
  return {
    entities: [...entities].map(([name, { things }]) => ({
      name: word(name),
      key: word(things?.key),
      references: [...(things?.references ?? [])].map(([path, to]) => [path.split(".").map(word).join("."), word(to)]),
    })),
    operations: operations.map(({ id, answer }) => {
      if (answer.kind !== "list" && answer.kind !== "item") return [id, answer.kind];
      const within = [...answer.within].map(([parameter, property]) => [word(parameter), word(property)]);
      const at = answer.at.map(word);
      if (answer.kind === "item") return [id, "item", word(answer.entity), word(answer.key), within, at];
      const { style, parameter, limit } = answer.paging;
      const told = answer.told.map(([path, fact]) => [path.map(word), fact]);
      return [id, "list", word(answer.entity), within, at, style, word(parameter), word(limit), told];
    }),
  };
}

test.each(["teahouse", "readingroom"])(
  "finds in other words for %s the same entities, relations and page habits",
  (api) => {
    const document: unknown = parse(readFileSync(join(root, "contracts", api, "openapi.yaml"), "utf8"));
    const original = inferredOf(compileContract(document, "api.yaml"));
    const other = inferredOf(compileContract(inOtherWords(document), "api.yaml"));
    expect(JSON.stringify(other)).toContain('"list"');
    expect(other).toEqual(original);
  },
);
