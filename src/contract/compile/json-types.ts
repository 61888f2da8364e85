import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import { openSlot } from "../model/inner-slot.ts";
import type { Slot, Type, UnionType } from "../model/type.ts";
import type { XmlFacts } from "../model/xml-facts.ts";
import { type CompiledChoice, discriminatorOf } from "./discriminator.ts";
import { admitsNull, choicesIn, facetsOf, isMadeUp, jsonTypes, meantBy } from "./facets.ts";
import { jsonList, jsonObject } from "./json-containers.ts";
import { schemaName } from "./schema-name.ts";
import type { Types } from "./types.ts";
import { xmlFacts } from "./xml-facts.ts";

/** A schema in the making. */
export interface Making {
  /** By which it is known while it is made: it may hold itself. */
  readonly id: string;
  readonly name: string;
  /** Everything that applies to its values at once. */
  readonly facets: readonly Part[];
  /** The places of choices that are made already. */
  readonly chosen: readonly string[];
}

/** Where a schema leaves a choice between different makeups. */
interface Chooser {
  readonly place: string;
  readonly facet: Part;
  readonly choices: readonly Part[];
}

/** More choices beside each other are not multiplied out. */
const mostChoosers = 3;

/** A slot whose type is made when it is first asked for: a document may have thousands that lead to each other. */
class JsonSlot implements Slot {
  readonly nullable: boolean;
  readonly xml?: XmlFacts;
  readonly #make: () => Type;
  #type: Type | undefined;

  constructor(make: () => Type, nullable: boolean, xml: XmlFacts | undefined) {
    this.#make = make;
    this.nullable = nullable;
    if (xml !== undefined) this.xml = xml;
  }

  get type(): Type {
    return (this.#type ??= this.#make());
  }
}

/** Compiles schemas to what JSON has: `format` and the extensions for typed code say nothing here. */
export class JsonTypes implements Types {
  readonly references: References;
  readonly #types = new Map<string, Type>();
  /** Of schemas that only lead to another. */
  readonly #meant = new Map<string, Type>();

  constructor(references: References) {
    this.references = references;
  }

  typeOf(schema: Part, name: string): Type {
    const meant = meantBy(schema, this.references);
    if (meant !== schema && meant.id !== schema.id) {
      const type = this.#meant.get(schema.id) ?? this.typeOf(meant, schemaName(meant) ?? name);
      this.#meant.set(schema.id, type);
      return type;
    }
    const facets = facetsOf(schema, this.references);
    return this.#known({ id: schema.id, name: schema.at("xml", "name")?.text ?? name, facets, chosen: [] });
  }

  /** Null may stand where the schema admits it; whether a member has to be there is said of the member. */
  slotOf(schema: Part, name: string): Slot {
    const { xml } = xmlFacts(facetsOf(schema, this.references));
    return new JsonSlot(() => this.typeOf(schema, name), admitsNull(schema, this.references), xml);
  }

  /** Lets a type be known before it is finished. */
  register<Kind extends Type>(making: Making, type: Kind): Kind {
    this.#types.set(making.id, type);
    return type;
  }

  #known(making: Making): Type {
    const known = this.#types.get(making.id) ?? this.#compile(making);
    return this.register(making, known);
  }

  #compile(making: Making): Type {
    const choosers = this.#choosersOf(making);
    const [chooser, ...others] = choosers;
    if (chooser !== undefined && making.chosen.length < mostChoosers)
      return this.#union(making, chooser, others.length > 0);
    const types = jsonTypes(making.facets);
    if (types.length < 2) return this.#ofJsonType(types[0], making);
    const union = this.register(making, unionOf());
    union.choices = types.map((type) => this.#ofJsonType(type, { ...making, id: `${making.id} ${type}` }));
    return Object.freeze(union);
  }

  #ofJsonType(type: string | undefined, making: Making): Type {
    switch (type) {
      case "object":
        return jsonObject(making, this);
      case "array":
        return jsonList(making, this);
      case "integer":
        return whole;
      case "number":
        return number;
      case "string":
        return text;
      case "boolean":
        return truth;
      case "null":
        return nothing;
      default:
        return openSlot.type;
    }
  }

  #choosersOf({ facets, chosen }: Making): readonly Chooser[] {
    return facets.flatMap((facet) =>
      (["oneOf", "anyOf"] as const).flatMap((keyword) => {
        const place = `${facet.id}/${keyword}`;
        const choices = choicesIn(facet, keyword);
        const differ = choices.some((choice) => isMadeUp(facetsOf(choice, this.references)) || choice.has("type"));
        return choices.length === 0 || !differ || chosen.includes(place) ? [] : [{ place, facet, choices }];
      }),
    );
  }

  /** Each choice together with what stands beside the choosing; alone, where nothing does. */
  #union(making: Making, { place, facet, choices }: Chooser, hasMore: boolean): Type {
    const union = this.register(making, unionOf());
    const isAlone = !hasMore && !isMadeUp(making.facets);
    const chosen = [...making.chosen, place];
    const compiled = choices.map((part): CompiledChoice => {
      const name = schemaName(meantBy(part, this.references)) ?? making.name;
      if (isAlone) return { part, type: this.typeOf(part, name) };
      const facets = [...making.facets, ...facetsOf(part, this.references)];
      return { part, type: this.#known({ id: `${making.id} ${part.id}`, name, facets, chosen }) };
    });
    union.choices = [...new Set(compiled.map(({ type }) => type))];
    union.discriminator = discriminatorOf(facet, compiled);
    return Object.freeze(union);
  }
}

const whole: Type = Object.freeze({ kind: "number", integer: true });
const number: Type = Object.freeze({ kind: "number", integer: false });
const text: Type = Object.freeze({ kind: "string" });
const truth: Type = Object.freeze({ kind: "boolean" });
const nothing: Type = Object.freeze({ kind: "null" });

function unionOf(): { -readonly [key in keyof UnionType]: UnionType[key] } {
  return { kind: "union", choices: [], discriminator: undefined };
}
