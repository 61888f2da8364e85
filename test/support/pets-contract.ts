import { compileContract } from "../../src/contract/load-contract.ts";
import type { Contract } from "../../src/contract/model/contract.ts";

const text = { type: "string" };
const json = (schema: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } });
const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

/** The contract of an ordinary API: pets are looked up, by whoever asks. */
export function petsContract(framework?: string): Contract {
  const document = {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1.0.0" },
    "x-standin-api": "pets",
    ...(framework === undefined ? {} : { "x-standin-host": { framework, casing: "camel" } }),
    "x-standin-entities": { pets: { schema: "Pet" } },
    paths: {
      "/pets/{PetId}": {
        get: {
          operationId: "GetPet",
          parameters: [
            { name: "PetId", in: "path", required: true, schema: text },
            { name: "weeks", in: "query", schema: { type: "integer", format: "int32" } },
            {
              name: "nick",
              in: "query",
              schema: { type: "string", minLength: 2, maxLength: 5 },
              "x-standin-validate": [{ rule: "Length", message: "A nick has two to five letters." }],
            },
          ],
          "x-standin-answer": {
            row: {
              entity: "pets",
              by: { PetId: "id" },
              missing: { status: 404, code: "no-such-pet", message: "There is no such pet." },
            },
          },
          responses: {
            "200": { description: "A pet.", content: json("Pet") },
            "400": { description: "A value that is none.", content: problem },
            "404": { description: "There is none.", content: problem },
            "422": { description: "A value that breaks a rule.", content: problem },
          },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: "object",
          required: ["id", "name"],
          properties: { id: text, name: text, age: { type: "integer", format: "int32" } },
        },
        Problem: {
          type: "object",
          required: ["title", "status"],
          properties: { title: text, status: { type: "integer", format: "int32" }, code: text, detail: text },
        },
      },
    },
  };
  return compileContract(document, "pets.yaml");
}
