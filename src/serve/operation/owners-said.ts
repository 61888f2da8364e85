import { schemaView, type SchemaView } from "../../contract/check/schema-view.ts";
import type { Operation, SchemaSource } from "../../contract/model/contract.ts";
import { literalOf } from "../../contract/model/path.ts";
import { plainName } from "../../contract/model/plain-name.ts";
import { bareNames, referenceIn } from "../../contract/model/reference-name.ts";
import { singular } from "../../contract/model/singular.ts";
import type { Value } from "../../contract/model/value.ts";
import { isJsonList, isJsonObject, type Json } from "../../generate/json.ts";
import { type Known, options, type Options } from "../../generate/make/known.ts";
import type { Part } from "../../source/part.ts";
import { inEitherKind, put } from "./known-parts.ts";

/** A thing that the path of an operation names: one of `servers`, by the parameter behind that word. */
interface Named {
  readonly parameter: string;
  readonly word: string;
  /** Whether it is named by its id: not by a name, and not by its owner's (`/repos/{owner}/{repo}`). */
  readonly isById: boolean;
}

/** Where an answer says which of them it is about. */
interface Place {
  readonly named: Named;
  readonly at: readonly string[];
  /** What stands there, given the key. */
  readonly part: (key: Options) => Known;
  /** Where the key itself stands; undefined: only the kind does. */
  readonly key: readonly string[] | undefined;
}

const known = new WeakMap<Operation, readonly Place[]>();

/**
 * What is known of an answer that is made, undefined where nothing is: what is known of it before, and the ids in it that mean what the path names. `server_id`, `server: { id }`, and of
 * what was done last to something also `resource: { id, type }`, in a list too, and `resource_id` beside `resource_type`.
 */
export function ownersSaid(
  operation: Operation,
  source: SchemaSource,
  parameters: ReadonlyMap<string, Value>,
  before?: Known,
): Known | undefined {
  return placesOf(operation, source).reduce<Known | undefined>((around, { at, named, part }) => {
    const key = inEitherKind(parameters.get(named.parameter));
    return key === undefined ? around : put(around ?? {}, at, part(key));
  }, before);
}

/** An example of the answer with those ids in it, in the kinds that it shows. */
export function withOwnersSaid(
  example: Json,
  operation: Operation,
  source: SchemaSource,
  parameters: ReadonlyMap<string, Value>,
): Json {
  return placesOf(operation, source).reduce((before, { named, key: at }) => {
    const key = inEitherKind(parameters.get(named.parameter));
    return key === undefined || at === undefined ? before : withKeyAt(before, at, key);
  }, example);
}

function withKeyAt(example: Json, [step, ...rest]: readonly string[], key: Options): Json {
  if (step === undefined) return key.preferred.find((value) => typeof value === typeof example) ?? example;
  if (isJsonList(example)) return example.length === 1 ? example.map((one) => withKeyAt(one, rest, key)) : example;
  if (!isJsonObject(example) || !Object.hasOwn(example, step)) return example;
  return { ...example, [step]: withKeyAt(example[step] ?? null, rest, key) };
}

function placesOf(operation: Operation, source: SchemaSource): readonly Place[] {
  const places = known.get(operation) ?? placesIn(operation, source);
  known.set(operation, places);
  return places;
}

function placesIn({ method, segments }: Operation, { schema, references }: SchemaSource): readonly Place[] {
  const named: Named[] = [];
  let word = "";
  segments.forEach((segment, index) => {
    word = literalOf(segment) ?? word;
    const parameter = parameterIn(segment);
    if (parameter === undefined || word === "") return;
    const isLast = parameterIn(segments[index + 1] ?? []) === undefined;
    named.push({ parameter, word, isById: isLast && isIdOf(parameter, word) });
  });
  const last = method === "GET" ? undefined : named.at(-1);
  return named.length === 0 ? [] : placesWithin(schema, { named, last, view: schemaView(references) });
}

function parameterIn(segment: Operation["segments"][number]): string | undefined {
  const [piece] = segment;
  return typeof piece === "object" && segment.length === 1 ? piece.parameter : undefined;
}

/** Whether a parameter is called an id (`id`, `serverId`, `server_id`), and does not just end like one (`grid`). */
function isIdOf(parameter: string, word: string): boolean {
  const isCalledSo =
    /(^|[_.-])(id|uid|uuid|guid|sid)$/i.test(parameter) ||
    /[a-z\d](Id|Uid|Uuid|Guid|Sid|U?ID|[UG]UID|SID)$/.test(parameter);
  return isCalledSo || plainName(parameter) === `${plainName(singular(word))}id`;
}

