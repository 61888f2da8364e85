import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object, required = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const said = (schema: object): object => ({ responses: { "200": { description: "ok", ...content(schema) } } });
const parameter = (name: string, place: string): object => ({ name, in: place, required: true, schema: whole });
const task = { $ref: "#/components/schemas/Task" };

/** Tasks of users, whose owner is spelled in three ways. @param shown what a task shows of its owner */
function tasks([list, item, query]: readonly [string, string, string], shown: object): ReturnType<typeof standInFor> {
  const rows = said({ type: "array", items: task });
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Tasks", version: "1" },
    components: { schemas: { Task: object({ id: whole, ...shown, title: text }) } },
    paths: {
      [`/users/{${list}}/tasks`]: {
        parameters: [parameter(list, "path")],
        get: rows,
        post: { requestBody: content(object({ title: text })), ...said(task) },
      },
      [`/users/{${item}}/tasks/{taskId}`]: {
        parameters: [parameter(item, "path"), parameter("taskId", "path")],
        get: said(task),
        delete: { responses: { "204": { description: "gone" } } },
      },
      "/tasks": { get: { parameters: [parameter(query, "query")], ...rows } },
      "/tasks/{id}": { get: { parameters: [parameter("id", "path")], ...said(task) } },
    },
  });
}

const spellings = [
  ["user_id", "userId", "userId"],
  ["userId", "user_id", "user-id"],
  ["userId", "userId", "user_id"],
] as const;
const kinds = { "that rows show": { user_id: whole }, "that no row shows": {} };
const cases = Object.entries(kinds).flatMap(([kind, shown]) =>
  spellings.map((spelled) => [kind, spelled.join(), spelled, shown] as const),
);

test.each(cases)("an owner %s is one however it is spelled: %s", async (_, __, spelled, shown) => {
  const ask = tasks(spelled, shown);
  const rowsAt = async (target: string): Promise<readonly Row[]> => (await ask(`GET ${target}`)).json as readonly Row[];
  const made = (await ask("POST /users/7/tasks", { title: "Mine" })).json as Row;
  const key = String(made["id"]);
  expect((await ask(`GET /users/7/tasks/${key}`)).json).toEqual(made);
  const [own, others] = [await rowsAt("/users/7/tasks"), await rowsAt("/users/8/tasks")];
  expect(own[0]).toEqual(made);
  expect(await rowsAt(`/tasks?${spelled[2]}=7`)).toEqual(own);
  expect(await rowsAt(`/tasks?${spelled[2]}=8`)).toEqual(others);
  await ask(`DELETE /users/7/tasks/${key}`);
  expect(await rowsAt("/users/7/tasks")).toEqual(own.slice(1));
  expect(await rowsAt(`/tasks?${spelled[2]}=7`)).toEqual(own.slice(1));
});
