import type { Part } from "../../source/part.ts";
import { checks, coversAll, type ScalarTest, scalarTest } from "../check/scalar-tests.ts";
import type { SchemaSource } from "../model/contract.ts";
import type { JsonForm } from "../model/json-form.ts";
import { workOnce } from "../model/slices.ts";
import { spelledTime, times } from "../model/times.ts";
import type { ObjectType, Slot, Type } from "../model/type.ts";
import { type Layout, MemberReader, type OwnValue, RowValues, rowsBehind } from "../model/row-values.ts";
import { isObjectValue, type Value } from "../model/value.ts";

/** Whether a value surely fits, or the object that a row stands for. */
export type Fits = (value: Value | RowValues) => boolean;

/** What is not understood here is left to the validator. */
const unsure: Fits = () => false;
const always: Fits = () => true;
/** JSON has text for text, and a string that is asked to be one is. */
const isText: Fits = (value) => typeof value === "string";

/**
 * Checks typed values against a schema without making their JSON: a yes is what the validator would say of the JSON, a no
 * means that the validator has to be asked. Of the keywords, those are known that most answers need; a schema with any other
 * that checks something is never sure.
 * @param type of the values
 */
export function typedCheck(type: Type, { schema, references }: SchemaSource, form: JsonForm): Fits {
  return new TypedCheck(references, form).fits({ type, nullable: false }, schema);
}

/** The check of a member; made when a value first has it: of the largest answers most are never there. */
interface MemberCheck {
  readonly member: ReturnType<JsonForm["members"]>[number];
  /** Undefined: nothing is said of it. */
  readonly schema: Part | undefined;
  readonly must: boolean;
  fits: Fits | undefined;
}

/** What has to be looked at of the items of a layout. */
interface Looks {
  /** At values that items share: what fitted last, where it holds no others, is not looked at again. */
  readonly shared: readonly { readonly place: number; readonly check: MemberCheck; last: Value | undefined }[];
  readonly own: readonly { readonly place: number; readonly check: MemberCheck }[];
}

class TypedCheck {
  readonly #references: SchemaSource["references"];
  readonly #form: JsonForm;
  readonly #known = new Map<string, Map<Type, Fits>>();

  constructor(references: SchemaSource["references"], form: JsonForm) {
    this.#references = references;
    this.#form = form;
  }

  fits(slot: Slot, schema: Part): Fits {
    const forSchema = this.#known.get(schema.id) ?? new Map<Type, Fits>();
    this.#known.set(schema.id, forSchema);
    const known = forSchema.get(slot.type);
    if (known !== undefined) return known;
    // A type may hold itself: until its check is made, it is looked up when it is needed.
    forSchema.set(slot.type, (value) => forSchema.get(slot.type)?.(value) ?? false);
    const made = this.#make(slot, schema);
    forSchema.set(slot.type, made);
    return made;
  }

  #make(slot: Slot, schema: Part): Fits {
    if (schema.flag === true) return always;
    if (schema.record === undefined) return unsure;
    const keywords = new Map(schema.entries().filter(([keyword]) => checks(keyword)));
    const same = [...(keywords.get("allOf")?.items() ?? [])];
    if (keywords.has("$ref")) {
      const target = this.#references.target(schema);
      if (target === undefined) return unsure;
      same.push(target);
    }
    keywords.delete("$ref");
    keywords.delete("allOf");
    return all([this.#own(slot, keywords), ...same.map((part) => this.fits(slot, part))]);
  }

  #own(slot: Slot, keywords: ReadonlyMap<string, Part>): Fits {
    if (keywords.size === 0) return always;
    const { type } = slot;
    if (type.kind === "string" && keywords.size === 1 && keywords.get("type")?.text === "string") return isText;
    if (type.kind === "object") return this.#object(type, keywords);
    if (type.kind === "list") return this.#list(type.item, keywords);
    const scalar = this.#form.scalar(slot);
    const tests = [...keywords].map(([keyword, argument]) => scalarTest(keyword, argument));
    return scalar === undefined || tests.includes(undefined) ? unsure : scalarFits(scalar, tests as ScalarTest[]);
  }

