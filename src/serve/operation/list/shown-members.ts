import { schemaView } from "../../../contract/check/schema-view.ts";
import type { ItemAnswer, SchemaSource } from "../../../contract/model/contract.ts";
import type { MemberChoice } from "../../../contract/model/list-answer.ts";
import { memberInName } from "../../../contract/model/member-name.ts";
import { isHolder } from "../../../contract/model/row-holder.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { whole } from "../../../generate/make/known.ts";
import type { Data } from "../../data/data.ts";

type Parameters = ReadonlyMap<string, Value>;

/** Members by their names, each with those inside it that are meant; none: all of it. */
interface Names {
  readonly size: number;
  keys(): Iterable<string>;
  has(name: string): boolean;
  get(name: string): Names | undefined;
}

/** All of a member. */
const wholly: Names = new Map();

/** A row with the members that a request asks for, and those that its schema requires. */
export function withShownMembers(
  row: Json,
  answer: Pick<ItemAnswer, "members" | "row" | "at">,
  parameters: Parameters,
  { data, place }: { readonly data: Data; readonly place: string },
): Json {
  if (answer.members.size === 0 || !isJsonObject(row)) return row;
  const asked = [...answer.members].reduce<JsonObject>(
    (left, [name, choice]) => chosen(left, choice, askedBy(name, left, parameters), answer),
    row,
  );
  if (asked === row) return row;
  // Which of the others may be left out, the schema says.
  const made = data.makeFrom(answer.row, place, whole(asked));
  return made.kind === "value" ? common(row, made.value) : row;
}

function chosen(
  row: JsonObject,
  { choice, names }: MemberChoice,
  asked: Names,
  { at, row: source }: Pick<ItemAnswer, "at" | "row">,
): JsonObject {
  if (choice === "with") {
    if (asked.has("*") || asked.has("all")) return row;
    return leftOut(row, new Map(names.flatMap((name) => (asked.has(name) ? [] : [[name, wholly] as const]))));
  }
  const named = inEnvelope(row, asked, at);
  if (choice === "without" || [...named.keys()].every((name) => name.startsWith("-"))) {
    const away = [...named.keys()].map((name) => [name.replace(/^-/, ""), named.get(name) ?? wholly] as const);
    return leftOut(row, new Map(away));
  }
  if (named.has("*")) return row;
  const shown = inRow(row, named, source) ?? row;
  // Who says of the whole answer what it is to have wants no more than that.
  return named === asked || shown === row ? shown : leftOut(shown, new Map(aboutRow(shown, named)));
}

/** Members that tell of a row, and are not named. */
function aboutRow(row: JsonObject, named: Names): readonly (readonly [string, Names])[] {
  return Object.keys(row).flatMap((name) =>
    isAboutRow.test(name) && !named.has(name) ? [[name, wholly] as const] : [],
  );
}

/** What is asked of rows where the whole answer is asked for: `items(id,name),nextPageToken`. */
function inEnvelope(row: JsonObject, asked: Names, at: readonly string[]): Names {
  const [step] = at;
  const inner = step === undefined || Object.hasOwn(row, step) ? undefined : asked.get(step);
  return inner === undefined || inner.size === 0 ? asked : inner;
}

function leftOut(row: JsonObject, names: Names): JsonObject {
  if (!Object.keys(row).some((name) => names.has(name))) return row;
  const left = Object.entries(row).flatMap(([name, value]) => {
    const inner = names.get(name);
    if (inner === undefined) return [[name, value] as const];
    return inner.size === 0 ? [] : [[name, within(value, (object) => leftOut(object, inner))] as const];
  });
  return Object.fromEntries(left);
}

