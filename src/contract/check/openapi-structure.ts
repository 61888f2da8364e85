import type { Problems } from "../../source/problems.ts";
import { kindOf } from "../../source/kind-of.ts";
import { didYouMean } from "../../source/nearest.ts";
import { renameMember, draftOf, mergeKeys } from "../upgrade/record.ts";
import type { Upgrade } from "../upgrade/upgrade.ts";
import type { Field, Kind, Named, Shape } from "./openapi-kinds.ts";
import { shapes } from "./openapi-shapes.ts";
import type { Part } from "../../source/part.ts";
import { pointerTo } from "../../source/pointer.ts";
import { isReference, type References } from "./references.ts";
import { spreadReference } from "./spread-reference.ts";
import type { Tolerance } from "./tolerance.ts";

/** Receives each object and schema, in the document's order; a referenced one once. */
export interface Visitor {
  object(part: Part, kind: Kind): void;
  schema(part: Part): void;
}

/** What a document is checked with. */
export interface Ground {
  readonly problems: Problems;
  readonly references: References;
  readonly tolerance: Tolerance;
  readonly upgrade: Upgrade;
}

/** A value where it stands: what holds it, and under which key or index. */
interface Spot {
  readonly part: Part;
  readonly holder: Part;
  readonly key: string | number;
}

/** Checks that a document is built from OpenAPI's objects, each with its own fields, and follows their references. */
export class OpenApiStructure {
  readonly #problems: Problems;
  readonly #references: References;
  readonly #tolerance: Tolerance;
  readonly #upgrade: Upgrade;
  readonly #visitor: Visitor;
  /** By the objects: as what, and where. An alias of YAML is the same object in another place. */
  readonly #met = new Map<object, string[]>();

  constructor({ problems, references, tolerance, upgrade }: Ground, visitor: Visitor) {
    this.#problems = problems;
    this.#references = references;
    this.#tolerance = tolerance;
    this.#upgrade = upgrade;
    this.#visitor = visitor;
  }

  /** @param spot where a part stands that is not the document itself */
  check(part: Part, kind: Kind, spot?: Spot): void {
    const shape = shapes[kind];
    if (!this.#tolerance.isStrict) this.#upgrade.object(part, kind);
    if (isReference(part) && shape.referable) this.#reference(part, kind);
    else if (part.record === undefined) this.#noObject(part, kind, spot);
    else if (!this.#isMet(part, part.record, kind)) this.#object(part, kind, shape);
  }

  /** Whether an object has been met before as what it is met now. */
  #isMet({ pointer }: Part, record: object, kind: Kind): boolean {
    const now = `${kind} ${pointer}`;
    const before = this.#met.get(record);
    if (before?.includes(now) === true) return true;
    if (before === undefined) this.#met.set(record, [now]);
    else before.push(now);
    return false;
  }

  #noObject(part: Part, kind: Kind, spot: Spot | undefined): void {
    const found = `this is ${kindOf(part.value)}; expected ${article(kind)}`;
    const isReferred = spot === undefined;
    if (this.#tolerance.isStrict || (isReferred && (part.value !== null || part.pointer === "")))
      this.#problems.add(part, found, "write an object");
    else if (spot === undefined) this.#tolerance.replace(part, {}, found, "write an object");
    else if (part.value === null || typeof spot.key === "number")
      this.#tolerance.put(spot.holder, spot.key, {}, found, "write an object");
    else this.#tolerance.drop(spot.holder, spot.key, found, "write an object");
  }

  #object(part: Part, kind: Kind, shape: Shape): void {
    this.#visitor.object(part, kind);
    for (const name of shape.required.filter((field) => !part.has(field))) {
      this.#tolerance.loose(part, `${article(kind)} without \`${name}\``, `add \`${name}\``);
    }
    for (const [name, child] of part.entries()) {
      if (!name.startsWith("x-")) this.#field({ part: child, holder: part, key: name }, kind, shape, name);
    }
  }

