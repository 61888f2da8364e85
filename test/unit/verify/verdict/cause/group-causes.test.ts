import fc from "fast-check";
import { expect, test } from "vitest";
import { loadContract } from "../../../../../src/contract/load-contract.ts";
import { plain } from "../../../../../src/verify/framework/plain/plain.ts";
import { readReply } from "../../../../../src/verify/exchange/read-reply.ts";
import { groupCauses } from "../../../../../src/verify/verdict/cause/group-causes.ts";
import { createTally, type Entry } from "../../../../../src/verify/verdict/cause/tally.ts";
import type { Check } from "../../../../../src/verify/verdict/check.ts";
import type { Place } from "../../../../../src/verify/verdict/place.ts";
import { kindNamed } from "../../../../support/check-kinds.ts";
import { examplePlaces } from "../../../../support/place.ts";

const contract = loadContract("bokamera");
const [operation] = contract.operations;
if (operation === undefined) throw new Error("bokamera has an operation");
const question = {
  operation,
  method: "GET",
  parameters: [],
  as: { kind: "nobody" },
  wanted: undefined,
  headers: [],
  path: undefined,
  body: undefined,
} as const;

/** One break, each seen in an answer to a question of its own unless it is told which. */
interface Broken {
  readonly id: string;
  readonly kind: string;
  readonly about?: string | undefined;
  readonly place: Place;
  readonly status?: number;
  readonly target?: string;
}

/** Words in which a break may be told. */
type Words = Readonly<Record<"promise" | "expected" | "found", string>>;

const words: Words = { promise: "a promise", expected: "y", found: "x" };

function checkOf({ id, kind, about }: Broken, promise: string): Check {
  return { id, promise, citations: [], kind: kindNamed(kind), about };
}

function entriesOf(broken: readonly Broken[], wordsAt: (index: number) => Words = () => words): readonly Entry[] {
  const tally = createTally();
  broken.forEach((one, index) => {
    const { promise, expected, found } = wordsAt(index);
    const request = { method: "GET", target: one.target ?? `/${index}`, headers: [], body: undefined };
    const response = { status: one.status ?? 200, reason: "", headers: [], body: new Uint8Array(), milliseconds: 1 };
    const reply = readReply(1, question, request, response, contract, plain);
    tally.expect(checkOf(one, promise));
    const deviation = { place: one.place, expected, found };
    tally.say({ kind: "breaks", check: one.id, reply, deviation }, "a/case");
  });
  return tally.entries();
}

const groupsOf = (...broken: readonly Broken[]) =>
  groupCauses(entriesOf(broken)).map((group) => group.map(({ check }) => check.id));

const at = (pointer: string): Place => ({ kind: "value", pointer });
const row: Place = { kind: "row", page: { number: 1 }, number: 2 };
const turned: Place = { kind: "row", page: { before: "a" }, number: 1 };
const status: Place = { kind: "status" };

const only = (id: string, place: Place, more: Partial<Broken> = {}): Broken => ({ id, kind: id, place, ...more });

/** A check of a filter. */
const filter = (about: string, name: string, place: Place): Broken =>
  only(`filters/${about}/${name}`, place, { kind: `filters/${name}`, about });

const absent = (name: string, place: Place): Broken =>
  only(`lookups/absent/${name}`, place, { kind: "lookups/absent" });

