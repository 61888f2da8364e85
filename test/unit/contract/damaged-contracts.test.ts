import fc from "fast-check";
import { expect, it } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { pointerTo } from "../../../src/source/pointer.ts";
import { ProblemError } from "../../../src/problem.ts";
import { changed, type Json, minimalDocument } from "./minimal.ts";

const places = pointersOf(minimalDocument(), "");

const replacement = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom<Json>(null, true, 0, -1.5, "", "x", [], {}, [null], { $ref: "#/components/schemas/Book" }),
  fc.constantFrom<Json>({ $ref: "#" }, { $ref: "#/paths" }, { allOf: [{ $ref: "#/components/schemas/Book" }] }),
  fc.constantFrom(...places).map((place): Json => ({ $ref: `#${place}` })),
);

/** `npm run damage` says how many are damaged in all. */
const numRuns = process.env["DAMAGE"] === undefined ? 200 : 0.2 * Number(process.env["DAMAGE"]);

it("answers any damage to a contract with a contract or with problems", () => {
  const damage = fc.dictionary(fc.constantFrom(...places), replacement, { minKeys: 1, maxKeys: 3 });
  fc.assert(
    fc.property(damage, (changes) => {
      const outcome = attempt(applied(changes));
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ProblemError);
    }),
    { numRuns, seed: 11 },
  );
});

it.each([-1.5, "1", null, { number: 0.5 }, { text: "x" }])(
  "answers an enum whose number is %j with problems",
  (number) => {
    expect(attempt(applied({ "/components/schemas/Binding/x-standin-enum/members/Hard": number }))).toBeInstanceOf(
      ProblemError,
    );
  },
);

it("has a validator for every body of a contract that it accepts", () => {
  const damage = fc.dictionary(fc.constantFrom(...places), replacement, { minKeys: 0, maxKeys: 1 });
  fc.assert(
    fc.property(damage, fc.json(), (changes, body) => {
      const outcome = attempt(applied(changes));
      if (outcome instanceof Error) return;
      for (const { responses } of outcome.operations) {
        for (const { content } of responses) {
          for (const promised of content.values()) expect(promised.violations(JSON.parse(body))).toBeInstanceOf(Array);
        }
      }
    }),
    { numRuns: 100, seed: 12 },
  );
});

/** Changes deeper places first, so that each is still there when its turn comes. */
function applied(changes: Readonly<Record<string, Json | undefined>>): Json {
  const deepestFirst = Object.entries(changes).sort(([a], [b]) => b.length - a.length);
  return changed(Object.fromEntries(deepestFirst));
}

function attempt(document: Json): ReturnType<typeof compileContract> | Error {
  try {
    return compileContract(document, "api.yaml");
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function pointersOf(value: Json, pointer: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, Json]) => {
    const place = pointerTo(pointer, key);
    return [place, ...pointersOf(child, place)];
  });
}
