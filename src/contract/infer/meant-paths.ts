import type { Described, DescribedOperation } from "./described-operation.ts";
import { rowsIn, thingIn } from "./rows-in.ts";
import { barePath, parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

/** Last words of paths that list or fetch what stands before them: `/crates/json`, `/crates/{id}/details`. */
const shows = /^(json|list|index|all|details?|info|inspect|show|view)$/i;
const makes = /^(create|add|new|insert)$/i;

/**
 * A document whose operations have the paths that they mean: without a last word that only says what is done, where the path
 * before it is not documented for that itself. `GET /crates/json`, `POST /crates/create` and `GET /crates/{id}/json` are about
 * `/crates` and `/crates/{id}`.
 */
export function withMeantPaths(written: Described): Described {
  const described = withKeySegments(written);
  const { operations } = described;
  const documented = new Set(operations.map(({ method, path }) => `${method} ${shapeOf(path)}`));
  const places = new Set(operations.flatMap(({ path }) => [shapeOf(path), shapeOf(path).split("/{}")[0]]));
  const meant = (operation: DescribedOperation): DescribedOperation => {
    const segments = segmentsOfPath(operation.path);
    const before = `/${segments.slice(0, -1).join("/")}`;
    const shape = shapeOf(before);
    const isPlace = places.has(shape) || places.has(shape.replace(/\/\{\}$/, ""));
    const isFree = segments.length > 1 && isPlace && !documented.has(`${operation.method} ${shape}`);
    return isFree && isAbout(operation, before, segments.at(-1) ?? "", described)
      ? { ...operation, path: before }
      : operation;
  };
  return { ...described, operations: operations.map(meant) };
}

/** Whether an operation does to what a path names what the word behind that path says. */
function isAbout({ method, answer }: DescribedOperation, before: string, word: string, { view }: Described): boolean {
  const parameter = parameterOf(segmentsOfPath(before).at(-1));
  if (method === "POST") return parameter === undefined && makes.test(word);
  if (method !== "GET" || answer === undefined || !shows.test(word)) return false;
  if (parameter === undefined) return rowsIn(answer, before, view, false) !== undefined;
  const thing = thingIn(answer, parameter, before, view);
  return thing !== undefined && !thing.at.includes("0");
}

/** A segment of OData: a collection, and behind it keys in brackets (OData 4.01 URL Conventions, section 4.3). */
const keyed = /^([^{}()]+)\(([^()]+)\)$/;
const namedKey = /^(?:([^{}=',]+)=)?'?(\{[^{}]+\})'?$/;

/**
 * A document whose paths have keys as segments of their own: `/products({id})` is `/products/{id}`, and so is `/products(Key={id})`
 * where `/products` is documented; elsewhere names in brackets may be what a function is given.
 */
function withKeySegments(described: Described): Described {
  const documented = new Set(described.operations.map(({ path }) => barePath(path)));
  const meant = (path: string): string => {
    if (!path.includes("(")) return path;
    const written = path.split("/");
    const segments = written.map((segment, index) => {
      const [, word, inside] = keyed.exec(segment) ?? [];
      if (word === undefined || inside === undefined) return segment;
      const keys = inside.split(",").map((key) => namedKey.exec(key));
      const isPlace = documented.has([...written.slice(0, index), word].join("/"));
      const isKey = keys.every((key) => key !== null && (isPlace || (key[1] === undefined && keys.length === 1)));
      return isKey ? [word, ...keys.map((key) => key?.[2])].join("/") : segment;
    });
    return segments.join("/");
  };
  return { ...described, operations: described.operations.map((one) => ({ ...one, path: meant(one.path) })) };
}
