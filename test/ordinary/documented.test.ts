import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { bareTarget, headerIdentity } from "../../src/verify/deployment/target.ts";
import type { Sender } from "../../src/verify/exchange/wire.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { type Bakery, bakery, bakeryDocument } from "./bakery.ts";
import { type Answered, type Asked, senderOf } from "./shelf-host.ts";
import { resultAt, type Row, smallService } from "./small-service.ts";

type Json = Readonly<Record<string, unknown>>;
type Wrap = (right: (asked: Asked) => Answered) => (asked: Asked) => Answered;

/** The breaks and the remarks of a bakery: check, what was expected, what was found. */
async function found(wrap: Wrap, over: Partial<Bakery> = {}, change: (sender: Sender) => Sender = (sender) => sender) {
  const contract = compileContract(bakeryDocument(over), "bakery.yaml");
  const identity = headerIdentity([["X-Key", "a-key"]]);
  const target = { ...bareTarget(undefined), identities: new Map([["me", identity]]) };
  const result = await verify({
    apis: [{ contract, target, sender: change(senderOf(wrap(bakery(over)))) }],
    allowWrites: true,
  });
  const remarks = result.apis.flatMap(({ operations }) => operations.flatMap((one) => one.remarks));
  return {
    breaks: findingsOf(result).map(({ check, expected, found: was }) => [check, expected, was]),
    remarks: remarks.map(({ shown }) => [shown?.check, shown?.expected, shown?.found]),
  };
}

const isRead = ({ method, path }: Asked): boolean => method === "GET" && path.startsWith("/cakes/");
const isList = ({ method, path }: Asked): boolean => method === "GET" && path === "/cakes";
const isMade = ({ method }: Asked): boolean => method === "POST";

/** Changes successes of some requests. */
function on(is: (asked: Asked) => boolean, change: (answer: Answered) => Answered): Wrap {
  return (right) => (asked) => {
    const answer = right(asked);
    return is(asked) && answer.status < 300 ? change(answer) : answer;
  };
}
const shown = (members: Json): Wrap =>
  on(isRead, (answer) => ({ ...answer, json: { ...(answer.json as Json), ...members } }));
const headed = (headers: Readonly<Record<string, string>>): Wrap =>
  on(isRead, (answer) => ({ ...answer, headers: { ...answer.headers, ...headers } }));
const empty = ({ status, headers = {} }: Answered): Answered => ({ status, headers, text: "" });
const without =
  (name: string): Wrap =>
  (right) =>
  (asked) => {
    const query = new URLSearchParams(asked.query);
    if (query.get(name)?.endsWith("standin") !== true) query.delete(name);
    return right({ ...asked, query });
  };
const asIs: Wrap = (right) => right;

test.each([{}, { isJsonApi: true }, { link: "right" }] as const)("a right bakery has no finding: %j", async (over) => {
  expect(await found(asIs, over)).toEqual({ breaks: [], remarks: [] });
});

test.each(["", null, "****", "xxxx"])("a member that is only written may be shown as %j", async (secret) => {
  const api = { isSecretNullable: true };
  expect((await found(shown({ secret }), api)).breaks).toEqual([]);
});

const faults: readonly (readonly [name: string, wrap: Wrap, over: Partial<Bakery>, told: readonly string[]])[] = [
  [
    "a member that is only written is shown",
    shown({ secret: "abc" }),
    {},
    ["answers/write-only", "nothing: it is only written", "a value"],
  ],
  ["a row without its body", on(isRead, empty), {}, ["answers/body", "a body: application/json", "none"]],
  ["a list without its body", on(isList, empty), {}, ["answers/body", "a body: application/json", "none"]],
  ["a creation without its body", on(isMade, empty), {}, ["answers/body", "a body: application/json", "none"]],
  [
    "Location leads nowhere",
    on(isMade, (answer) => ({ ...answer, headers: { ...answer.headers, Location: "/cake/x1" } })),
    {},
    ["writes/location", "the row that was created", "404"],
  ],
  [
    "Location leads to another row",
    on(isMade, (answer) => ({ ...answer, headers: { ...answer.headers, Location: "/cakes/c1" } })),
    {},
    ["writes/location", "where new1 is", "where c1 is"],
  ],
  [
    "a filter by a member of attributes is ignored",
    without("flavour"),
    { isJsonApi: true },
    ["lists/flavour/shows-only", "equals plum", "nut"],
  ],
  [
    "an order by a member of attributes is ignored",
    without("sort"),
    { isJsonApi: true },
    ["lists/sort/order", "ascending from 28.5", "5.5"],
  ],
  [
    "a total ignores a filter",
    on(isList, (answer) => ({ ...answer, json: { ...(answer.json as Json), total: 30 } })),
    {},
    ["lists/flavour/counted", "total: 10", "30"],
  ],
  [
    "a member that may only be read is written",
    asIs,
    { takesReadOnly: true },
    ["writes/read-only", '"2026-02-01T10:00:00Z", as before: it may only be read', '"1026-02-01T10:00:00Z"'],
  ],
  [
    "a required header is missing",
    on(isRead, ({ status, json }) => ({ status, json })),
    {},
    ["answers/headers", "a value: it is required", "none"],
  ],
  [
    "a header is of another type",
    headed({ "X-Rate-Left": "many" }),
    {},
    ["answers/headers", "must be integer", "many"],
  ],
  [
    "a header is none of its words",
    headed({ "X-Oven": "cold" }),
    {},
    ["answers/headers", 'must be one of "gas", "wood"', "cold"],
  ],
  [
    "links lead back",
    asIs,
    { link: "loop" },
    ["lists/links", "the address of the page behind", "the address of page 2"],
  ],
  [
    "a refusal is not as its schema",
    (right) => (asked) => {
      const answer = right(asked);
      return answer.status === 401 ? { ...answer, json: { oops: true } } : answer;
    },
    {},
    ["failures/schema", "a value: it is required", "nothing"],
  ],
  [
    "a choice has other capitals",
    shown({ flavour: "PLUM" }),
    {},
    ["answers/schema", 'must be one of "plum", "nut", "lemon"', '"PLUM"'],
  ],
  ["a number is a text", shown({ price: "12" }), {}, ["answers/schema", "must be number", '"12"']],
  [
    "an inner object has a member too many",
    shown({ layers: [{ name: "plum", more: 1 }] }),
    {},
    ["answers/schema", "must have no property 'more'", '{"name":"plum","more":1}'],
  ],
  [
    "a moment has no offset",
    shown({ baked: "2026-01-05T10:00:00" }),
    {},
    ["answers/schema", 'must match format "date-time"', '"2026-01-05T10:00:00"'],
  ],
];