  #object(type: ObjectType, keywords: ReadonlyMap<string, Part>): Fits {
    const { type: kinds, required, properties, ...others } = Object.fromEntries(keywords);
    const schemas = new Map(properties?.entries());
    const members = this.#form.members(type);
    const names = new Set(members.map(({ name }) => name));
    if (Object.keys(others).length > 0 || !admits(kinds, "object")) return unsure;
    if ([...schemas.keys()].some((name) => !names.has(name))) return unsure;
    const must = new Set(required?.texts());
    if ([...must].some((name) => !names.has(name))) return unsure;
    const checks = members.map((member): MemberCheck => {
      return {
        member,
        schema: schemas.get(member.name),
        must: must.has(member.name),
        fits: undefined,
      };
    });
    return this.#members(checks);
  }

  #members(checks: readonly MemberCheck[]): Fits {
    const reader = new MemberReader(checks.map(({ member }) => member.key));
    const known = new WeakMap<Layout, Looks>();
    let layout: Layout | undefined;
    let looks: Looks = { shared: [], own: [] };
    return (value) => {
      if (!(value instanceof RowValues) && !isObjectValue(value)) return false;
      const given = reader.layoutOf(value);
      if (given !== layout) {
        known.set(given, (looks = known.get(given) ?? looksAt(checks, given, this.#form)));
        layout = given;
      }
      const values = reader.valuesOf(value);
      for (const look of looks.shared) {
        const held = values[look.place];
        if (held !== undefined && held === look.last) continue;
        if (!this.#holds(look.check, held)) return false;
        look.last = typeof held === "object" ? undefined : held;
      }
      for (const { check, place } of looks.own) if (!this.#holds(check, values[place])) return false;
      return true;
    };
  }

  #holds(check: MemberCheck, held: Value | undefined): boolean {
    const shown = check.member.shown(held);
    return shown === undefined ? !check.must : (check.fits ??= this.#member(check))(shown);
  }

  #member({ member, schema }: MemberCheck): Fits {
    return schema === undefined ? always : workOnce(() => this.fits(member.slot, schema));
  }

  #list(item: Slot, keywords: ReadonlyMap<string, Part>): Fits {
    const { type: kinds, items, minItems, maxItems, ...others } = Object.fromEntries(keywords);
    if (Object.keys(others).length > 0 || !admits(kinds, "array")) return unsure;
    const fits = items === undefined ? always : this.fits(item, items);
    const least = minItems?.number ?? 0;
    const most = maxItems?.number ?? Infinity;
    let before: readonly Value[] = [];
    return (value) => {
      if (!Array.isArray(value)) return false;
      const rows = rowsBehind(value as readonly Value[]);
      const held: readonly (Value | RowValues)[] = rows ?? value;
      if (held.length < least || held.length > most) return false;
      for (let at = 0; at < held.length; at++) {
        const one = held[at] ?? null;
        // A list that is asked for again holds the same objects: they have been looked at.
        if (typeof one === "object" && one === before[at] && one !== null) continue;
        if (one === null || !fits(one)) return false;
      }
      if (rows === undefined) before = value;
      return true;
    };
  }
}

/** Of what a schema says nothing, and of what all fit, nothing has to be looked at. */
function looksAt(checks: readonly MemberCheck[], { places, own }: Layout, form: JsonForm): Looks {
  const looks: { shared: Looks["shared"][number][]; own: Looks["own"][number][] } = { shared: [], own: [] };
  checks.forEach((check, at) => {
    const place = places[at] ?? 0;
    if (check.schema === undefined && !check.must) return;
    if (own[at] === undefined) looks.shared.push({ place, check, last: undefined });
    else if (!isCovered(check, own[at], form)) looks.own.push({ place, check });
  });
  return looks;
}

/** Whether all texts of a row's own fit, whichever they are: JSON has text for text, and of a time all or its seconds. */
function isCovered({ member: { slot }, schema }: MemberCheck, own: OwnValue, form: JsonForm): boolean {
  if (own === "any") return false;
  if (own !== "time") return slot.type.kind === "string" && (schema === undefined || coversAll(schema, own));
  const scalar = form.scalar(slot);
  const shown = spelledTime((time) => scalar?.(time));
  if (shown === undefined || shown.before + shown.behind !== "") return false;
  return schema === undefined || times.every((time) => coversAll(schema, { digitsOf: shown.part(time) }));
}

function admits(kinds: Part | undefined, kind: string): boolean {
  return kinds === undefined || kinds.text === kind || kinds.texts().includes(kind);
}

function scalarFits(scalar: (value: Value) => unknown, tests: readonly ScalarTest[]): Fits {
  return (value) => {
    if (value instanceof RowValues) return false;
    const json = value === null ? null : scalar(value);
    for (const test of tests) if (!test(json)) return false;
    return true;
  };
}

function all(given: readonly Fits[]): Fits {
  const checks = given.filter((fits) => fits !== always);
  const [only = always, ...others] = checks;
  return others.length === 0 ? only : (value) => checks.every((fits) => fits(value));
}