test.each<readonly [string, readonly Broken[], number]>([
  [
    "breaks of one check, one inside the place of the other",
    [only("answers/readable", at("/Rows/0")), only("answers/readable", at("/Rows/3/Url"))],
    1,
  ],
  [
    "breaks of one check in two members",
    [only("answers/schema", at("/Rows/0/Url")), only("answers/schema", at("/Rows/0/UrlToo"))],
    2,
  ],
  [
    "breaks of one check in two rows",
    [only("answers/schema", at("/Rows/0/Url")), only("answers/schema", at("/Rows/17/Url"))],
    1,
  ],
  ["breaks of a check and of one that rests on it", [only("walk/order", row), only("walk/turned", turned)], 1],
  [
    "breaks of checks that have nothing to do with each other",
    [only("verbs/unknown-path", status), only("walk/done", { kind: "page", part: "done" })],
    2,
  ],
  [
    "breaks that one answer shows",
    [only("verbs/unknown-path", status, { target: "/a" }), only("walk/rows", row, { target: "/a" })],
    1,
  ],
  [
    "what headers and a body of one answer show",
    [
      only("servicestack/vary", { kind: "header", name: "Vary" }, { target: "/a" }),
      only("servicestack/spelling", { kind: "body" }, { target: "/a" }),
    ],
    2,
  ],
  [
    "errors of the server",
    [only("verbs/unknown-path", status, { status: 500 }), only("echo/same", at(""), { status: 503 })],
    1,
  ],
  [
    "what several checks of one filter show",
    [filter("Kind", "apart", { kind: "key", key: "a" }), filter("Kind", "unknown-is-empty", row)],
    1,
  ],
  [
    "two filters that hide rows",
    [
      filter("Kind", "hides-none", { kind: "rows", under: [["Kind", "a"]] }),
      filter("Status", "hides-none", { kind: "rows", under: [["Status", "b"]] }),
    ],
    2,
  ],
  [
    "one break told of two parameters",
    [absent("A", { kind: "error", part: "code" }), absent("B", { kind: "error", part: "code" })],
    1,
  ],
  [
    "two breaks told of two parameters",
    [absent("A", { kind: "error", part: "code" }), absent("B", { kind: "error", part: "message" })],
    2,
  ],
  ["callers who are let in", [only("security/forged-token", status), only("security/tampered-token", status)], 1],
  [
    "callers who are answered with two statuses",
    [only("security/forged-token", status), only("security/tampered-token", status, { status: 404 })],
    2,
  ],
  [
    "a refusal that shows internals, and a wrong value that is accepted",
    [
      only("failures/silent", { kind: "body" }, { status: 400, target: "/a" }),
      only("bodies/type", status, { status: 201, target: "/b" }),
    ],
    2,
  ],
  [
    "a success of an undocumented status, and a wrong value that is accepted with it",
    [only("answers/status", status, { target: "/a" }), only("bodies/type", status, { target: "/a" })],
    2,
  ],
  [
    "an error that comes with a status of success",
    [only("answers/schema", at("/Rows"), { target: "/a" }), only("bodies/type", status, { target: "/a" })],
    1,
  ],
  [
    "wrong values of two parameters that are accepted",
    [
      only("parameters/A/minimum", status, { kind: "parameters/minimum", about: "A" }),
      only("parameters/B/minimum", status, { kind: "parameters/minimum", about: "B" }),
    ],
    2,
  ],
])("makes of %s as many causes as there are", (_, broken, count) => {
  expect(groupsOf(...broken)).toHaveLength(count);
});

test("puts the check first that others rest on", () => {
  expect(groupsOf(only("walk/turned", turned), only("walk/order", row))).toEqual([["walk/order", "walk/turned"]]);
});

test("puts the check first that others rest on over a third one", () => {
  const broken = [only("laws/law", row, { target: "/a" }), only("walk/done", row, { target: "/a" })];
  expect(groupsOf(...broken)).toEqual([["laws/law", "walk/done"]]);
  // Whether rows are told alike in every format stands between the two.
  const entries = entriesOf(broken);
  const [between] = createEntry("formats/agree");
  expect(groupCauses(between === undefined ? entries : [...entries, between])[0]?.[0].check.id).toBe("walk/done");
});

function createEntry(kind: string): readonly Entry[] {
  const tally = createTally();
  tally.expect(checkOf({ id: kind, kind, place: row }, ""));
  return tally.entries();
}

test("tells before all else that somebody is let in", () => {
  const broken = [only("walk/order", row, { target: "/a" }), only("security/nobody", status, { target: "/a" })];
  expect(groupsOf(...broken)).toEqual([["security/nobody", "walk/order"]]);
});

const arbitraryBroken: fc.Arbitrary<Broken> = fc
  .record({
    kind: fc
      .constantFrom("walk/order", "walk/turned", "laws/law", "security/nobody", "security/forged-token")
      .chain((name) =>
        fc.constantFrom(
          name,
          "answers/schema",
          "filters/apart",
          "filters/hides-none",
          "lookups/absent",
          "servicestack/vary",
        ),
      ),
    about: fc.constantFrom("A", "B"),
    place: fc.constantFrom(...examplePlaces.map(([place]) => place)),
    status: fc.constantFrom(200, 200, 404, 500),
    target: fc.constantFrom("/a", "/b", "/c", "/d", "/e"),
  })
  .map((one) => ({ ...one, id: `${one.kind}/${one.about}` }));

test("groups the same whatever words the breaks are told in", () => {
  const anyWords = fc.record({ promise: fc.string(), expected: fc.string(), found: fc.string() });
  const shape = (entries: readonly Entry[]): unknown =>
    groupCauses(entries).map((group) =>
      group.map(({ check, deviation, count }) => [check.id, JSON.stringify(deviation.place), count]),
    );
  fc.assert(
    fc.property(fc.array(arbitraryBroken, { maxLength: 8 }), fc.infiniteStream(anyWords), (broken, stream) => {
      const said = broken.map(() => stream.next().value as Words);
      expect(shape(entriesOf(broken, (index) => said[index] ?? words))).toEqual(shape(entriesOf(broken)));
    }),
  );
});