test.each(faults)("tells that %s", async (_, wrap, over, told) => {
  const { breaks } = await found(wrap, over);
  expect(breaks.filter(([check]) => check?.startsWith("parameters/") !== true)).toEqual([told]);
});

test("a total may be said to be that of all rows, whatever is asked for", async () => {
  const all = on(isList, (answer) => ({ ...answer, json: { ...(answer.json as Json), total: 30 } }));
  expect((await found(all, { total: "How many cakes there are, regardless of filters" })).breaks).toEqual([]);
});

test("an encoding beside JSON, another name of the format and another type of HEAD are remarked", async () => {
  const latin = "application/json; charset=iso-8859-1";
  expect(await found(headed({ "Content-Type": latin }))).toEqual({
    breaks: [],
    remarks: [["answers/media-type", "utf-8, as the body is", latin]],
  });
  const named = await found(headed({ "Content-Type": "application/hal+json" }));
  expect(named.breaks).toEqual([]);
  expect(new Set(named.remarks.map((one) => one.join()))).toEqual(
    new Set(["answers/media-type,application/json,application/hal+json"]),
  );
  const html =
    (sender: Sender): Sender =>
    async (request) => {
      const answer = await sender(request);
      return request.method === "HEAD" ? { ...answer, headers: [["Content-Type", "text/html"]] } : answer;
    };
  const { breaks, remarks } = await found(asIs, {}, html);
  expect(breaks).toEqual([]);
  expect(new Set(remarks.map((one) => one.join()))).toEqual(new Set(["verbs/HEAD,application/json, as GET,text/html"]));
});

test("a header that is one of its words, or is left out, is right", async () => {
  for (const oven of ["gas", ""]) expect((await found(headed({ "X-Oven": oven }))).breaks).toEqual([]);
});

test("a number that a header leaves out, and one in powers of ten, are right", async () => {
  for (const left of ["", "1e3"]) expect((await found(headed({ "X-Rate-Left": left }))).breaks).toEqual([]);
});

test("a Location with a query is not followed", async () => {
  const queried = on(isMade, (answer) => ({ ...answer, headers: { ...answer.headers, Location: "/content?id=7" } }));
  expect((await found(queried)).breaks).toEqual([]);
});

test("a Location within another host, or as another spelling of the address, is right", async () => {
  const placed = (Location: string): Wrap =>
    on(isMade, (answer) => ({
      ...answer,
      headers: { ...answer.headers, Location: Location + String((answer.json as Json)["id"]) },
    }));
  for (const place of ["http://inside.example:8080/api/cakes/", "/cakes/./", "cakes/"])
    expect((await found(placed(place))).breaks).toEqual([]);
});

/** The breaks and remarks of a service whose document says nothing of the `Location` that its creations answer with. */
async function undocumented(location: (id: string) => string | undefined) {
  const api = {
    properties: { title: { type: "string" } },
    rows: [{ id: "a", title: "Sea" }],
    example: { title: "Tea" },
  };
  const service = smallService(api);
  const result = await resultAt(api, (asked) => {
    const answer = service(asked);
    if (answer.status !== 201) return answer;
    const Location = location(String((answer.json as Row)["id"]));
    return { ...answer, headers: Location === undefined ? {} : { Location } };
  });
  const remarks = result.apis.flatMap(({ operations }) => operations.flatMap((one) => one.remarks));
  return {
    breaks: findingsOf(result).map(({ check }) => check),
    remarks: remarks.map(({ shown }) => [shown?.check, shown?.expected, shown?.found]),
  };
}

test.each([
  ["/things/nowhere", "where the row that was created is", "/things/nowhere: 404"],
  ["/thing/x1", "where the row that was created is", "/thing/x1: 404"],
  ["/things/a", "where new1 is", "/things/a: where a is"],
])("a Location that no document speaks of and that leads elsewhere is a remark: %s", async (place, expected, was) => {
  const { breaks, remarks } = await undocumented(() => place);
  expect([breaks, remarks]).toEqual([[], [["writes/create", expected, was]]]);
});

test("a Location that no document speaks of is right where it leads to the row, is left out or leads outside", async () => {
  const places = [
    (id: string) => `/things/${id}`,
    () => undefined,
    () => "http://other.example/things/1",
    () => "http://[",
  ];
  for (const place of places) expect(await undocumented(place)).toEqual({ breaks: [], remarks: [] });
});
