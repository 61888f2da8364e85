import { schemaView, type SchemaView } from "../../contract/check/schema-view.ts";
import type { Operation, SchemaSource } from "../../contract/model/contract.ts";
import { literalOf } from "../../contract/model/path.ts";
import { plainName } from "../../contract/model/plain-name.ts";
import { referenceIn } from "../../contract/model/reference-name.ts";
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
 * What is known of an answer that is made, undefined where nothing is: the ids in it that mean what the path names. `server_id`, `server: { id }`, and of
 * what was done last to something also `resource: { id, type }`, in a list too, and `resource_id` beside `resource_type`.
 */
export function ownersSaid(
  operation: Operation,
  source: SchemaSource,
  parameters: ReadonlyMap<string, Value>,
): Known | undefined {
  return placesOf(operation, source).reduce<Known | undefined>((around, { at, named, part }) => {
    const key = inEitherKind(parameters.get(named.parameter));
    return key === undefined ? around : put(around ?? {}, at, part(key));
  }, undefined);
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
  const named = segments.flatMap((segment, index): readonly Named[] => {
    const [piece] = segment;
    const word = literalOf(segments[index - 1] ?? []) ?? "";
    return typeof piece === "object" && segment.length === 1 && word !== ""
      ? [{ parameter: piece.parameter, word }]
      : [];
  });
  const last = method === "GET" ? undefined : named.at(-1);
  return named.length === 0 ? [] : placesBelow(schema, [], { named, last, view: schemaView(references) });
}

interface Looking {
  readonly named: readonly Named[];
  /** What is meant where something is called a resource. */
  readonly last: Named | undefined;
  readonly view: SchemaView;
}

/** Answers say no deeper what they are about. */
const deepest = 3;

const anything: ReadonlySet<string> = new Set(["resource", "target", "subject"]);

function placesBelow(schema: Part, at: readonly string[], looking: Looking): readonly Place[] {
  const { named, last, view } = looking;
  const members = view.members(schema);
  const names = new Set([...members.keys()].map(plainName));
  return [...members].flatMap(([name, member]): readonly Place[] => {
    const plain = plainName(name);
    const here = [...at, name];
    const items = view.kind(member) === "array" ? view.items(member) : undefined;
    const [, thing = "", end] = /^(.*?)(id|type)$/.exec(plain) ?? [];
    const isOfAny = anything.has(thing) && names.has(`${thing}id`) && names.has(`${thing}type`);
    const meant = isOfAny ? last : named.findLast((one) => keyNames(one, at.length === 0).includes(plain));
    if (meant !== undefined && view.members(member).size === 0 && items === undefined) {
      if (isOfAny && end === "type") return [{ named: meant, at: here, part: () => kindOf(meant), key: undefined }];
      return [{ named: meant, at: here, part: (key) => key, key: here }];
    }
    const isResource = anything.has(singular(plain));
    const whole = isResource ? last : items === undefined ? named.findLast((one) => thingOf(one) === plain) : undefined;
    const part = whole && partIn(items ?? member, whole, isResource, view);
    if (whole !== undefined && part !== undefined) {
      const inner = items === undefined ? here : [...here, "0"];
      return [{ named: whole, at: inner, part: part.made, key: [...inner, part.key] }];
    }
    return items !== undefined || here.length >= deepest ? [] : placesBelow(member, here, looking);
  });
}

/** What an object says of a thing: its key, and where it may be anything, of what kind it is. */
function partIn(
  schema: Part,
  named: Named,
  isOfAny: boolean,
  view: SchemaView,
): { readonly key: string; readonly made: Place["part"] } | undefined {
  const names = [...view.members(schema).keys()];
  const key = names.find((name) => ["id", plainName(named.parameter)].includes(plainName(name)));
  if (key === undefined || (isOfAny && !names.includes("type"))) return undefined;
  return { key, made: (value) => ({ [key]: value, ...(isOfAny ? { type: kindOf(named) } : {}) }) };
}

/** `server` of `servers`. */
function thingOf({ word }: Named): string {
  return plainName(singular(word));
}

/** @param isOutermost whether an answer says so at once: deeper inside a `type` or `date` may be one of something else */
function keyNames({ parameter, word }: Named, isOutermost: boolean): readonly string[] {
  const plain = plainName(parameter);
  const thing = plainName(singular(word));
  const isBare = /^(id|uid|uuid|guid|name|key|slug|code|number)$/.test(plain);
  const isOwn = !isBare && (isOutermost || referenceIn(parameter) !== undefined);
  return [...(isOwn ? [plain] : []), `${thing}${plain}`, `${thing}id`];
}

/** What a kind of things is called where one is meant. */
function kindOf({ word }: Named): Options {
  const one = singular(word);
  const first = one.charAt(0).toUpperCase() + one.slice(1);
  return options([one, one.replaceAll("-", "_"), one.toUpperCase(), first, word]);
}
