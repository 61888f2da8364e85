import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadContracts } from "../../src/contract/load-contract.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { noColour } from "../../src/verify/report/report.ts";
import { reports } from "../../src/verify/report/reports.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { type Answered, senderOf } from "./shelf-host.ts";

const document = `openapi: 3.1.0
info: { title: Boats, version: "1" }
paths:
  /boats:
    get:
      operationId: listBoats
      parameters:
        - name: size
          in: query
          schema: { type: integer, minimum: 1 }
      responses:
        "200":
          description: Some.
          headers:
            X-Sails:
              schema:
                type: integer
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: "#/components/schemas/Boat"
        "400":
          description: No.
    post:
      operationId: addBoat
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Boat" }, example: { name: Ark } } }
      responses: { "201": { $ref: "#/components/responses/Boat" } }
  /boats/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getBoat
      responses: { "200": { $ref: "#/components/responses/Boat" }, "404": { description: None. } }
    delete:
      operationId: removeBoat
      responses: { "204": { description: Gone. }, "404": { description: None. } }
    patch:
      operationId: changeBoat
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Boat" } } } }
      responses: { "200": { $ref: "#/components/responses/Boat" }, "404": { description: None. } }
components:
  responses:
    Boat:
      description: It.
      content: { application/json: { schema: { $ref: "#/components/schemas/Boat" } } }
  schemas:
    Boat:
      type: object
      properties:
        id: { type: string, readOnly: true }
        name:
          type: string
        masts:
          type: integer
`;

const folder = mkdtempSync(join(tmpdir(), "standin-places-"));
const file = join(folder, "boats.yaml");
writeFileSync(file, document);
afterAll(() => rmSync(folder, { recursive: true }));

const line = (text: string): number => document.split("\n").findIndex((one) => one.trim() === text) + 1;

const none: Answered = { status: 404 };

async function resultOf(answer: (size: string | null) => Answered) {
  const [contract] = loadContracts([file]);
  if (contract === undefined) throw new Error("there is a contract");
  const sender = senderOf(({ query }) => answer(query.get("size")));
  return await verify({ apis: [{ contract, target: bareTarget(undefined), sender }], only: ["listBoats"] });
}

test("a finding names the line of the document whose rule is broken", async () => {
  const isWrong = (size: string | null): boolean => size !== null && !/^[1-9]\d*$/.test(size);
  const result = await resultOf((size) =>
    isWrong(size) ? { status: 400 } : { status: 200, json: [{ name: "Ark", masts: "two" }] },
  );
  const schema = findingsOf(result).find(({ check }) => check === "answers/schema");
  expect(schema?.citations).toEqual([{ document: file, line: line("masts:") }]);
  const told = reports.terminal.render(result, { palette: noColour, width: 200 });
  expect(told).toContain(`${file}:${line("masts:")}`);
  expect(reports.github.render(result, { palette: noColour, width: 200 })).toContain(`,line=${line("masts:")},`);
});

test("a finding about a parameter names its line, one of a status that of its operation", async () => {
  const taking = findingsOf(await resultOf(() => ({ status: 200, json: [] })));
  const parameter = taking.find(({ check }) => check.startsWith("parameters/size"));
  expect(parameter?.citations).toEqual([{ document: file, line: line("- name: size") }]);
  const [failing] = findingsOf(await resultOf(() => ({ status: 500 })));
  expect(failing?.citations).toEqual([{ document: file, line: line("get:") }]);
});

test("a finding about a header names the header, one about what is written the operation that was asked", async () => {
  const sails = await resultOf(() => ({ status: 200, json: [], headers: { "X-Sails": "many" } }));
  const header = findingsOf(sails).find(({ check }) => check === "answers/headers");
  expect(header?.citations).toEqual([{ document: file, line: line("X-Sails:") + 1 }]);
  let isThere = false;
  const ark = { id: "a1", name: "Ark" };
  const [contract] = loadContracts([file]);
  if (contract === undefined) throw new Error("there is a contract");
  const sender = senderOf(({ method, path }) => {
    if (method === "POST") isThere = true;
    if (method === "POST") return { status: 201, json: ark, headers: { Location: "/boats/a1" } };
    if (path === "/boats") return { status: 200, json: isThere ? [ark] : [] };
    if (method === "PATCH") return { status: 200, json: { ...ark, name: "Brk" } };
    if (!isThere) return none;
    if (method === "DELETE") isThere = false;
    return method === "DELETE" ? { status: 204 } : { status: 200, json: ark };
  });
  const apis = [{ contract, target: bareTarget(undefined), sender }];
  const written = findingsOf(await verify({ apis, only: ["addBoat/writes"], allowWrites: true }));
  const changed = written.find(({ check }) => check === "writes/merge-absent");
  expect(changed?.citations).toEqual([{ document: file, line: line("patch:") }]);
});
