import { isJson, mainMedia, responseParts, successPart } from "../check/response-parts.ts";
import { type OperationPart, operationParts, parameterParts, schemaOf } from "../check/openapi-parts.ts";
import type { References } from "../check/references.ts";
import { schemaView, type SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { pathWithoutQuery, queryPairsOf } from "../model/path.ts";

/** An operation as far as inferences look at it. */
export interface DescribedOperation extends OperationPart {
  /** The path as the document has it; `path` is what it means, without a query that holds parameters alone. */
  readonly written: string;
  readonly parameters: readonly DescribedParameter[];
  /** The schema of the JSON that a success has. */
  readonly answer: Part | undefined;
  /** The media type that the schema stands under. */
  readonly media: Part | undefined;
  /** The documented success, and the status it is documented for. */
  readonly response: Part | undefined;
  readonly success: string | undefined;
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
  const responses = responseParts(operation.part, references);
  const response = successPart(responses);
  const success = responses.find(({ part }) => part === response)?.status;
  const media = jsonOf(response, references);
  const { path: written } = operation;
  const path = isNarrowed(written) ? pathWithoutQuery(written) : written;
  return { ...operation, parameters, response, success, media, answer: media?.get("schema"), written, path };
}

/** Whether the query behind a path asks for less of the same: one with fixed values (`?method=list`) may ask for anything. */
function isNarrowed(path: string): boolean {
  return queryPairsOf(path).every(({ variable }) => variable !== undefined);
}

/** What a success says in JSON: the media type that rows are read from when answers are compiled, where it can be JSON. */
function jsonOf(response: Part | undefined, references: References): Part | undefined {
  const [type, media] = mainMedia(response, references) ?? [];
  return type !== undefined && (isJson(type) || type === "*/*") ? media : undefined;
}

/** The schema of what is sent: that of the first media type that has one. */
export function sentIn({ part }: DescribedOperation, { references }: Described): Part | undefined {
  const media = references.follow(part.get("requestBody"))?.get("content")?.entries() ?? [];
  return media.flatMap(([, content]) => references.follow(content)?.get("schema") ?? [])[0];
}
