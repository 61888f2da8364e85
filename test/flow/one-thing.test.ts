import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { createTestApp, listen } from "../support/stand-in.ts";
import { asker } from "../support/inferred.ts";
import {
  documentOf,
  get,
  inPath,
  listOf,
  object,
  row,
  send,
  text,
  type Row,
  type Rows,
} from "../support/document-words.ts";

const whole = { type: "integer" };
async function rowsOf(document: object, path: string): Promise<Rows> {
  return (await asker([compileContract(document, "one.yaml")])(path)).json as Rows;
}

async function rowAt(document: object, path: string): Promise<Row> {
  return (await asker([compileContract(document, "one.yaml")])(path)).json as Row;
}

test("a value by which another path names rows is no key of theirs", async () => {
  const uuid = { type: "string", format: "uuid" };
  const paths = {
    "/guests": get(listOf(row("Guest"))),
    "/guests/{guestId}": get(row("Guest"), inPath("guestId", uuid)),
    "/guests/{guestNumber}": get(row("Guest"), { ...inPath("guestNumber"), example: "G-7" }),
  };
  const Guest = object({ guestId: uuid, guestNumber: text, city: text, note: text }, ["guestId", "note"]);
  const document = documentOf(paths, { Guest });
  const guests = await rowsOf(document, "/guests");
  for (const guest of guests.slice(0, 5))
    expect(await rowAt(document, `/guests/${String(guest["guestId"])}`)).toEqual(guest);
});

const Job = object({ ref: text, id: text, title: text, room: whole, notes: listOf(text) }, ["id", "title", "room"]);
const ShortJob = object({ id: text, title: text }, ["id", "title"]);
const oneJob = get(row("Job"), inPath("jobId"));

test.each([
  ["what a list below an owner shows shorter is what is fetched under the same word", {}],
  ["the schema of a list of all means the same thing below an owner", { "/jobs": get(listOf(row("ShortJob"))) }],
])("%s", async (_, more) => {
  const paths = {
    "/crews/{crewId}/jobs": get(listOf(row("ShortJob")), inPath("crewId")),
    "/me/jobs": get(listOf(row("ShortJob"))),
    ...more,
    "/jobs/{jobId}": oneJob,
  };
  const document = documentOf(paths, { Job, ShortJob });
  for (const path of ["/crews/4/jobs", "/me/jobs"]) {
    const rows = await rowsOf(document, path);
    expect(rows.length).toBeGreaterThan(3);
    for (const job of rows.slice(0, 4)) expect(await rowAt(document, `/jobs/${String(job["id"])}`)).toMatchObject(job);
  }
});

test("a row that is made below an owner is fetched as it was sent where it is shown whole", async () => {
  const list = "/crews/{crewId}/jobs";
  const post = send(object({ title: text }, ["title"]), row("Job"), inPath("crewId"));
  const paths = {
    [list]: { ...get(listOf(row("ShortJob")), inPath("crewId")), post },
    "/jobs/{jobId}": oneJob,
  };
  const url = await listen(createTestApp({ document: documentOf(paths, { Job, ShortJob }) }));
  try {
    const made = await sent(url.url, "POST", "/crews/4/jobs", { title: "Paint" });
    const { id } = made as Row;
    expect(await sent(url.url, "GET", `/jobs/${String(id)}`)).toMatchObject({ id, title: "Paint" });
    const [first] = (await sent(url.url, "GET", "/crews/4/jobs")) as Rows;
    expect(first).toEqual({ id, title: "Paint" });
  } finally {
    await url.close();
  }
});

test("what a list below an owner says more of than what is fetched, or by another key, is another thing", () => {
  const Pass = object({ id: text, holder: text, gate: text, until: text }, ["id"]);
  const paths = {
    "/crews/{crewId}/jobs": get(listOf(row("Pass")), inPath("crewId")),
    "/jobs/{jobId}": oneJob,
    "/crews/{crewId}/rooms": get(listOf(object({ code: text, title: text })), inPath("crewId")),
    "/rooms/{id}": get(row("Job"), inPath("id")),
  };
  const { operations } = compileContract(documentOf(paths, { Job, Pass }), "one.yaml");
  const entities = operations.map(({ answer }) => ("entity" in answer ? answer.entity : undefined));
  expect(new Set(entities).size).toBe(4);
});

test("what a list below an owner shows is the owner's, though nothing is called after that owner", async () => {
  const Van = object({ id: whole, label: text }, ["id", "label"]);
  const Crate = object({ id: whole, carrier_id: whole, label: text }, ["id", "carrier_id", "label"]);
  const paths = {
    "/fleet/vans": get(listOf(row("Van"))),
    "/fleet/vans/{carrierId}": get(row("Van"), inPath("carrierId", whole)),
    "/fleet/vans/{carrierId}/crates": get(listOf(row("Crate")), inPath("carrierId", whole)),
    "/crates/{id}": get(row("Crate"), inPath("id", whole)),
  };
  const document = documentOf(paths, { Van, Crate });
  const vans = await rowsOf(document, "/fleet/vans");
  for (const { id } of vans.slice(0, 3))
    for (const crate of (await rowsOf(document, `/fleet/vans/${String(id)}/crates`)).slice(0, 3))
      expect(await rowAt(document, `/crates/${String(crate["id"])}`)).toEqual(crate);
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
