import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../src/problem.ts";
import { pointerTo, parsePointer } from "../../../src/source/pointer.ts";
import type { Json } from "./minimal.ts";

const folder = "fixtures/openapi";
const documents = readdirSync(folder)
  .filter((name) => /\.(yaml|json)$/.test(name))
  .map((name) => ({ name, document: parse(readFileSync(`${folder}/${name}`, "utf8"), { schema: "core" }) as Json }));

const odd = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<Json>(null, true, 0, -1.5, "", "x", "[", [], {}, [null], [[]], [{}], { a: null }, { $ref: null }),
  fc.constantFrom<Json>({ $ref: "#" }, { $ref: "#/paths" }, { $ref: "other.yaml" }, { $ref: "%" }, { nullable: true }),
  fc.constantFrom<Json>({ allOf: [{ $ref: "#/components/schemas/Vase" }] }, { type: ["null"] }, { oneOf: [null, {}] }),
);

/** `npm run damage` says how many are damaged in all. */
const numRuns =
  process.env["DAMAGE"] === undefined ? 70 : Math.ceil((0.6 * Number(process.env["DAMAGE"])) / documents.length);

it.each(documents)("answers any damage to $name with a contract or with problems", ({ name, document }) => {
  const places = pointersOf(document, "");
  const elsewhere = fc.constantFrom(...places).map((place): Json => ({ $ref: `#${place}` }));
  const damage = fc.dictionary(fc.constantFrom(...places), fc.oneof(odd, elsewhere), { minKeys: 1, maxKeys: 3 });
  fc.assert(
    fc.property(damage, fc.json(), (changes, body) => {
      try {
        tryBodies(compileContract(damaged(document, changes), name), JSON.parse(body));
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }),
    { numRuns, seed: 21 },
  );
});

it.each(["#", "#/paths", "#/paths/~1loaves~1{id}", "#/paths/~1loaves~1{id}/get"])(
  "answers a response that is to be what it stands in, %s",
  (reference) => {
    const bakery = documents.find(({ name }) => name.startsWith("bakery"));
    const document = damaged(bakery?.document ?? null, {
      "/paths/~1loaves~1{id}/get/responses/200": { $ref: reference },
      // What every part of the document is looked through for.
      "/definitions/Roll/allOf/0": { $ref: "other.yaml" },
    });
    expect(outcomeOf(() => tryBodies(compileContract(document, "bakery.yaml"), {}))).toBeOneOf([
      undefined,
      expect.any(ProblemError),
    ]);
  },
);

function outcomeOf(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Every validator can be made, and answers. */
function tryBodies(contract: ReturnType<typeof compileContract>, body: unknown): void {
  for (const { responses, requestBody } of contract.operations) {
    for (const { content } of [...responses, ...(requestBody === undefined ? [] : [requestBody])])
      for (const promised of content.values()) expect(promised.violations(body)).toBeInstanceOf(Array);
  }
}

/** Changes deeper places first, so that each is still there when its turn comes. */
function damaged(document: Json, changes: Readonly<Record<string, Json | undefined>>): Json {
  const copy = structuredClone(document);
  for (const [pointer, value] of Object.entries(changes).sort(([a], [b]) => b.length - a.length)) {
    const keys = parsePointer(pointer) ?? [];
    const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy) as object;
    const last = keys.at(-1) ?? "";
    if (typeof holder !== "object") continue; // a merged part is one object at several places
    if (value === undefined && Array.isArray(holder)) holder.splice(Number(last), 1);
    else if (value === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, value);
  }
  return copy;
}

function pointersOf(value: Json, pointer: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, Json]) => {
    const place = pointerTo(pointer, key);
    return [place, ...pointersOf(child, place)];
  });
}
