import { expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";
import { documentOf, get, inPath, listOf, object, row, send, text, type Rows } from "../support/document-words.ts";

const Person = object({ personId: text, name: text, city: text }, ["name"]);
const people = object({ people: listOf(row("Person")) });

test.each([
  ["one row", row("Person"), row("Person"), (rows: Rows): unknown => rows[0]],
  ["a list of rows", listOf(row("Person")), listOf(row("Person")), (rows: Rows): unknown => rows],
  ["an object that lists rows", people, people, (rows: Rows): unknown => ({ people: rows })],
])("%s that is put or posted at the path of a list is in the list", async (_, body, answer, bodyOf) => {
  const paths = {
    "/people": { ...get(people), put: send(body, answer), post: send(body, answer) },
    "/people/{personId}": get(row("Person"), inPath("personId")),
  };
  const { url, close } = await listen(createTestApp({ document: documentOf(paths, { Person }) }));
  const all = async (): Promise<Rows> => ((await sent(url, "GET", "/people")) as { people: Rows }).people;
  try {
    const before = await all();
    const news = [
      { name: "Ada", city: "Graz" },
      { personId: "p-77", name: "Bo", city: "Linz" },
    ];
    for (const method of ["PUT", "POST"]) {
      const rows = news.map((one) => ({ ...one, name: `${one.name} ${method}` }));
      const most = JSON.stringify(bodyOf(rows)).includes("p-77") ? [rows] : rows.map((one) => [one]);
      for (const some of most) await sent(url, method, "/people", bodyOf(some));
      const listed = await all();
      for (const one of rows) expect(listed).toContainEqual(expect.objectContaining(one));
    }
    expect((await all()).length).toBe(before.length + 3);
    const known = { ...before[2], name: "Cy" };
    await sent(url, "PUT", "/people", bodyOf([known]));
    const after = await all();
    expect(after.length).toBe(before.length + 3);
    expect(after).toContainEqual(known);
  } finally {
    await close();
  }
});

test("an object that leaves its list of rows out creates one, and one whose list is empty none", async () => {
  const paths = {
    "/people": { ...get(people), post: send(people, people) },
    "/people/{personId}": get(row("Person"), inPath("personId")),
  };
  const { url, close } = await listen(createTestApp({ document: documentOf(paths, { Person }) }));
  try {
    const { people: made } = (await sent(url, "POST", "/people", {})) as { people: Rows };
    expect(made.length).toBe(1);
    const { people: listed } = (await sent(url, "GET", "/people")) as { people: Rows };
    expect(listed[0]).toEqual(made[0]);
    expect(await sent(url, "POST", "/people", { people: [] })).toEqual({ people: [] });
  } finally {
    await close();
  }
});

async function sent(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBe(200);
  return await answer.json();
}
