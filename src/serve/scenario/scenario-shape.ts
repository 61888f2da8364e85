import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { ownAjv } from "../../contract/check/ajv.ts";
import { soundPart } from "../../contract/check/sound-part.ts";
import { schemaProblems } from "../../contract/check/schema-problem.ts";
import type { Problems } from "../../source/problems.ts";
import type { Source } from "../../source/source.ts";

/** A scenario file as it stands, once its shape is checked. */
export interface ScenarioFile {
  readonly about?: string;
  readonly seed?: string;
  readonly now: string;
  readonly apis: Readonly<Record<string, ApiPart>>;
}

export interface ApiPart {
  readonly anyCredentials?: boolean;
  readonly identities?: Readonly<
    Record<string, { readonly password?: string; readonly roles?: "all" | readonly string[] }>
  >;
  readonly bearer?: { readonly key: string; readonly roles?: string };
  readonly cors?: boolean;
  readonly exists?: "any" | "named" | "listed";
  readonly pageSize?: number;
  readonly entities?: Readonly<Record<string, EntityPart>>;
}

export interface EntityPart {
  readonly named?: readonly NamedPart[];
  readonly absent?: readonly string[];
  readonly story?: string;
  readonly rows?: string;
  readonly size?: number;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly pageSize?: number;
  readonly retention?: number;
}

export interface NamedPart {
  readonly id?: string;
  readonly by?: Readonly<Record<string, string>>;
  readonly about?: string;
  readonly story?: string;
  readonly size?: number;
  readonly days?: number;
  readonly rows?: string;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

const schemaFile = new URL("../../../fixtures/scenarios/scenario.schema.json", import.meta.url);
let compiled: ValidateFunction | undefined;

/** Checks a scenario's shape against fixtures/scenarios/scenario.schema.json; of one that breaks it, with problems in `problems`, what is left without the breaks. */
export function shapeOf(source: Source, problems: Problems): ScenarioFile | undefined {
  compiled ??= ownAjv().compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object);
  if (compiled(source.root)) return source.root as ScenarioFile;
  for (const { pointer, found, cure } of schemaProblems(compiled.errors ?? [], { docs: "docs/data.md" }))
    problems.addAt(source, pointer, found, cure);
  return soundPart(source.root as ScenarioFile, compiled);
}