interface Looking {
  readonly named: readonly Named[];
  /** What is meant where something is called a resource. */
  readonly last: Named | undefined;
  readonly view: SchemaView;
}

/** An object of an answer that is to be looked into. */
interface Within {
  readonly schema: Part;
  readonly at: readonly string[];
}

/** Answers say no deeper what they are about. */
const deepest = 3;

const anything: ReadonlySet<string> = new Set(["resource", "target", "subject"]);

/** The places in a whole answer. Each schema is entered once, where it is least deep: one may hold itself in many members. */
function placesWithin(schema: Part, looking: Looking): readonly Place[] {
  const entered = new Set<unknown>();
  const places: Place[] = [];
  let level: readonly Within[] = [{ schema, at: [] }];
  for (let depth = 0; depth < deepest; depth++) {
    const deeper: Within[] = [];
    for (const within of level) {
      const { record } = looking.view.follow(within.schema);
      if (record === undefined || entered.has(record)) continue;
      entered.add(record);
      const found = membersOf(within, looking);
      places.push(...found.flatMap((one) => ("schema" in one ? [] : [one])));
      deeper.push(...found.flatMap((one) => ("schema" in one ? [one] : [])));
    }
    level = deeper;
  }
  return places;
}

/** What the members of an object say, and those in which more may be said. */
function membersOf({ schema, at }: Within, { named, last, view }: Looking): readonly (Place | Within)[] {
  const members = view.members(schema);
  const names = new Set([...members.keys()].map(plainName));
  return [...members].flatMap(([name, member]): readonly (Place | Within)[] => {
    const plain = plainName(name);
    const here = [...at, name];
    const items = view.kind(member) === "array" ? view.items(member) : undefined;
    const [, thing = "", end] = /^(.*?)(id|type)$/.exec(plain) ?? [];
    const isOfAny = anything.has(thing) && names.has(`${thing}id`) && names.has(`${thing}type`);
    const meant = isOfAny ? last : named.findLast((one) => keyNames(one, at.length === 0).includes(plain));
    if (meant !== undefined && isScalar(member, view)) {
      if (isOfAny && end === "type") return [{ named: meant, at: here, part: () => kindOf(meant), key: undefined }];
      return isOfAny && !meant.isById ? [] : [{ named: meant, at: here, part: (key) => key, key: here }];
    }
    const isResource = anything.has(singular(plain));
    const things = named.filter((one) => (isResource ? one === last : items === undefined && thingOf(one) === plain));
    const parts = things.flatMap((one) => partIn(items ?? member, one, isResource, view) ?? []);
    const part = parts.at(-1);
    if (part === undefined) return items === undefined ? [{ schema: member, at: here }] : [];
    const inner = items === undefined ? here : [...here, "0"];
    return [{ named: part.named, at: inner, part: part.made, key: [...inner, part.key] }];
  });
}

function isScalar(schema: Part, view: SchemaView): boolean {
  return view.members(schema).size === 0 && view.kind(schema) !== "array";
}

/** What an object says of a thing: its key, and where it may be anything, of what kind it is. */
function partIn(
  schema: Part,
  named: Named,
  isOfAny: boolean,
  view: SchemaView,
): { readonly named: Named; readonly key: string; readonly made: Place["part"] } | undefined {
  const members = view.members(schema);
  const called = (plain: string): string | undefined =>
    [...members].find(([name, member]) => plainName(name) === plain && isScalar(member, view))?.[0];
  const key = called(plainName(named.parameter)) ?? (named.isById ? called("id") : undefined);
  if (key === undefined || (isOfAny && !members.has("type"))) return undefined;
  return { named, key, made: (value) => ({ [key]: value, ...(isOfAny ? { type: kindOf(named) } : {}) }) };
}

/** `server` of `servers`. */
function thingOf({ word }: Named): string {
  return plainName(singular(word));
}

/** @param isOutermost whether an answer says so at once: deeper inside a `type` or `date` may be one of something else */
function keyNames({ parameter, word, isById }: Named, isOutermost: boolean): readonly string[] {
  const plain = plainName(parameter);
  const thing = plainName(singular(word));
  const isOwn = !bareNames.has(plain) && (isOutermost || referenceIn(parameter) !== undefined);
  return [...(isOwn ? [plain] : []), `${thing}${plain}`, ...(isById ? [`${thing}id`] : [])];
}

/** What a kind of things is called where one is meant. */
function kindOf({ word }: Named): Options {
  const one = singular(word);
  const first = one.charAt(0).toUpperCase() + one.slice(1);
  return options([one, one.replaceAll("-", "_"), one.toUpperCase(), first, word]);
}
