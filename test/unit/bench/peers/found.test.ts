import { expect, test } from "vitest";
import { keyOf, misfitOf, nothingFound } from "../../../../bench/peers/found.ts";
import { firstNew, type Objection } from "../../../../bench/peers/peer.ts";
import { responseViolations } from "../../../../bench/peers/prism.ts";
import { kindsOf } from "../../../../bench/peers/respect.ts";

const faults = [
  { api: "bokamera", name: "JSON is cut off" },
  { api: "pwc-reportfiling", name: "XML is cut off" },
] as const;

test("is content with a file that has every fault and no other", () => {
  const found = Object.fromEntries(faults.map((fault) => [keyOf(fault), { prism: null }]));
  expect(misfitOf({ ...nothingFound, found }, faults)).toBeUndefined();
});

test("names the command to run, the faults that are lacking and those that are gone", () => {
  const found = { "bokamera: JSON is cut off": { prism: "said" }, "bokamera: forgotten": { prism: null } };
  expect(misfitOf({ ...nothingFound, found }, faults)?.split("\n")).toEqual([
    "bench/peers/found.json does not fit the faults; run `npm run peers -- --missing`, then `npm run detection`.",
    "not shown to the peers yet: pwc-reportfiling: XML is cut off",
    "no fault any more: bokamera: forgotten",
  ]);
});

async function* each(objections: readonly Objection[]): AsyncGenerator<Objection> {
  for (const objection of objections) yield await Promise.resolve(objection);
}

test("counts only what is not said, at that request, of the right host", async () => {
  const right = [
    { request: 1, says: "must be object" },
    { request: 2, says: "must be string" },
  ];
  expect(await firstNew(right, each([...right].reverse()))).toBeUndefined();
  const moved = { request: 2, says: "must be object" };
  expect(await firstNew(right, each([...right, moved, { request: 3, says: "must be object" }]))).toEqual(moved);
});

test.each([
  ["an empty header", "", []],
  [
    "what is said of the answer, not of the request",
    '[{"location":["request","query","Limit"],"code":"type","message":"no"},{"location":["response","body","a"],"severity":"Error","message":"must match \\"^a$\\""}]',
    ['response.body.a: must match "^a$"'],
  ],
  [
    "the whole entries of a list that is cut off",
    'Too many violations! [{"location":["response"],"severity":"Error","message":"one"},{"location":["response"],"sev',
    ["response: one"],
  ],
])("reads from Prism's header %s", (_, header, want) => {
  expect(responseViolations(header)).toEqual(want);
});

test.each([
  [
    "the rules and not the excerpts of the body",
    "\u001b[0m\nTYPE must be object\n\n> 1 | {}\n",
    ["TYPE must be object"],
  ],
  [
    "the first line where no rule is named",
    "Content type is not described\nin the schema",
    ["Content type is not described"],
  ],
])("reads from a message of Respect %s", (_, message, want) => {
  expect(kindsOf(message)).toEqual(want);
});
