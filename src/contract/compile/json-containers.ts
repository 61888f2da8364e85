import { matcherOf } from "../../pattern/matcher.ts";
import type { Part } from "../../source/part.ts";
import { openRest, openSlot } from "../model/inner-slot.ts";
import type { KeyPattern, ListType, MapType, Member, ObjectType, Slot, TupleType } from "../model/type.ts";
import type { JsonTypes, Making } from "./json-types.ts";
import { limitsOf } from "./object-types.ts";
import type { XmlFacts } from "../model/xml-facts.ts";
import { xmlFacts } from "./xml-facts.ts";

type Unfinished<Kind> = { -readonly [key in keyof Kind]: Kind[key] };

/** Objects with members of their own, or dictionaries where no member has a name. */
export function jsonObject(making: Making, types: JsonTypes): ObjectType | MapType {
  const hasProperties = making.facets.some((facet) => (facet.get("properties")?.keys() ?? []).length > 0);
  const isClosed = making.facets.some((facet) => openness(facet)?.flag === false);
  const hasPatterns = making.facets.some((facet) => facet.has("patternProperties"));
  if (!hasProperties && (!isClosed || hasPatterns)) return fillMap(types.register(making, mapOf()), making, types);
  const type = types.register(making, new JsonObject(making, types));
  if (!isClosed || hasPatterns) type.rest = restOf(making, types);
  return Object.freeze(type);
}

/** An object whose members are made when they are first asked for: a document may have thousands that nobody asks for. */
class JsonObject implements ObjectType {
  readonly kind = "object";
  readonly name: string;
  readonly namespace = "";
  readonly dataContract = false;
  readonly base = undefined;
  readonly xml?: XmlFacts;
  rest: MapType | undefined;
  readonly #make: () => readonly Member[];
  #members: readonly Member[] | undefined;

  constructor(making: Making, types: JsonTypes) {
    const { xml } = xmlFacts(making.facets);
    this.name = making.name;
    if (xml !== undefined) this.xml = xml;
    this.#make = () => membersOf(making, types);
  }

  get members(): readonly Member[] {
    return (this.#members ??= this.#make());
  }

  get all(): readonly Member[] {
    return this.members;
  }
}

function membersOf({ facets }: Making, types: JsonTypes): readonly Member[] {
  const properties = new Map(facets.flatMap((facet) => facet.get("properties")?.entries() ?? []));
  const required = new Set(facets.flatMap((facet) => facet.get("required")?.texts() ?? []));
  return Object.freeze([...properties].map(([key, schema]) => memberOf(key, schema, required.has(key), types)));
}

function memberOf(key: string, schema: Part, required: boolean, types: JsonTypes): Member {
  const slot = types.slotOf(schema, key);
  const limits = limitsOf(schema, types.references.follow(schema), required);
  const name = schema.at("xml", "name")?.text ?? key;
  return Object.freeze({ key, name, verbatim: false, order: undefined, required, slot, ...limits });
}

/** What may stand beside the members that have names. */
function restOf(making: Making, types: JsonTypes): MapType {
  const isSaid = making.facets.some((facet) => facet.has("patternProperties") || openness(facet) !== undefined);
  return isSaid ? fillMap(mapOf(), making, types) : openRest;
}

function mapOf(): Unfinished<MapType> {
  return { kind: "map", value: openSlot, patterns: [] };
}

function fillMap(map: Unfinished<MapType>, { facets }: Making, types: JsonTypes): MapType {
  const value = facets.map(openness).find((part) => part !== undefined && part.flag !== false);
  if (value !== undefined) map.value = slotOf(value, "Value", types);
  map.patterns = Object.freeze(
    facets.flatMap((facet) =>
      (facet.get("patternProperties")?.entries() ?? []).map(([pattern, schema]): KeyPattern =>
        Object.freeze({ pattern: matcherOf(pattern), slot: slotOf(schema, "Value", types) }),
      ),
    ),
  );
  return Object.freeze(map);
}

/** What is said of members without a name. */
function openness(facet: Part): Part | undefined {
  return facet.get("additionalProperties") ?? facet.get("unevaluatedProperties");
}

/** Lists, or tuples where the first items have schemas of their own. */
export function jsonList(making: Making, types: JsonTypes): ListType | TupleType {
  const { facets, name } = making;
  const items = facets.findLast((facet) => facet.has("items"))?.get("items");
  const first = facets.findLast((facet) => facet.has("prefixItems"))?.get("prefixItems");
  if (first === undefined) {
    const list: Unfinished<ListType> = types.register(making, { kind: "list", item: openSlot, ...xmlFacts(facets) });
    if (items !== undefined) list.item = slotOf(items, name, types);
    return Object.freeze(list);
  }
  const tuple: Unfinished<TupleType> = types.register(making, { kind: "tuple", items: [], rest: undefined });
  tuple.items = Object.freeze(first.items().map((item) => slotOf(item, name, types)));
  if (items?.flag !== false) tuple.rest = items === undefined ? openSlot : slotOf(items, name, types);
  return Object.freeze(tuple);
}

/** The place for values of a schema; of `true` and `false` nothing more is said. */
function slotOf(schema: Part, name: string, types: JsonTypes): Slot {
  return schema.flag === undefined ? types.slotOf(schema, name) : anySlot;
}

/** Anything, because the schema says so; `openSlot` is where it says nothing. */
const anySlot: Slot = Object.freeze({ ...openSlot });
