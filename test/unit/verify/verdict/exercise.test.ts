import { expect, test } from "vitest";
import { compileContract, loadContract } from "../../../../src/contract/load-contract.ts";
import { readReply } from "../../../../src/verify/exchange/read-reply.ts";
import { servicestack } from "../../../../src/verify/framework/servicestack/servicestack.ts";
import type { Question } from "../../../../src/verify/exchange/question.ts";
import { exerciseOf } from "../../../../src/verify/verdict/exercise.ts";
import { SentBody } from "../../../../src/verify/exchange/sent-body.ts";

const contract = loadContract("bokamera");
const [operation] = contract.operations;
if (operation === undefined) throw new Error("bokamera has an operation");
const question: Question = {
  operation,
  method: "GET",
  parameters: [
    ["EndpointId", "ep_1"],
    ["limit", "5"],
  ],
  as: { kind: "nobody" },
  wanted: undefined,
  headers: [],
  path: undefined,
  body: undefined,
};

function answered(status: number, type: string, text: string, asked = question) {
  const body = Buffer.from(text);
  const request = { method: "GET", target: "/", headers: [], body: undefined };
  return readReply(
    1,
    asked,
    request,
    { status, reason: "", headers: [["Content-Type", type]], body, milliseconds: 1 },
    contract,
    servicestack,
  );
}

const page = '{"Attempts":[{"Id":"atmpt_1","Status":"Fail"}],"Done":true}';

function exercised(...replies: readonly ReturnType<typeof answered>[]): readonly string[] {
  const exercise = exerciseOf(operation as NonNullable<typeof operation>);
  for (const reply of replies) exercise.look(reply, "walk");
  return exercise
    .parts()
    .filter(({ reason }) => reason === undefined)
    .map(({ kind, name, exchanges }) => `${kind} ${name} ${exchanges}`);
}

test("counts the parameters sent, the response, and the properties and choices shown", () => {
  expect(exercised(answered(200, "application/json; charset=utf-8", page))).toEqual([
    "parameter EndpointId 1",
    "parameter Limit 1",
    "response 200 application/json 1",
    "property Attempts 1",
    "property Attempts[].Id 1",
    "property Attempts[].Status 1",
    "choice Attempts[].Status = Fail 1",
    "property Attempts[].Timestamp 1", // not nullable: left out, it is the first moment of the year 1
    "property Done 1",
  ]);
});

test("counts no property that an error shows, and nothing of an undocumented media type", () => {
  const names = ["parameter EndpointId 1", "parameter Limit 1"];
  expect(exercised(answered(404, "application/json", page))).toEqual([...names, "response 404 application/json 1"]);
  expect(exercised(answered(200, "image/png", page))).toEqual(names);
});

test("counts nothing that was asked in another place", () => {
  expect(exercised(answered(200, "application/json", page, { ...question, path: "/elsewhere" }))).toEqual([]);
});

test("says of every part that was not exercised why", () => {
  const parts = exerciseOf(operation).parts();
  expect(parts.length).toBeGreaterThan(30);
  expect(parts.filter(({ reason }) => reason === undefined)).toEqual([]);
  expect(parts.find(({ name }) => name.startsWith("500"))?.reason).toBe("a server error cannot be provoked");
});

test.each(["application/x-www-form-urlencoded", "multipart/form-data", "application/json"])(
  "counts the members of a body in %s that was sent",
  (mediaType) => {
    const schema = { type: "object", properties: { name: { type: "string" }, note: { type: "string" } } };
    const responses = { 200: { description: "" } };
    const login = { requestBody: { required: true, content: { [mediaType]: { schema } } }, responses };
    const document = {
      openapi: "3.1.0",
      info: { title: "Logins", version: "1" },
      paths: { "/login": { post: login } },
    };
    const [asked] = compileContract(document, "logins.yaml").operations;
    const content = asked?.requestBody?.content.get(mediaType);
    if (asked === undefined || content === undefined) throw new Error("the login has a body");
    const json = { name: "a" };
    const draft = { mediaType, content, text: JSON.stringify(json), json };
    const body = SentBody.allowed(draft, servicestack.formats(contract.host));
    if (typeof body === "string") throw new Error(body);
    const reply = answered(200, "text/plain", "", {
      ...question,
      operation: asked,
      method: "POST",
      parameters: [],
      body,
    });
    const exercise = exerciseOf(asked);
    exercise.look(reply, "answers");
    const sent = exercise.parts().filter(({ reason, kind }) => kind === "parameter" && reason === undefined);
    expect(sent.map(({ name }) => name)).toEqual(["name"]);
  },
);
