import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const file = { type: "string", format: "binary" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const list = (items: object): object => ({ type: "array", items });

/** Takes such bodies at `/things` and answers so; with a row also lists it. */
function taking(bodies: Readonly<Record<string, object>>, answer: object, row?: object): ReturnType<typeof standInFor> {
  const content = Object.fromEntries(Object.entries(bodies).map(([type, schema]) => [type, { schema }]));
  const said = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
  const post = { requestBody: { content }, responses: { "201": said(answer) } };
  const get = row && { responses: { "200": said(list(row)) } };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: { "/things": { post, ...(get && { get }) } },
  });
}

const form = (...parts: readonly (readonly [string, string | Blob, string?])[]): FormData => {
  const made = new FormData();
  for (const [name, value, called] of parts)
    if (typeof value === "string") made.append(name, value);
    else made.append(name, value, called);
  return made;
};
const picture = new Blob(["12345"], { type: "image/png" });

test.each([
  ["originalName", "mimeType", "size"],
  ["file_name", "content_type", "size_bytes"],
  ["filename", "media_type", "fileSize"],
  ["name", "contentType", "bytes"],
])("a row says what was sent of its file in %s, %s and %s", async (name, type, size) => {
  const row = object({ id: whole, [name]: text, [type]: text, [size]: whole, title: text });
  const ask = taking({ "multipart/form-data": object({ file, title: text }) }, row, row);
  const sent = form(["title", "Mine"], ["file", picture, "cat.png"]);
  const made = await ask("POST /things", sent);
  expect(made.json).toMatchObject({ [name]: "cat.png", [type]: "image/png", [size]: 5, title: "Mine" });
  expect((await ask("GET /things")).json).toContainEqual(made.json);
});

test("what a form says itself goes before what its file says, and a word for something else stays as it is", async () => {
  const row = object({ id: whole, name: text, size: { enum: ["small", "large"] } });
  const ask = taking({ "multipart/form-data": object({ photo: file, name: text }) }, row, row);
  expect((await ask("POST /things", form(["name", "Rex"], ["photo", picture, "cat.png"]))).json).toMatchObject({
    name: "Rex",
  });
  const nameless = await ask("POST /things", form(["photo", picture, "cat.png"], ["name", "x"]));
  expect(nameless.json).toMatchObject({ size: expect.stringMatching(/^(small|large)$/) as string });
});

test.each([
  ["itself", object({ filename: text, size: whole }), { filename: "cat.png", size: 5 }],
  ["in an object", object({ file: object({ name: text, size: whole }) }), { file: { name: "cat.png", size: 5 } }],
  ["in a list", object({ files: list(object({ filename: text })) }), { files: [{ filename: "cat.png" }] }],
])("an answer without rows says of a file %s what was sent", async (_, answer, expected) => {
  const ask = taking({ "multipart/form-data": object({ file }) }, answer);
  expect((await ask("POST /things", form(["file", picture, "cat.png"]))).json).toEqual(expected);
});

test("a list says what was sent of each file", async () => {
  const ask = taking(
    { "multipart/form-data": object({ files: list(file) }) },
    object({ uploaded: list(object({ filename: text, size: whole })) }),
  );
  const sent = form(["files", picture, "a.png"], ["files", new Blob(["1"]), "b.bin"]);
  expect((await ask("POST /things", sent)).json).toEqual({
    uploaded: [
      { filename: "a.png", size: 5 },
      { filename: "b.bin", size: 1 },
    ],
  });
});

test("an answer that is a list says what was sent of each file", async () => {
  const ask = taking(
    { "multipart/form-data": object({ files: list(file) }) },
    list(object({ name: text, ext: text, extension: text, mime: text, size: { type: "number" } })),
  );
  const sent = form(["files", picture, "a.png"], ["files", new Blob(["1"]), "b"]);
  expect((await ask("POST /things", sent)).json).toMatchObject([
    { name: "a.png", ext: ".png", extension: "png", mime: "image/png", size: 5 },
    { name: "b", size: 1 },
  ]);
});

test("a file that is the whole body is told by its size and type", async () => {
  const ask = taking({ "image/png": file }, object({ contentType: text, length: whole, url: text }));
  expect((await ask("POST /things", picture)).json).toMatchObject({ contentType: "image/png", length: 5 });
});

