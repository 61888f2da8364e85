import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { filledPath } from "../../../contract/model/path.ts";
import { type Json, jsonOf } from "../../../generate/json.ts";
import { sampleValues } from "../../../generate/sample-values.ts";
import { percentEncoded } from "../../../wire/scalar/percent.ts";
import { type Given, type Sent, sentValue, textOf } from "../../../wire/sent/sent-value.ts";

/** Values of parameters as they are sent. */
export interface WrittenParameters {
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly Given[];
}

/** The parameters that a request cannot do without. */
export function neededParameters({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter(({ in: place, required }) => place === "path" || (place !== "body" && required));
}

/** The first documented example of a parameter that fits its schema. */
export function parameterExample(parameter: Parameter): Json | undefined {
  const { examples, example } = parameter.schema;
  const [shown] = Array.isArray(examples) ? (examples as readonly unknown[]) : [example];
  const value = shown === undefined ? undefined : jsonOf(shown);
  return value !== undefined && [value, textOf(value)].some((one) => parameter.violations(one).length === 0)
    ? value
    : undefined;
}

/** A value for a parameter of which nothing is known but its schema: 1 where that fits, else one that is made. */
export function parameterValue(parameter: Parameter): Json {
  if (["1", 1].some((simple) => parameter.violations(simple).length === 0)) return "1";
  return sampleValues(parameter)[0] ?? "1";
}

/** Writes values in the places and styles of their parameters (OpenAPI 3.1, section 4.8.12.4). */
export function writtenParameters(operation: Operation, values: ReadonlyMap<string, Json>): WrittenParameters {
  const sent = operation.parameters.flatMap((parameter) => {
    const value = values.get(parameter.name);
    return value === undefined ? [] : [{ place: parameter.in, sent: sentValue(parameter, value) }];
  });
  const at = (place: Parameter["in"]): readonly Sent[] =>
    sent.filter((one) => one.place === place).map((one) => one.sent);
  const texts = new Map(at("path").map((one) => [one[0], pairsOf(one)[0]?.[1] ?? ""]));
  const path = filledPath(operation, (name) => texts.get(name) ?? "", encodeURIComponent);
  const query = [...at("query"), ...at("querystring")].flatMap(pairsOf).map(joined);
  const cookies = at("cookie").flatMap(pairsOf).map(joined);
  return {
    target: `${path}${query.length === 0 ? "" : `?${query.join("&")}`}`,
    headers: [
      ...at("header").map(([name, text, wire]): Given => [name, wire?.[0]?.[1] ?? text]),
      ...(cookies.length === 0 ? [] : [["Cookie", cookies.join("; ")] as const]),
    ],
  };
}

/** As they stand in a URL. */
function pairsOf([name, text, wire]: Sent): readonly Given[] {
  return wire ?? [[percentEncoded(name), percentEncoded(text)]];
}

function joined([name, text]: Given): string {
  return name === "" ? text : `${name}=${text}`;
}
