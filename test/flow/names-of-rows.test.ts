import { expect, test } from "vitest";
import { asking } from "../support/asking.ts";
import { documentOf, get, inPath, listOf, object, row, send, text, type Row } from "../support/document-words.ts";

const whole = { type: "integer" };
const gone = { responses: { 204: { description: "gone" } } };

/** A list of guests, and what is at one of them, under a parameter of this name and description. */
function guests(properties: object, required: readonly string[], parameter: string, more: object = {}): object {
  const one = { ...inPath(parameter), ...more };
  const Guest = object(properties, required);
  return documentOf(
    {
      "/guests": { ...get(listOf(row("Guest"))), post: send(object(properties), row("Guest")) },
      [`/guests/{${parameter}}`]: {
        ...get(row("Guest"), one),
        patch: send(object(properties), row("Guest"), one),
        delete: { parameters: [one], ...gone },
      },
    },
    { Guest },
  );
}

const id = { type: "string", format: "uuid" };
const hashed = guests({ id, email_address: text, city: text }, ["id", "email_address"], "guest_hash", {
  description: "A hash of the guest's address. Also takes the email address.",
});
const counted = guests({ id: whole, login: text, name: text }, ["id", "login"], "guest", {
  description: "name of the guest",
});
const either = guests({ id: whole, key: text, title: text }, ["id", "key"], "guestIdOrKey");
const users = guests({ id: whole, name: text, login: text }, ["id", "login"], "username");

test.each([
  ["a parameter that no property is called after takes the id of a listed row", hashed, ["id", "email_address"]],
  ["a parameter that takes a text, where the id is a number, takes names too", counted, ["id", "login"]],
  ["a parameter that is called after two properties takes both", either, ["id", "key"]],
  ["a name of a user is the login of the row", users, ["login"]],
])("%s: the row that is listed is fetched, changed and removed", async (_, document, properties) => {
  await asking(document, async (ask) => {
    for (const property of properties) {
      const [, , third] = (await ask("GET", "/guests")).json as readonly Row[];
      const path = `/guests/${encodeURIComponent(String(third?.[property]))}`;
      expect((await ask("GET", path)).json).toEqual(third);
      expect((await ask("DELETE", path)).status).toBe(204);
      const left = (await ask("GET", "/guests")).json as readonly Row[];
      expect(left.map((guest) => guest["id"])).not.toContain(third?.["id"]);
      for (const other of properties)
        expect((await ask("GET", `/guests/${encodeURIComponent(String(third?.[other]))}`)).status).toBe(404);
    }
  });
});

test.each([
  ["by a name, where the id is counted", counted, { login: "ann", name: "Ann" }, "login"],
  ["by its address", hashed, { email_address: "ann@example.com", city: "Oslo" }, "email_address"],
])("a row that is made is found %s, and no more by a name that it had", async (_, document, sent, property) => {
  await asking(document, async (ask) => {
    const made = (await ask("POST", "/guests", sent)).json as Row;
    expect(made).toMatchObject(sent);
    const path = (value: unknown): string => `/guests/${encodeURIComponent(String(value))}`;
    expect((await ask("GET", path(made[property]))).json).toEqual(made);
    expect((await ask("GET", path(made["id"]))).json).toEqual(made);
    const renamed = (await ask("PATCH", path(made["id"]), { [property]: "other@example.com" })).json as Row;
    expect((await ask("GET", path("other@example.com"))).json).toEqual(renamed);
    expect((await ask("DELETE", path("other@example.com"))).status).toBe(204);
    expect((await ask("GET", path(made["id"]))).status).toBe(404);
    expect((await ask("GET", path("other@example.com"))).status).toBe(404);
  });
});

test("a listed row that was renamed is no more found by the name that it had", async () => {
  await asking(counted, async (ask) => {
    const [first] = (await ask("GET", "/guests")).json as readonly Row[];
    const was = `/guests/${encodeURIComponent(String(first?.["login"]))}`;
    expect((await ask("PATCH", was, { login: "ann" })).json).toMatchObject({ id: first?.["id"], login: "ann" });
    expect((await ask("GET", was)).status).toBe(404);
    expect((await ask("GET", "/guests/ann")).json).toMatchObject({ id: first?.["id"] });
  });
});

test("what no row is called is a row of that name, whose id is a number", async () => {
  await asking(counted, async (ask) => {
    const found = (await ask("GET", "/guests/nobody-listed")).json as Row;
    expect(found["login"]).toBe("nobody-listed");
    expect(Number.isSafeInteger(found["id"])).toBe(true);
    expect((await ask("GET", `/guests/${String(found["id"])}`)).status).toBe(200);
  });
});

test("rows that are listed by their id and fetched by their name are one thing wherever their schema is listed", async () => {
  const User = object({ id: whole, login: text, name: text }, ["id", "login"]);
  const paths = {
    "/users/{username}": get(row("User"), inPath("username")),
    "/crews/{crewId}/members": get(listOf(row("User")), inPath("crewId")),
    "/staff": get(listOf(row("User"))),
  };
  await asking(documentOf(paths, { User }), async (ask) => {
    for (const path of ["/crews/4/members", "/staff"]) {
      const [, second] = (await ask("GET", path)).json as readonly Row[];
      expect((await ask("GET", `/users/${String(second?.["login"])}`)).json).toEqual(second);
    }
  });
});

test("what is numbered is fetched by its index, and a new one shows its number", async () => {
  const Ticket = object({ id: whole, number: whole, title: text });
  const one = inPath("index", { ...whole });
  const paths = {
    "/tickets": { ...get(listOf(row("Ticket"))), post: send(object({ title: text }, ["title"]), row("Ticket")) },
    "/tickets/{index}": { ...get(row("Ticket"), one), delete: { parameters: [one], ...gone } },
  };
  await asking(documentOf(paths, { Ticket }), async (ask) => {
    const [first] = (await ask("GET", "/tickets")).json as readonly Row[];
    expect((await ask("GET", `/tickets/${String(first?.["number"])}`)).json).toEqual(first);
    for (const title of ["One", "Two", "Three"]) {
      const made = (await ask("POST", "/tickets", { title })).json as Row;
      expect(made["number"]).toEqual(expect.any(Number));
      expect((await ask("GET", `/tickets/${String(made["number"])}`)).json).toEqual(made);
    }
  });
});

test.each(["projectIdOrKey", "key_or_id"])(
  "what refers to rows that are fetched by either of two (%s) refers to the ids of listed ones",
  async (parameter) => {
    const task = object({ id: whole, projectId: whole, title: text }, ["id", "projectId", "title"]);
    const document = documentOf(
      {
        "/projects": get(listOf(row("Project"))),
        [`/projects/{${parameter}}`]: get(row("Project"), inPath(parameter)),
        "/tasks": get(listOf(row("Task"))),
        "/tasks/{taskId}": get(row("Task"), inPath("taskId")),
      },
      { Project: object({ id: whole, key: text, name: text }, ["id", "key"]), Task: task },
    );
    await asking(document, async (ask) => {
      const projects = (await ask("GET", "/projects")).json as readonly Row[];
      for (const { id: own, key } of projects)
        for (const name of [own, key])
          expect((await ask("GET", `/projects/${String(name)}`)).json).toMatchObject({ id: own, key });
      const ids = projects.map(({ id: own }) => own);
      const tasks = (await ask("GET", "/tasks")).json as readonly Row[];
      for (const { projectId } of tasks) expect(ids).toContain(projectId);
    });
  },
);
