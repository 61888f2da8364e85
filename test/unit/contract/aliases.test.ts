import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";

/** An alias of YAML is one object in several places. */
const document = `openapi: 3.1.0
info: { title: Trays, version: "1" }
paths:
  /trays:
    get:
      responses: &shared
        "200":
          description: All
          sort: up
          content:
            application/json:
              schema:
                type: array
                items: &tray { type: object, properties: { id: { type: string }, size: { type: integer } } }
  /racks:
    get:
      responses: *shared
  /racks/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: One, content: { application/json: { schema: *tray } } }
`;

it("remarks on what stands in several places in each of them, and serves each", () => {
  const file = join(mkdtempSync(join(tmpdir(), "standin-aliases-")), "openapi.yaml");
  writeFileSync(file, document);
  const { remarks, operations, entities } = loadContract(file);
  expect(remarks.map(({ place }) => place)).toEqual([
    "/paths/~1trays/get/responses/200/sort (line 9)",
    "/paths/~1racks/get/responses/200/sort (line 9)",
  ]);
  expect(operations.map(({ answer }) => answer.kind)).toEqual(["list", "list", "item"]);
  expect([...entities.keys()]).toEqual(["trays", "racks"]);
});
