import { type OperationPart, operationParts, parameterParts, schemaOf } from "../check/openapi-parts.ts";
import type { References } from "../check/references.ts";
import { schemaView, type SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";

/** An operation as far as inferences look at it. */
export interface DescribedOperation extends OperationPart {
  readonly parameters: readonly DescribedParameter[];
  /** The schema of the JSON that a success has. */
  readonly answer: Part | undefined;
  /** The media type that the schema stands under. */
  readonly media: Part | undefined;
  readonly response: Part | undefined;
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  readonly part: Part;
  readonly schema: Part | undefined;
}

/** A document as inferences see it. */
export interface Described {
  readonly root: Part;
  readonly references: References;
  readonly view: SchemaView;
  readonly operations: readonly DescribedOperation[];
}

export function describe(root: Part, references: References): Described {
  const operations = operationParts(root, references).map((operation) => described(operation, references));
  return { root, references, view: schemaView(references), operations };
}

function described(operation: OperationPart, references: References): DescribedOperation {
  const parameters = parameterParts(operation, references).map((part) => ({
    name: part.get("name")?.text ?? "",
    in: part.get("in")?.text ?? "",
    isRequired: part.get("required")?.flag === true,
    part,
    schema: schemaOf(part),
  }));
  const response = successOf(operation.part, references);
  const media = jsonOf(response);
  return { ...operation, parameters, response, media, answer: media?.get("schema") };
}

/** 200, else the lowest success, else a range or default. */
function successOf(part: Part, references: References): Part | undefined {
  const all = part.get("responses")?.entries() ?? [];
  const successes = all.filter(([status]) => /^2(\d\d|xx)$/i.test(status)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const chosen = successes[0] ?? all.find(([status]) => status === "default");
  return chosen && references.follow(chosen[1]);
}

function jsonOf(response: Part | undefined): Part | undefined {
  const content = response?.get("content")?.entries() ?? [];
  const json = content.find(([type]) => /^application\/(.+\+)?json\b/i.test(type));
  return (json ?? content.find(([type]) => type === "*/*"))?.[1];
}
