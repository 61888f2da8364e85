import { expect, test } from "vitest";
import type { Account, Declared, Member, Witness } from "../../../src/derive/document/declared.ts";
import { type FactName, knowledge } from "../../../src/derive/weigh/knowledge.ts";
import { weigh } from "../../../src/derive/weigh/weigh.ts";

/** A document of a witness that says one thing about one type. */
function document(witness: Witness, say: Partial<Declared> | undefined, member?: Partial<Member>): Account {
  const plain = { name: "Count", line: 2, type: { is: "scalar", kinds: ["int32"] }, attributes: [] } as const;
  const type: Declared = {
    name: "Order",
    line: 1,
    kind: "class",
    bases: [],
    attributes: [],
    members: member === undefined ? [] : [{ ...plain, ...member }],
    values: [],
    ...say,
  };
  const operation = { name: "ListOrders", line: 1, requestType: "ListOrders", tags: [], routes: [], access: {} };
  return { document: witness, witness, form: "page", operations: [operation], types: [type], missing: [] };
}

const attribute = (args: Record<string, string>): Partial<Member> => ({
  attributes: [{ name: "ApiMember", args: new Map(Object.entries(args)), line: 3 }],
});
const named = (name: string) => ({ is: "named", name, of: [] }) as const;
const base = (name: string): Partial<Declared> => ({ bases: [{ type: named(name), how: "extends", line: 1 }] });
const value = (more: object): Partial<Declared> => ({ kind: "enum", values: [{ name: "Open", line: 2, ...more }] });

/** For each row of the table, the better witness, the worse one, and what they say that cannot both be true. */
const pairs: Record<Exclude<FactName, "order" | "answer type">, readonly [Account, Account]> = {
  type: [
    document("tables", undefined, { type: { is: "scalar", kinds: ["guid"] } }),
    document("java", undefined, { type: { is: "scalar", kinds: ["int32", "uint16"] } }),
  ],
  optional: [
    document("tables", undefined, { type: { is: "scalar", kinds: ["int32"] } }),
    document("typescript", undefined, { type: { is: "scalar", kinds: ["int32", "double"], optional: true } }),
  ],
  name: [document("metadata", undefined, { name: "COUNT" }), document("csharp", undefined, { name: "Count" })],
  "wire name": [document("typescript", undefined, { name: "count" }), document("java", undefined, { name: "Count" })],
  required: [
    document("csharp", undefined, attribute({ IsRequired: "true" })),
    document("tables", undefined, { required: { value: false, line: 2 } }),
  ],
  place: [
    document("csharp", undefined, attribute({ ParameterType: "path" })),
    document("tables", undefined, { place: { value: "query", line: 2 } }),
  ],
  description: [
    document("tables", undefined, { description: { value: "How many.", line: 2 } }),
    document("csharp", undefined, { description: { value: "The count.", line: 2 } }),
  ],
  base: [document("vbnet", base("Thing")), document("go", base("Other"))],
  "enum text": [document("tables", value({ text: "open" })), document("python", value({ text: "OPEN" }))],
  "enum number": [document("csharp", value({ number: 1 })), document("java", value({ number: 2 }))],
};

test.each(Object.entries(pairs))(
  "of two documents that disagree on the %s, the one that knows better counts and the other is named",
  (fact, [better, worse]) => {
    for (const accounts of [
      [better, worse],
      [worse, better],
    ]) {
      const { conflicts } = weigh(accounts);
      const found = conflicts.filter((conflict) => conflict.fact === fact);
      expect(found.map(({ keptFrom, lostFrom }) => [keptFrom[0]?.document, lostFrom[0]?.document])).toEqual([
        [better.document, worse.document],
      ]);
      expect(found[0]?.why).toBe(knowledge[fact as FactName].why);
    }
  },
);

test("two documents that leave things open narrow each other down, and are no conflict", () => {
  const loose = document("typescript", undefined, {
    name: "count",
    type: { is: "scalar", kinds: ["int32", "int64", "double"] },
  });
  const exact = document("tables", undefined, { type: { is: "scalar", kinds: ["int64"] } });
  const { types, conflicts } = weigh([loose, exact]);
  const [count] = types[0]?.members ?? [];
  expect(count?.type.value).toEqual({ is: "scalar", kinds: ["int64"] });
  expect(count?.type.from.map(({ document: name }) => name)).toEqual(["tables", "typescript"]);
  expect(count?.wireName?.value).toBe("count");
  expect(conflicts).toEqual([]);
});

test("a stated answer counts more than one that another document states otherwise, by the table", () => {
  const stated = (witness: Witness, name: string): Account => {
    const account = document(witness, undefined);
    const [operation] = account.operations;
    return {
      ...account,
      operations: operation === undefined ? [] : [{ ...operation, returns: { value: named(name), line: 9 } }],
    };
  };
  const { operations, conflicts } = weigh([stated("ruby", "Page"), stated("metadata", "Orders")]);
  expect(operations[0]?.returns?.value).toEqual(named("Orders"));
  expect(conflicts.map(({ fact }) => fact)).toEqual(["answer type"]);
});

test("members stand in the order of who keeps that of the declaration", () => {
  const members = (witness: Witness, names: readonly string[]): Account =>
    document(witness, { members: names.map((name, i) => ({ name, line: i, type: { is: "any" }, attributes: [] })) });
  const { types } = weigh([members("csharp", ["B", "A", "C"]), members("tables", ["C", "B", "A"])]);
  expect(types[0]?.members.map(({ key }) => key)).toEqual(["c", "b", "a"]);
});
