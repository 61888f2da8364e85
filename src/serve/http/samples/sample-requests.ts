import type { AnswerRule, Operation, Parameter } from "../../../contract/model/contract.ts";
import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import type { Json } from "../../../generate/json.ts";
import { type Given, textOf } from "../../../wire/sent/sent-value.ts";
import { absentKeys } from "../../data/existence.ts";
import { listedKeys } from "./listed-keys.ts";
import { neededParameters, parameterExample, parameterValue, writtenParameters } from "./sample-parameters.ts";
import type { NamedEntity } from "../../data/named-entity.ts";
import type { Row } from "../../data/data.ts";
import { valueAt } from "../../../contract/model/property.ts";
import type { NamedApi } from "../open-world.ts";

/** A request worth copying: for something that the scenario names, or made from examples. */
export interface SampleRequest {
  /** Path and query. */
  readonly target: string;
  /** Those that the operation asks for, credentials aside. */
  readonly headers: readonly Given[];
  /** Parameter → text. */
  readonly values: ReadonlyMap<string, string>;
  /** In a few words, what it shows; may be empty. */
  readonly about: string;
  /** What it asks for; undefined: nothing that has a name. */
  readonly named: NamedEntity | undefined;
}

type RowRule = Extract<AnswerRule, { kind: "row" }>;

/** At most so many for one operation. */
const most = 12;

/** The requests to show for an operation: one for each entity that has a name, the largest first; else one from the examples. */
export function requestsFor(operation: Operation, api: NamedApi): readonly SampleRequest[] {
  const { answer } = operation;
  const entity = answer.kind === "page" || answer.kind === "row" ? answer.entity : undefined;
  const named = api.host.data
    .names()
    .filter((name) => name.entity === entity)
    .flatMap((name) => withParametersOf(operation, name, api))
    .sort((a, b) => b.size - a.size)
    .slice(0, most)
    .map((one) => {
      const values = new Map([...examplesOf(operation), ...one.parameters]);
      return requestOf(operation, api, { values, about: aboutOf(one), named: one });
    });
  if (named.length > 0) return named;
  const values = new Map<string, Json>([...valuesFor(operation, api), ...rowFor(operation, api)]);
  return [requestOf(operation, api, { values, about: "", named: undefined })];
}

/** A request for a row that surely does not exist, which shows what a 404 looks like; undefined where no such key fits. */
export function absentRequest(operation: Operation, api: NamedApi): SampleRequest | undefined {
  const { answer } = operation;
  const parameter = operation.parameters.find(({ name }) => answer.kind === "item" && answer.key === name);
  const key = absentKeys.find((one) => parameter?.violations(one).length === 0);
  if (parameter === undefined || key === undefined) return undefined;
  const values = new Map<string, Json>([...valuesFor(operation, api), [parameter.name, String(key)]]);
  return requestOf(operation, api, { values, about: "404: there is no such row", named: undefined });
}

interface Sample extends Pick<SampleRequest, "about" | "named"> {
  readonly values: ReadonlyMap<string, Json>;
}

function requestOf(operation: Operation, api: NamedApi, { values, ...sample }: Sample): SampleRequest {
  const { target, headers } = writtenParameters(operation, values);
  const texts = new Map([...values].map(([name, value]) => [name, textOf(value)]));
  return { target: `${placeOf(operation, api.host.contract)}${target}`, headers, values: texts, ...sample };
}

function aboutOf({ size, story = "", about }: NamedEntity): string {
  const rows = size === 1 ? "" : `${size.toLocaleString("en")} rows`;
  return [rows, story, about].filter((part) => part !== "").join(", ");
}

/** What stands before an operation's path. */
export function placeOf({ bases }: Operation, contract: NamedApi["host"]["contract"]): string {
  return `${contract.at ?? ""}${contract.isRootGivenUp === true ? (bases.find((base) => base !== "") ?? "") : ""}`;
}

