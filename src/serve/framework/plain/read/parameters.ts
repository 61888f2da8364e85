import { tellingViolations } from "../../../../contract/model/violation.ts";
import type { Parameter } from "../../../../contract/model/contract.ts";
import { sharesNames, valuesByName } from "../../../../contract/model/named-parameter.ts";
import { formatOf } from "../../../../contract/model/media-type.ts";
import type { Type } from "../../../../contract/model/type.ts";
import { isWrittenAsNothing } from "../../../../contract/model/written-as-nothing.ts";
import { untypedValue } from "../../../../contract/model/untyped-value.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { readJson } from "../../../../wire/dialect/plain/json-reader.ts";
import { jsonValueOf } from "../../../../wire/dialect/plain/json-writer.ts";
import { describeType } from "../../../../wire/read/leaf-reader.ts";
import { ReadError } from "../../../../wire/format.ts";
import { refusalOf } from "../../../operation/list/refused-condition.ts";
import { headerValues } from "../../../operation/request.ts";
import type { Exchange } from "../exchange.ts";
import { decoded } from "../path.ts";
import { documentsBadRequest, type Fault } from "../refusal.ts";
import { makeups, type TextTree, typedTree } from "./text-tree.ts";
import { treesOf } from "./sent-texts.ts";

/** What was sent of the parameters, and what is wrong with it. */
export interface BoundParameters {
  readonly sent: ReadonlyMap<Parameter, Value>;
  /** By the contract's names. */
  readonly values: ReadonlyMap<string, Value>;
  /** The same where a name of the query goes before that of the path; undefined: none is of both. */
  readonly query: ReadonlyMap<string, Value> | undefined;
  readonly faults: readonly Fault[];
}

/**
 * Reads the parameters of a request by their styles and types, never by the look of their text: `0012` of a text stays four
 * digits. What was not sent has its default, if the schema names one.
 */
export function bindParameters(exchange: Exchange): BoundParameters {
  const { parameters } = exchange.operation;
  const sent = new Map<Parameter, Value>();
  const faults: Fault[] = [];
  for (const parameter of parameters) {
    if (parameter.in === "body") continue;
    const read = readParameter(parameter, exchange);
    // A list that is asked for without a position begins with its first row, whatever position the document gives as default.
    if (read.kind === "default" && isPosition(parameter, exchange)) continue;
    if (read.kind === "value") faults.push(...brokenConditions(parameter, exchange, read.value));
    if (read.kind === "value" || read.kind === "default") sent.set(parameter, read.value);
    if (read.kind === "faults" && !isOffer(parameter, exchange))
      faults.push(...read.faults.map((fault) => ({ ...fault, at: { parameter: parameter.name, in: parameter.in } })));
  }
  const values = valuesByName(sent, parameters, "path");
  return {
    sent,
    values,
    faults,
    query: sharesNames(parameters) ? valuesByName(sent, parameters, "query") : undefined,
  };
}

/** Conditions that are none or cannot be met, where the operation says how it refuses: others narrow nothing. */
function brokenConditions({ name, in: place }: Parameter, { operation }: Exchange, value: Value): readonly Fault[] {
  const { answer } = operation;
  if (place !== "query" || answer.kind !== "list" || answer.filters.get(name)?.operator !== "conditions") return [];
  const texts = [value].flat().filter((one) => typeof one === "string");
  const [detail] = documentsBadRequest(operation)
    ? texts.flatMap((text) => refusalOf(name, text, answer.row) ?? [])
    : [];
  return detail === undefined ? [] : [{ at: { parameter: name, in: place }, kind: "text", detail }];
}

/**
 * Whether a header is what clients send of themselves, whatever is documented: several languages or codings, or any, that they would
 * take (RFC 9110, section 12.5), the one language of a browser. Hosts choose among them, and refuse nobody.
 */
function isOffer({ name, in: place }: Parameter, { request }: Exchange): boolean {
  if (place !== "header" || !/^accept-(language|encoding|charset)$/i.test(name)) return false;
  return headerValues(request, name).some((value) => /[*,;]|^[a-z]{2}(-[a-z]{2})?$/i.test(value));
}

/** Whether a parameter says where a page of a list begins. */
function isPosition({ name, in: place }: Parameter, { operation: { answer } }: Exchange): boolean {
  return answer.kind === "list" && place === "query" && answer.paging.parameter === name;
}