test("JSON that a browser sends as a part is no file", async () => {
  const ask = taking(
    { "multipart/form-data": object({ meta: object({ title: text }), file }) },
    object({ filename: text, size: whole }),
  );
  const meta = new Blob(['{"title":"x"}'], { type: "application/json" });
  const sent = form(["meta", meta, "blob"], ["file", picture, "cat.png"]);
  expect((await ask("POST /things", sent)).json).toEqual({ filename: "cat.png", size: 5 });
});

test("an answer without rows has what was sent under its names, but for words about what was done", async () => {
  const body = object({ email: text, message: text, tags: list(text) });
  const answer = {
    ...object({ id: whole, email: text, message: text }),
    properties: { id: whole, email: text, message: text, tags: list(text) },
  };
  const ask = taking({ "application/json": body }, answer);
  const sent = { email: "a@b.example", message: "Hello", tags: ["x", "y"] };
  const { json } = await ask("POST /things", sent);
  expect(json).toMatchObject({ email: sent.email, tags: sent.tags });
  expect(json).not.toMatchObject({ message: "Hello" });
});

test("an answer that wraps what it made has what was sent in it", async () => {
  const wrapped = object({ data: object({ title: text, uri: text }), requestId: text });
  const ask = taking({ "application/json": object({ title: text }) }, wrapped);
  expect((await ask("POST /things", { title: "Mine" })).json).toMatchObject({ data: { title: "Mine" } });
});

test("an answer of several schemas has what was sent, whichever of them it is", async () => {
  const either = [
    object({ kind: { const: "mail" }, address: text }),
    object({ kind: { const: "call" }, number: text }),
  ];
  const ask = taking({ "application/json": object({ kind: text, number: text }) }, { oneOf: either });
  const sent = { kind: "call", number: "0700" };
  expect((await ask("POST /things", sent)).json).toMatchObject(sent);
});

test("an answer of several schemas is no error for what was sent", async () => {
  const closed = (properties: object): object => ({ ...object(properties), additionalProperties: false });
  const either = [closed({ id: text, uri: text }), closed({ error: text, email: text })];
  const ask = taking({ "application/json": object({ email: text }) }, { oneOf: either });
  for (const email of ["a@b.example", "c@d.example"])
    expect(Object.keys((await ask("POST /things", { email })).json as object)).toEqual(["id", "uri"]);
});

test("of two objects that could say what was sent neither does", async () => {
  const ask = taking(
    { "application/json": object({ title: text }) },
    object({ before: object({ title: text }), after: object({ title: text }) }),
  );
  const { json } = await ask("POST /things", { title: "Mine" });
  expect(JSON.stringify(json)).not.toContain("Mine");
});

test("what only the server says is not what was sent under its name", async () => {
  const own = { ...text, readOnly: true };
  const body = object({ email: text, _id: text, owner: text });
  const ask = taking({ "application/json": body }, object({ email: text, _id: text, owner: own }));
  const { json } = await ask("POST /things", { email: "a@b.example", _id: "mine", owner: "me" });
  expect(json).toMatchObject({ email: "a@b.example" });
  expect(json).not.toMatchObject({ _id: "mine" });
  expect(json).not.toMatchObject({ owner: "me" });
});

test("a file comes back in the media type that its part had, where that is offered", async () => {
  const row = object({ id: whole, title: text });
  const said = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
  const content = { "image/jpeg": { schema: file }, "image/png": { schema: file } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: { responses: { "200": said(list(row)) } },
        post: {
          requestBody: { content: { "multipart/form-data": { schema: object({ file }) } } },
          responses: { "201": said(row) },
        },
      },
      "/things/{id}/content": {
        parameters: [{ in: "path", name: "id", required: true, schema: whole }],
        get: { responses: { "200": { description: "ok", content } } },
      },
    },
  });
  const { json } = await ask("POST /things", form(["file", picture, "cat.png"]));
  const back = await ask(`GET /things/${(json as { id: number }).id}/content`);
  expect([back.status, back.headers.get("content-type"), back.headers.get("content-length")]).toEqual([
    200,
    "image/png",
    "5",
  ]);
});