  #reference(part: Part, kind: Kind): void {
    if (kind !== "Path Item Object") {
      for (const [name, child] of part.entries()) {
        if (["$ref", "summary", "description"].includes(name)) continue;
        this.#problems.remark(
          child,
          `\`${name}\` stands beside \`$ref\`, where it has no effect`,
          `move \`${name}\` to what is referred to, or drop it`,
        );
      }
    }
    const target = this.#references.follow(part);
    if (target !== undefined) this.check(target, kind);
  }

  #field(spot: Spot, kind: Kind, shape: Shape, name: string): void {
    const { part, holder } = spot;
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === "text" && part.value === null && !shape.required.includes(name))
      this.#problems.remark(part, "this is empty", "write text, or leave it out");
    else if (field !== undefined) this.#value(spot, field);
    else if (shape.named === undefined) this.#unknown(part, kind, shape, name);
    else if (shape.named.like.test(name)) this.#value(spot, shape.named.field);
    else this.#misnamed(part, holder, name, shape.named);
  }

  #misnamed(part: Part, holder: Part, name: string, { words, meant, field }: Named): void {
    const better = meant(name);
    const draft = draftOf(holder.value);
    const isMended = this.#tolerance.loose(part, `"${name}" is not ${words}`, "name it so, or begin it with `x-`");
    if (!isMended || draft === undefined || better === undefined) return;
    renameMember(draft, name, better);
    this.#upgrade.moved(part, pointerTo(holder.pointer, better));
    const renamed = holder.get(better);
    if (renamed !== undefined && renamed.value === part.value)
      this.#value({ part: renamed, holder, key: better }, field);
  }

  #unknown(child: Part, kind: Kind, shape: Shape, name: string): void {
    const cure = didYouMean(name, Object.keys(shape.fields)) ?? "remove it, or begin it with `x-`";
    this.#tolerance.loose(child, `${article(kind)} has no field \`${name}\``, cure);
  }

  #value(spot: Spot, field: Field): void {
    // The parts of a composed field name are fields themselves: see `Field`.
    if (typeof field !== "string") this.#word(spot, field);
    else if (field.endsWith("[]")) this.#list(spot, field.slice(0, -2) as Field);
    else if (field.startsWith("{")) this.#map(spot, field.slice(1, -1) as Field);
    else if (field === "schema") this.#schema(spot);
    else if (field === "text" || field === "flag") this.#scalar(spot, field);
    else if (field !== "any") this.check(spot.part, field as Kind, spot);
  }

  #schema({ part, holder, key }: Spot): void {
    const isSchema = part.record !== undefined || part.flag !== undefined;
    if (isSchema || this.#tolerance.isStrict) return this.#visitor.schema(part);
    this.#tolerance.put(holder, key, {}, `this is ${kindOf(part.value)}; expected a schema`, "write a schema");
  }

  #scalar({ part, holder, key }: Spot, field: "text" | "flag"): void {
    if ((field === "text" ? part.text : part.flag) !== undefined) return;
    const wanted = field === "text" ? "text" : "true or false";
    const isNumber = field === "text" && part.number !== undefined;
    const found = `this is ${kindOf(part.value)}; expected ${wanted}`;
    const cure = isNumber ? "put it in quotes" : `write ${wanted}`;
    const meant = field === "text" ? meantText(part) : meantFlag(part);
    if (meant === undefined) this.#remove({ part, holder, key }, found, cure);
    else this.#tolerance.put(holder, key, meant, found, cure);
  }

  #word({ part, holder, key }: Spot, words: readonly string[]): void {
    if (part.text !== undefined && words.includes(part.text)) return;
    const found = `${JSON.stringify(part.value)} is none of ${words.join(", ")}`;
    const meant = words.find((word) => word.toLowerCase() === part.text?.toLowerCase());
    if (meant === undefined) this.#remove({ part, holder, key }, found, "write one of these");
    else this.#tolerance.put(holder, key, meant, found, "write one of these");
  }

  #list(given: Spot, field: Field): void {
    const spot = this.#spread(given);
    const { part } = spot;
    if (!Array.isArray(part.value))
      this.#remove(spot, `this is ${kindOf(part.value)}; expected a list`, "write a list");
    part.items().forEach((item, key) => this.#value({ part: item, holder: part, key }, field));
  }

  /** A list or map that is referred to as a whole. */
  #spread(spot: Spot): Spot {
    if (this.#tolerance.isStrict || spot.part.get("$ref")?.text === undefined) return spot;
    const part = spreadReference(spot.holder, spot.key, this.#references, this.#tolerance);
    return { ...spot, part: part ?? spot.part };
  }

  #map(given: Spot, field: Field): void {
    const spot = this.#spread(given);
    const { part } = spot;
    const draft = draftOf(part.value);
    if (draft === undefined) this.#remove(spot, `this is ${kindOf(part.value)}; expected an object`, "write an object");
    else if (!this.#tolerance.isStrict) mergeKeys(draft);
    for (const [key, child] of part.entries())
      // Extensions stand among the members of maps too, though they have no right to.
      if (this.#tolerance.isStrict || !key.startsWith("x-") || child.record !== undefined)
        this.#value({ part: child, holder: part, key }, field);
  }

  /** Takes away what nothing can be made of; an item of a list is passed over by those who read it. */
  #remove({ part, holder, key }: Spot, found: string, cure: string): void {
    if (typeof key === "number") this.#tolerance.loose(part, found, cure);
    else this.#tolerance.drop(holder, key, found, cure);
  }
}

function meantText(part: Part): string | undefined {
  return part.number === undefined && part.flag === undefined ? undefined : String(part.value);
}

function meantFlag(part: Part): boolean | undefined {
  const word = part.text?.toLowerCase();
  return word === "true" || word === "yes" ? true : word === "false" || word === "no" ? false : undefined;
}

function article(kind: Kind): string {
  return `${/^[AEIOU]/.test(kind) ? "an" : "a"} ${kind}`;
}
