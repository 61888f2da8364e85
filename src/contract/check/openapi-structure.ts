import type { Problems } from "../../source/problems.ts";
import { kindOf } from "../../source/kind-of.ts";
import { nearestName } from "../../source/nearest.ts";
import { type Field, type Kind, type Shape, shapes } from "./openapi-shapes.ts";
import type { Part } from "../../source/part.ts";
import { isReference, type References } from "./references.ts";

/** Receives each object and schema, in the document's order; a referenced one once. */
export interface Visitor {
  object(part: Part, kind: Kind): void;
  schema(part: Part): void;
}

/** Checks that a document is built from OpenAPI 3.1's objects, each with its own fields, and follows their references. */
export class OpenApiStructure {
  readonly #problems: Problems;
  readonly #references: References;
  readonly #visitor: Visitor;
  readonly #met = new Set<string>();

  constructor(problems: Problems, references: References, visitor: Visitor) {
    this.#problems = problems;
    this.#references = references;
    this.#visitor = visitor;
  }

  check(part: Part, kind: Kind): void {
    const shape = shapes[kind];
    const met = `${kind} ${part.id}`;
    if (isReference(part) && shape.referable) this.#reference(part, kind);
    else if (!this.#met.has(met)) {
      this.#met.add(met);
      this.#object(part, kind, shape);
    }
  }

  #object(part: Part, kind: Kind, shape: Shape): void {
    if (part.record === undefined) {
      this.#problems.add(part, `this is ${kindOf(part.value)}; expected ${article(kind)}`, "write an object");
      return;
    }
    this.#visitor.object(part, kind);
    for (const name of shape.required.filter((field) => !part.has(field))) {
      this.#problems.add(part, `${article(kind)} without \`${name}\``, `add \`${name}\``);
    }
    for (const [name, child] of part.entries()) {
      if (!name.startsWith("x-")) this.#field(child, kind, shape, name);
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

  #field(child: Part, kind: Kind, shape: Shape, name: string): void {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === "text" && child.value === null && !shape.required.includes(name))
      this.#problems.remark(child, "this is empty", "write text, or leave it out");
    else if (field !== undefined) this.#value(child, field);
    else if (shape.named === undefined) this.#unknown(child, kind, shape, name);
    else if (shape.named.like.test(name)) this.#value(child, shape.named.field);
    else this.#problems.add(child, `"${name}" is not ${shape.named.words}`, "name it so, or begin it with `x-`");
  }

  #unknown(child: Part, kind: Kind, shape: Shape, name: string): void {
    const near = nearestName(name, Object.keys(shape.fields));
    const cure = near === undefined ? "remove it, or begin it with `x-`" : `did you mean \`${near}\`?`;
    this.#problems.add(child, `${article(kind)} has no field \`${name}\``, cure);
  }

  #value(part: Part, field: Field): void {
    // The parts of a composed field name are fields themselves: see `Field`.
    if (typeof field !== "string") this.#word(part, field);
    else if (field.endsWith("[]")) this.#list(part, field.slice(0, -2) as Field);
    else if (field.startsWith("{")) this.#map(part, field.slice(1, -1) as Field);
    else if (field === "schema") this.#visitor.schema(part);
    else if (field === "text" || field === "flag") this.#scalar(part, field);
    else if (field !== "any") this.check(part, field as Kind);
  }

  #scalar(part: Part, field: "text" | "flag"): void {
    const fits = field === "text" ? part.text !== undefined : part.flag !== undefined;
    const wanted = field === "text" ? "text" : "true or false";
    const quotes = field === "text" && part.number !== undefined;
    if (!fits)
      this.#problems.add(
        part,
        `this is ${kindOf(part.value)}; expected ${wanted}`,
        quotes ? "put it in quotes" : `write ${wanted}`,
      );
  }

  #word(part: Part, words: readonly string[]): void {
    if (part.text !== undefined && words.includes(part.text)) return;
    this.#problems.add(part, `${JSON.stringify(part.value)} is not one of ${words.join(", ")}`, "write one of these");
  }

  #list(part: Part, field: Field): void {
    if (!Array.isArray(part.value))
      this.#problems.add(part, `this is ${kindOf(part.value)}; expected a list`, "write a list");
    for (const item of part.items()) this.#value(item, field);
  }

  #map(part: Part, field: Field): void {
    if (part.record === undefined)
      this.#problems.add(part, `this is ${kindOf(part.value)}; expected an object`, "write an object");
    for (const [, child] of part.entries()) this.#value(child, field);
  }
}

function article(kind: Kind): string {
  return `${/^[AEIOU]/.test(kind) ? "an" : "a"} ${kind}`;
}
