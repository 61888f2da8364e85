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
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: "#/components/schemas/Boat"
        "400":
          description: No.
components:
  schemas:
    Boat:
      type: object
      properties:
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
