import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { parsePointer } from "../../../src/source/pointer.ts";
import { ProblemError } from "../../../src/problem.ts";

/** A contract that has a little of everything. */
export const minimalFile = "fixtures/contracts/minimal/openapi.yaml";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function minimalDocument(): Json {
  return parse(readFileSync(minimalFile, "utf8"), { schema: "core" }) as Json;
}

/** The minimal document with other values at some JSON pointers; undefined takes the key away. */
export function changed(changes: Readonly<Record<string, Json | undefined>>): Json {
  const document = minimalDocument();
  for (const [pointer, value] of Object.entries(changes)) put(document, parsePointer(pointer) ?? [], value);
  return document;
}

function put(document: Json, keys: readonly string[], value: Json | undefined): void {
  const parent = keys.slice(0, -1).reduce<Json>((at, key) => (at as Record<string, Json>)[key] ?? null, document);
  const last = keys.at(-1) ?? "";
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(parent as object, last);
  else Reflect.set(parent as object, last, value);
}

/** What is wrong with a document, as a person reads it; empty when nothing is. */
export function problemsOf(document: Json): string {
  try {
    compileContract(document, "api.yaml");
    return "";
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
}

/** What is changed in the minimal document, and what is said about it, line by line. */
export interface Change {
  readonly title: string;
  readonly changes: Readonly<Record<string, Json | undefined>>;
  readonly want: readonly string[];
}