/** A name with the parameters that this operation wants of it: what it has, or what the row that it names says (its id). */
function withParametersOf(operation: Operation, name: NamedEntity, api: NamedApi): readonly NamedEntity[] {
  if (pathParameters(operation).every((parameter) => name.parameters.has(parameter.name))) return [name];
  const { answer } = operation;
  const siblings = api.host.contract.operations
    .map((sibling) => sibling.answer)
    .filter((other) => other.kind === "row" && other.entity === name.entity);
  const finder = siblings.find(
    (other) => other.kind === "row" && [...other.by.keys()].every((parameter) => name.parameters.has(parameter)),
  );
  if (answer.kind !== "row") return [];
  if (finder?.kind !== "row") return withFirstRow(answer, name, api);
  const row = api.host.data.find(
    name.entity,
    new Map([...finder.by].map(([parameter, property]) => [property, name.parameters.get(parameter) ?? null])),
  );
  return row === undefined ? [] : [{ ...name, parameters: parametersFrom(row, answer.by) }];
}

/** The first row of the owner that a name names. */
function withFirstRow(answer: RowRule, name: NamedEntity, { host }: NamedApi): readonly NamedEntity[] {
  const { parent } = host.contract.entities.get(name.entity) ?? {};
  const owner = name.parameters.get(parent?.parameter ?? "");
  const row = owner === undefined ? undefined : firstRow(name.entity, owner, host.data);
  if (row === undefined) return [];
  const parameters = new Map([...name.parameters, ...parametersFrom(row, answer.by)]);
  return [{ ...name, parameters, story: undefined, about: `a row of ${name.name}`, size: 1 }];
}

function firstRow(entity: string, owner: string, data: NamedApi["host"]["data"]): Row | undefined {
  return data.page(entity, owner, { limit: 1, from: undefined, towards: "older", conditions: [] })?.rows[0];
}

/** Parameters for a row that nobody names: of one that a page shows, else of one that its schema lets there be. */
function rowFor({ answer }: Operation, { host }: NamedApi): ReadonlyMap<string, string> {
  if (answer.kind !== "row") return new Map();
  const { type } = host.contract.entities.get(answer.entity) ?? {};
  const shown = firstRow(answer.entity, "", host.data);
  if (shown !== undefined) return parametersFrom(shown, answer.by);
  const value = type === undefined ? undefined : host.data.make(type, "a row to ask for");
  if (!isObjectValue(value)) return new Map();
  return parametersFrom({ value }, answer.by);
}

function parametersFrom({ value }: Pick<Row, "value">, by: RowRule["by"]): ReadonlyMap<string, string> {
  return new Map(
    [...by].flatMap(([parameter, property]): [string, string][] => {
      const found = valueAt(value, property);
      return isScalar(found) ? [[parameter, String(found)]] : [];
    }),
  );
}

function isScalar(value: Value): value is string | number | bigint {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint";
}

function pathParameters(operation: Operation): readonly Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === "path");
}

/** A value for every parameter that has to be sent: its example, else the first constant it can name. */
function examplesOf(operation: Operation): ReadonlyMap<string, Json> {
  const named =
    operation.answer.kind === "example"
      ? [...operation.answer.examples.keys()]
      : operation.answer.kind === "failure"
        ? [...operation.answer.failures.keys()]
        : [];
  return new Map(
    neededParameters(operation).map((parameter) => [
      parameter.name,
      parameterExample(parameter) ?? named.find((key) => key !== "*") ?? parameterValue(parameter),
    ]),
  );
}

/** A parameter's example, else the key of a row where it names one. */
function valuesFor(operation: Operation, api: NamedApi): ReadonlyMap<string, Json> {
  const keys = listedKeys(operation, api);
  const isShown = (name: string): boolean =>
    operation.parameters.some((parameter) => parameter.name === name && parameterExample(parameter) !== undefined);
  return new Map([...examplesOf(operation), ...[...keys].filter(([name]) => !isShown(name))]);
}