type Read =
  | { readonly kind: "value" | "default"; readonly value: Value }
  | { readonly kind: "nothing" }
  | { readonly kind: "faults"; readonly faults: readonly Omit<Fault, "at">[] };

function readParameter(parameter: Parameter, exchange: Exchange): Read {
  try {
    return readTrees(parameter, treesOf(parameter, exchange));
  } catch (error) {
    if (error instanceof ReadError) return fault("text", error.message);
    throw error;
  }
}

function readTrees(parameter: Parameter, trees: readonly TextTree[] | undefined): Read {
  if (trees === undefined) return absent(parameter);
  const isEmpty = trees.length > 0 && trees.every((tree) => tree === "");
  if (isEmpty && parameter.spelling?.allowEmptyValue === true) return { kind: "nothing" };
  if (isEmpty && parameter.in === "path") return fault("schema", "is missing");
  const values = trees.flatMap((tree) => readings(tree, parameter));
  if (values.length === 0) return fault("text", `must be ${describeType(parameter.slot.type)}${styleWords(parameter)}`);
  const judged = values.map((value) => ({ value, violations: violationsOf(value, parameter) }));
  const right = judged.find(({ violations }) => violations.length === 0);
  if (right !== undefined) return { kind: "value", value: right.value };
  const wrong = judged[0]?.violations ?? [];
  return {
    kind: "faults",
    faults: wrong.map(({ pointer, message }) => ({
      kind: "schema",
      detail: pointer === "" ? message : `at ${pointer}: ${message}`,
    })),
  };
}

/** The style, where it is not the one that everybody writes. */
function styleWords({ spelling }: Parameter): string {
  const { style = "form", mediaType } = spelling ?? {};
  if (mediaType !== undefined) return `, written as ${mediaType}`;
  return style === "form" || style === "simple" ? "" : `, written in the style ${style}`;
}

function violationsOf(value: Value, parameter: Parameter): ReturnType<Parameter["violations"]> {
  return tellingViolations(parameter.violations(jsonValueOf(value, parameter.slot.type, "json")));
}

function absent(parameter: Parameter): Read {
  const { required, in: place, schema, slot } = parameter;
  if (required && isWrittenAsNothing(parameter)) return { kind: "value", value: {} };
  if (required || place === "path") return fault("schema", "is missing");
  const usual = schema["default"];
  if (!Object.hasOwn(schema, "default")) return { kind: "nothing" };
  // Some documents write the default of a list as it stands in an address.
  const texts = typeof usual !== "string" ? undefined : usual === "" ? [] : usual.split(",");
  const items = slot.type.kind === "list" && texts !== undefined ? typedTree(texts, slot.type) : undefined;
  return { kind: "default", value: items ?? untypedValue(usual) };
}

function fault(kind: Fault["kind"], detail: string): Read {
  return { kind: "faults", faults: [{ kind, detail }] };
}

/** What a text may mean: where its type leaves it open, text first, then a number or a truth value. */
function readings(tree: TextTree, { slot: { type }, spelling }: Parameter): readonly Value[] {
  if (spelling?.mediaType !== undefined && typeof tree === "string") return readContent(tree, spelling.mediaType, type);
  const value = typedTree(tree, type);
  const text = makeups(type).has("text") && typeof tree === "string" ? [tree] : [];
  const isOpen = type.kind === "any" || type.kind === "union";
  const others = isOpen ? text.flatMap((one) => [one, ...looseReadings(one)]) : [];
  return [...(value === undefined ? [] : [value]), ...others];
}

function looseReadings(text: string): readonly Value[] {
  return [{ kind: "number", integer: false } as const, { kind: "boolean" } as const].flatMap(
    (type) => typedTree(text, type) ?? [],
  );
}

function readContent(text: string, mediaType: string, type: Type): readonly Value[] {
  if (formatOf(mediaType) !== "json") return [typedTree(text, type) ?? text];
  // Of a text many documents say that it is JSON, and nobody sends it in quotes.
  const bare = type.kind === "any" ? undefined : typedTree(text, type);
  const others = typeof bare === "string" ? [bare] : [];
  for (const json of [text, decoded(text)]) {
    try {
      return [readJson(json, { type, nullable: true }), ...others];
    } catch {
      // Some clients encode JSON in a header or cookie, some do not.
    }
  }
  return others;
}
