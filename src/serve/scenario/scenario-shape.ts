import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Problems } from "../../source/problems.ts";
import { nearestName } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Source } from "../../source/source.ts";

/** A scenario file as it stands, once its shape is checked. */
export interface ScenarioFile {
  readonly about?: string;
  readonly seed?: string;
  readonly now: string;
  readonly apis: Readonly<Record<string, ApiPart>>;
}

export interface ApiPart {
  readonly identities?: Readonly<
    Record<string, { readonly password?: string; readonly roles?: "all" | readonly string[] }>
  >;
  readonly bearer?: { readonly key: string; readonly roles?: string };
  readonly cors?: boolean;
  readonly exists?: "any" | "named";
  readonly pageSize?: number;
  readonly entities?: Readonly<Record<string, EntityPart>>;
}

export interface EntityPart {
  readonly named?: readonly NamedPart[];
  readonly absent?: readonly string[];
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
  readonly overrides?: Readonly<Record<string, unknown>>;
}

const schemaFile = new URL("../../../fixtures/scenarios/scenario.schema.json", import.meta.url);
let compiled: ValidateFunction | undefined;

/** Checks a scenario's shape against fixtures/scenarios/scenario.schema.json; undefined, with problems in `problems`, when it breaks it. */
export function shapeOf(source: Source, problems: Problems): ScenarioFile | undefined {
  compiled ??= new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
  }).compile(JSON.parse(readFileSync(schemaFile, "utf8")) as object);
  if (compiled(source.root)) return source.root as ScenarioFile;
  const errors = (compiled.errors ?? []).filter(({ keyword }) => keyword !== "oneOf");
  for (const error of errors.length > 0 ? errors : (compiled.errors ?? [])) {
    const [found, cure] = describe(error);
    problems.addAt(source, placeOf(error), found, cure);
  }
  return undefined;
}

/** An unknown member is wrong itself, not the object that holds it. */
function placeOf({ keyword, instancePath, params }: ErrorObject): string {
  const { additionalProperty } = params as { readonly additionalProperty?: string };
  return keyword === "additionalProperties" ? pointerTo(instancePath, additionalProperty ?? "") : instancePath;
}

function describe({ keyword, params, message, parentSchema }: ErrorObject): readonly [string, string] {
  const given = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case "additionalProperties": {
      const name = String(given["additionalProperty"]);
      const known = Object.keys((parentSchema?.["properties"] as object | undefined) ?? {});
      const near = nearestName(name, known);
      return [
        `there is no "${name}" here`,
        near === undefined ? `it can be ${known.join(", ")}` : `did you mean "${near}"?`,
      ];
    }
    case "required":
      return [`"${String(given["missingProperty"])}" is missing`, "add it"];
    case "enum":
      return [
        "this is none of the words that can stand here",
        `write one of ${(given["allowedValues"] as readonly unknown[]).join(", ")}`,
      ];
    case "pattern":
      return [`this does not match ${String(given["pattern"])}`, "write it in that form"];
    default:
      return [`this ${message ?? "does not fit"}`, "docs/data.md shows what a scenario can say"];
  }
}