/** The members of a row that are named, its own, or those that it holds in one object; undefined: it has none of them. */
function inRow(row: JsonObject, names: Names, { schema, references }: SchemaSource): JsonObject | undefined {
  const view = schemaView(references);
  const known = view.allMembers(schema);
  const hasAny = (members: readonly string[]): boolean => members.some((name) => names.has(name));
  const all = new Set([...known.keys(), ...Object.keys(row)]);
  if (hasAny([...all])) return picked(row, names);
  const held = [...all].filter((name) => isHolder(name) || name === "relationships");
  const knownIn = (name: string): readonly string[] => {
    const member = known.get(name);
    return member === undefined ? [] : [...view.allMembers(member).keys()];
  };
  if (!held.some((name) => hasAny([...knownIn(name), ...Object.keys(row[name] ?? {})]))) return undefined;
  const chosenOf = Object.entries(row).map(([name, object]) => {
    return [name, held.includes(name) && isJsonObject(object) ? picked(object, names) : object] as const;
  });
  return Object.fromEntries(chosenOf);
}

function picked(row: JsonObject, names: Names): JsonObject {
  const left = Object.entries(row).flatMap(([name, value]) => {
    const inner = names.get(name);
    if (inner === undefined) return isAboutRow.test(name) ? [[name, value] as const] : [];
    return [[name, inner.size === 0 ? value : within(value, (object) => picked(object, inner))] as const];
  });
  return Object.fromEntries(left);
}

/** The same of an object, or of each in a list of such. */
function within(value: Json, change: (object: JsonObject) => JsonObject): Json {
  if (isJsonList(value)) return value.map((item) => within(item, change));
  return isJsonObject(value) ? change(value) : value;
}

/** Members that tell of a row, and are none of its own. */
const isAboutRow = /^([@$].*|_links|links)$/;

/** What two values have in common, as the first says it. */
function common(row: Json, other: Json): Json {
  if (isJsonList(row) && isJsonList(other)) return row.map((item, index) => common(item, other[index] ?? null));
  if (!isJsonObject(row) || !isJsonObject(other)) return row;
  const both = Object.entries(row).filter(([name]) => Object.hasOwn(other, name));
  return Object.fromEntries(both.map(([name, value]) => [name, common(value, other[name] ?? null)]));
}

/** The names that a parameter was sent: `fields[articles]` speaks of rows of that type alone. */
function askedBy(name: string, row: JsonObject, parameters: Parameters): Names {
  const member = memberInName(name)?.member;
  const value = parameters.get(name);
  const texts = isTypeOf(row, member) ? textsIn(value, row) : [];
  return namesIn(texts.join(","));
}

function isTypeOf({ type }: JsonObject, named: string | undefined): boolean {
  return named === undefined || typeof type !== "string" || type === named;
}

function textsIn(value: Value | undefined, row: JsonObject): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap((one) => textsIn(one, row));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Readonly<Record<string, Value>>).flatMap(([type, one]) =>
    isTypeOf(row, type) ? textsIn(one, row) : [],
  );
}

/** `id,author(name,city),owner.name,owner/town`, read step by step; what is named itself is meant whole, with `.*` too. */
function namesIn(text: string): Names {
  const root = new Map<string, Names>();
  const around: Map<string, Names>[] = [root];
  const whole: Map<string, Names>[] = [];
  let inner = root;
  const signs = [...text.matchAll(/[(),]|([^(),\s]+)/g)];
  for (const [index, [sign, name]] of signs.entries()) {
    const outer = around.at(-1) ?? root;
    if (name !== undefined) {
      const steps = name.split(/[./]/);
      inner = steps.reduce(stepInto, outer);
      if (steps.at(-1) === "*") whole.push(steps.slice(0, -1).reduce(stepInto, outer));
      else if (signs[index + 1]?.[0] !== "(") whole.push(inner);
    } else if (sign === "(") around.push(inner);
    else if (sign === ")" && around.length > 1) around.pop();
  }
  for (const one of whole) if (one !== root) one.clear();
  return root;
}

function stepInto(names: Map<string, Names>, step: string): Map<string, Names> {
  const inner = (names.get(step) as Map<string, Names> | undefined) ?? new Map<string, Names>();
  names.set(step, inner);
  return inner;
}
