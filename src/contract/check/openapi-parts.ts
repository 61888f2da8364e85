import type { Method } from "../model/contract.ts";
import {
  filledSegments,
  parametersIn,
  type PathPiece,
  type PathSegment,
  pathWithoutQuery,
  queryPairsOf,
} from "../model/path.ts";
import { methods } from "./openapi-shapes.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "./references.ts";

/** An operation where it stands: its route, and what its path says for all its methods. */
export interface OperationPart {
  readonly path: string;
  readonly method: Method;
  readonly item: Part;
  readonly part: Part;
  /** The places of the keys that it demands of its callers, as `parameterKey` tells them. */
  readonly keys: ReadonlySet<string>;
}

/** Every operation under `paths`, in the document's order. */
export function operationParts(root: Part, references: References): OperationPart[] {
  const keysOf = demandedKeys(root, references);
  return (root.get("paths")?.entries() ?? []).flatMap(([path, entry]) => {
    const item = path.startsWith("/") ? references.follow(entry) : undefined;
    return item === undefined
      ? []
      : operationsIn(item)
          .filter(([, part]) => part.record !== undefined)
          .map(([name, part]) => ({ path, method: name, item, part, keys: keysOf(part) }));
  });
}

/** Where the API keys stand that an operation demands; none where it lets in callers without any (OpenAPI 3.2, section 4.30). */
function demandedKeys(root: Part, references: References): (operation: Part) => ReadonlySet<string> {
  const places = new Map<string, string>();
  for (const [name, entry] of root.at("components", "securitySchemes")?.entries() ?? []) {
    const scheme = references.follow(entry);
    if (scheme?.get("type")?.text === "apiKey") places.set(name, parameterKey(scheme));
  }
  const demanded = (security: Part | undefined): ReadonlySet<string> => {
    const ways = (security?.items() ?? []).map((way) => way.entries().map(([name]) => name));
    return new Set(
      ways.some(({ length }) => length === 0) ? [] : ways.flat().flatMap((name) => places.get(name) ?? []),
    );
  };
  const usual = demanded(root.get("security"));
  return (operation) => (operation.has("security") ? demanded(operation.get("security")) : usual);
}

/** The operations of a path by their methods, those of any other name last (OpenAPI 3.2, section 4.9.1: as they are written). */
function operationsIn(item: Part): (readonly [method: Method, part: Part])[] {
  const named = item.entries().filter(([name]) => methods.includes(name));
  const others = item.get("additionalOperations")?.entries() ?? [];
  return [
    ...named.map(([name, part]) => [name.toUpperCase(), part] as const),
    ...others.filter(([name]) => !name.startsWith("x-") && !methods.includes(name.toLowerCase())),
  ];
}

/**
 * The parameters of an operation that can be given. A path parameter that its path does not have cannot, nor a header whose name is
 * none (RFC 9110, section 5.1), and what is said of these three headers is ignored (OpenAPI 3.1, section 4.8.12.2). A key by which
 * callers are let in is theirs to show, though some documents write it down as a parameter too.
 */
export function parameterParts(operation: OperationPart, references: References): Part[] {
  const declared = declaredParameters(operation, references);
  if (declared.length === 0) return declared;
  const inPath = new Set(parametersIn(segmentsOf(operation.path)));
  return declared.filter((parameter) => {
    const name = parameter.get("name")?.text ?? "";
    const place = parameter.get("in")?.text;
    if (operation.keys.has(parameterKey(parameter))) return false;
    if (place === "header") return isHeaderName(name) && !ignoredHeaders.has(name.toLowerCase());
    return place !== "path" || inPath.has(name);
  });
}

/** Whether a header can have this name: it is a token (RFC 9110, section 5.6.2). */
export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

const ignoredHeaders: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** The parameters of an operation, those of its path first; one of the same name and place replaces its path's. */
export function declaredParameters({ item, part }: OperationPart, references: References): Part[] {
  const found = new Map<string, Part>();
  for (const parameter of [...(item.get("parameters")?.items() ?? []), ...(part.get("parameters")?.items() ?? [])]) {
    const meant = references.follow(parameter);
    if (meant?.get("name")?.text !== undefined && meant.get("in")?.text !== undefined)
      found.set(parameterKey(meant), meant);
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

/** The media types of a body and what they mean, references followed (OpenAPI 3.2, section 4.14). */
export function mediaTypesOf(part: Part | undefined, references: References): (readonly [type: string, media: Part])[] {
  return (part?.get("content")?.entries() ?? []).flatMap(([type, media]) => {
    const meant = type.startsWith("x-") ? undefined : references.follow(media);
    return meant === undefined ? [] : [[type, meant] as const];
  });
}

/** The segments of a path template; what is behind the path is none. */
export function segmentsOf(path: string): PathSegment[] {
  return pathWithoutQuery(path)
    .split("/")
    .filter((segment) => segment !== "")
    .map(piecesOf);
}

function piecesOf(segment: string): PathSegment {
  if (!segment.includes("{")) return Object.freeze([segment]);
  const pieces = segment.split(/\{([^{}]+)\}/);
  return Object.freeze(
    pieces.flatMap((text, i): PathPiece[] => (i % 2 === 1 ? [{ parameter: text }] : text === "" ? [] : [text])),
  );
}

/** Two routes of one key take the same requests: letters of any case, variables of any name, a query in any order. */
export function routeKey(method: Method, path: string): string {
  const segments = filledSegments(
    segmentsOf(path),
    () => "{}",
    (text) => text.toLowerCase(),
  );
  const query = queryPairsOf(path).map(
    ({ name, value, variable }) => `&${name}=${variable === undefined ? value : "{}"}`,
  );
  return `${method} /${segments.join("/")}${query.toSorted().join("")}`;
}
