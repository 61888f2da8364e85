import { expect, test } from "vitest";
import { basic, openTestWorld } from "../support/stand-in.ts";
import { inProcess } from "../support/in-process.ts";

// Laws of the list of invariants that speak of the answer around the rows, asked over HTTP of the scenario `default`.
// Where the list and the recordings differ, the recordings are right.

const send = inProcess(openTestWorld());
const attempts = "/webhook/endpoints/ep_3B41OybdYwBq1mrhiJRecovered/attempts";
const find = "/sync/webhooks/subscriptions/find";
const user = { AuthSteuernummer: "DE123456788", AccountId: "1000000014", EventName: "ReportSubmitted" };

interface Shown {
  readonly status: number;
  readonly text: string;
  json(): Readonly<Record<string, unknown>>;
}

async function ask(path: string, query: Readonly<Record<string, string>>, name = "", accept = "application/json") {
  const text = new URLSearchParams(query).toString();
  const target = text === "" ? path : `${path}?${text}`;
  const credentials = name === "" ? [] : [["Authorization", basic(name)] as const];
  const { status, body } = await send({
    method: "GET",
    target,
    headers: [["Accept", accept], ...credentials],
    body: undefined,
  });
  const answer = Buffer.from(body).toString("utf8");
  const shown: Shown = { status, text: answer, json: () => JSON.parse(answer) as Record<string, unknown> };
  return shown;
}

const page = (query: Readonly<Record<string, string>> = {}): Promise<Shown> => ask(attempts, query, "admin");
const owned = (query: Readonly<Record<string, string>>): Promise<Shown> => ask(find, query, "owner");
const rowsOf = (shown: Shown): readonly { readonly Id: string }[] => shown.json()["Attempts"] as { Id: string }[];

/** The name of the field that a refusal blames first. */
function blamed(shown: Shown, member: string): unknown {
  const status = shown.json()[member] as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  const [first] = status["Errors"] ?? status["errors"] ?? [];
  return first?.["FieldName"] ?? first?.["fieldName"];
}

test("A01–A04: a page has rows, whether it is the last, a position, and nothing else", async () => {
  for (const query of [{}, { Limit: "1" }, { EventTypes: "nothing.ever" }]) {
    const { Attempts, Done, Iterator, ...others } = (await page(query)).json();
    expect(Array.isArray(Attempts)).toBe(true);
    expect(typeof Done).toBe("boolean");
    expect(Iterator === undefined || (typeof Iterator === "string" && Iterator !== "")).toBe(true);
    expect(others).toEqual({});
  }
});

test("A14, A17: a page has 50 rows when nobody says, and its iterator is the last row's id", async () => {
  const shown = await page();
  expect(rowsOf(shown).length).toBe(50);
  expect(shown.json()["Iterator"]).toBe(rowsOf(shown).at(-1)?.Id);
});

test("A41: a limit of 251 or more is refused, never 251 rows", async () => {
  for (const Limit of ["251", "1000"]) {
    const shown = await page({ Limit });
    expect(shown.status).toBe(400);
    expect(blamed(shown, "ResponseStatus")).toBe("Limit");
  }
  expect((await page({ Limit: "250" })).status).toBe(200);
});

test.each([
  ["Limit", "abc"],
  ["Before", "junk"],
])("A42, A46: %s=%s is refused with the envelope that names it, and no rows", async (name, value) => {
  const shown = await page({ [name]: value });
  expect(shown.status).toBe(400);
  expect(Object.keys(shown.json())).toEqual(["ResponseStatus"]);
  expect(blamed(shown, "ResponseStatus")).toBe(name);
});

test("A43: an iterator without the prefix is refused, never page one", async () => {
  for (const Iterator of ["x", "msg_3JU4zlOeJfS9HshKye9SLTX9u8r", "-x"]) {
    const shown = await page({ Iterator });
    expect(shown.status).toBe(400);
    expect(blamed(shown, "ResponseStatus")).toBe("Iterator");
  }
});

test("A44: owners that do not exist, of whatever form, get the same 404", async () => {
  const shown = await Promise.all(
    ["ep_nobody", "ep_3Ii3H9EJanSytOuUjRQZwNobody", "other"].map((id) =>
      ask(`/webhook/endpoints/${id}/attempts`, {}, "admin"),
    ),
  );
  expect(shown.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(shown.map(({ text }) => text)).size).toBe(1);
});

test("A45: nobody gets 401, who lacks the role 403", async () => {
  expect((await ask(attempts, {})).status).toBe(401);
  expect((await ask(attempts, {}, "reader")).status).toBe(403);
});

test("A55: JSON, XML and JSV show the same rows in the same order", async () => {
  const ids = rowsOf(await page({ Limit: "7" })).map(({ Id }) => Id);
  for (const accept of ["application/xml", "application/jsv"]) {
    const { text } = await ask(attempts, { Limit: "7" }, "admin", accept);
    expect([...text.matchAll(/\bId(?:>|:)(atmpt_\w{27})/g)].map(([, id]) => id)).toEqual(ids);
  }
});

test("A58: names in the query are matched whatever their case", async () => {
  expect((await page({ lImIt: "2" })).text).toBe((await page({ Limit: "2" })).text);
});

test.each(["AuthSteuernummer", "AccountId", "EventName"])("B29: leaving out %s is refused by name", async (name) => {
  const shown = await owned(Object.fromEntries(Object.entries(user).filter(([key]) => key !== name)));
  expect(shown.status).toBe(400);
  expect(blamed(shown, "responseStatus")).toBe(name);
});

test.each(["DE12345678", "DE1234567890", "de123456788", "1234567890", "DEA23456788"])(
  "B30, B33: the tax number %s is refused by name, with nothing but responseStatus",
  async (AuthSteuernummer) => {
    const shown = await owned({ ...user, AuthSteuernummer });
    expect(shown.status).toBe(400);
    expect(Object.keys(shown.json())).toEqual(["responseStatus"]);
    expect(blamed(shown, "responseStatus")).toBe("AuthSteuernummer");
  },
);

test.each(["100000001", "10000000140", "100000001a", "-000000014"])(
  "B31: the account %s is refused by name",
  async (AccountId) => {
    const shown = await owned({ ...user, AccountId });
    expect(shown.status).toBe(400);
    expect(blamed(shown, "responseStatus")).toBe("AccountId");
  },
);

test("B32: who sends no credentials gets 401 before anything is checked", async () => {
  expect((await ask(find, {})).status).toBe(401);
  expect((await ask(find, { AccountId: "x" })).status).toBe(401);
});

test("B34: users and events that are not there get the same 404", async () => {
  const shown = [
    await owned({ ...user, EventName: "NothingEver" }),
    await owned({ ...user, AuthSteuernummer: "DE999999999", AccountId: "9999999999" }),
  ];
  expect(shown.map(({ status }) => status)).toEqual([404, 404]);
  expect(shown[1]?.text).toBe(shown[0]?.text);
});

test("B51: a format is the same by Accept, by suffix and by query", async () => {
  const { text } = await ask(find, user, "owner", "application/xml");
  expect((await ask(`${find}.xml`, user, "owner", "*/*")).text).toBe(text);
  expect((await ask(find, { ...user, format: "xml" }, "owner", "*/*")).text).toBe(text);
});
