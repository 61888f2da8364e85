import type { Method } from "../model/contract.ts";
import { methods } from "./openapi-shapes.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "./references.ts";

/** An operation where it stands: its route, and what its path says for all its methods. */
export interface OperationPart {
  readonly path: string;
  readonly method: Method;
  readonly item: Part;
  readonly part: Part;
}

/** Every operation under `paths`, in the document's order. */
export function operationParts(root: Part, references: References): OperationPart[] {
  return (root.get("paths")?.entries() ?? []).flatMap(([path, entry]) => {
    const item = references.follow(entry);
    if (item === undefined || !path.startsWith("/")) return [];
    return item
      .entries()
      .filter(([name, part]) => methods.includes(name) && part.record !== undefined)
      .map(([name, part]) => ({ path, method: name.toUpperCase() as Method, item, part }));
  });
}

/** The parameters of an operation, those of its path first; one of the same name and place replaces its path's. */
export function parameterParts({ item, part }: OperationPart, references: References): Part[] {
  const found = new Map<string, Part>();
  for (const parameter of [...(item.get("parameters")?.items() ?? []), ...(part.get("parameters")?.items() ?? [])]) {
    const meant = references.follow(parameter);
    if (meant?.get("name")?.text !== undefined) found.set(parameterKey(meant), meant);
  }
  return [...found.values()];
}

/** What tells the parameters of an operation apart: place and name; headers whatever their case. */
export function parameterKey(parameter: Part): string {
  const place = parameter.get("in")?.text ?? "";
  const name = parameter.get("name")?.text ?? "";
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

/** The schema of a parameter or header: its own, or that of the one media type it is written in. */
export function schemaOf(parameter: Part): Part | undefined {
  return parameter.get("schema") ?? parameter.get("content")?.entries()[0]?.[1].get("schema");
}

/** The segments of a path template: text, or the variable that stands there. */
export function segmentsOf(path: string): (string | { readonly parameter: string })[] {
  return path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => {
      const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
      return name === undefined ? segment : { parameter: name };
    });
}

/** Two routes of one key take the same requests: letters of any case, variables of any name. */
export function routeKey(method: Method, path: string): string {
  const segments = segmentsOf(path).map((segment) => (typeof segment === "string" ? segment.toLowerCase() : "{}"));
  return `${method} /${segments.join("/")}`;
}
