import type { Parameter } from "./contract.ts";

/** Places whose parameters a bare name means before those of headers and cookies. */
type Place = "path" | "query";

type Named = { readonly name: string; readonly in: string };

/**
 * The parameter that a bare name means: there may be one of it in each place (OpenAPI, "Parameter Object"). Owners and keys are
 * said by the path, what narrows or pages a list by the query.
 */
export function namedParameter<P extends Named>(
  parameters: readonly P[],
  name: string | undefined,
  first: Place,
): P | undefined {
  const named = parameters.filter((one) => one.name === name);
  const other = first === "path" ? "query" : "path";
  return named.find((one) => one.in === first) ?? named.find((one) => one.in === other) ?? named[0];
}

/** What was sent, by name. @param first where a name is looked for before */
export function valuesByName<V>(
  sent: ReadonlyMap<Parameter, V>,
  parameters: readonly Parameter[],
  first: Place,
): Map<string, V> {
  const values = new Map<string, V>();
  const isTold = isEachNamedOnce(parameters);
  for (const [parameter, value] of sent)
    if (isTold || namedParameter(parameters, parameter.name, first) === parameter) values.set(parameter.name, value);
  return values;
}

const namedOnce = new WeakMap<readonly Named[], boolean>();

/** Whether no two parameters of an operation have one name, as in most: found out once. */
function isEachNamedOnce(parameters: readonly Named[]): boolean {
  const isOnce = namedOnce.get(parameters) ?? new Set(parameters.map(({ name }) => name)).size === parameters.length;
  namedOnce.set(parameters, isOnce);
  return isOnce;
}

/** Whether a path and a query have parameters of one name. */
export function sharesNames(parameters: readonly Named[]): boolean {
  if (isEachNamedOnce(parameters)) return false;
  const inPath = namesInPath(parameters);
  return parameters.some(({ name, in: place }) => place === "query" && inPath.has(name));
}

/** Of names that the query has, those that the path does not have too. */
export function notInPath(parameters: readonly Named[], names: Iterable<string>): ReadonlySet<string> {
  const inPath = namesInPath(parameters);
  return new Set([...names].filter((name) => !inPath.has(name)));
}

function namesInPath(parameters: readonly Named[]): ReadonlySet<string> {
  return new Set(parameters.flatMap(({ name, in: place }) => (place === "path" ? [name] : [])));
}
