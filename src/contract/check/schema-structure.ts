import { kindOf, shown } from "../../source/kind-of.ts";
import { mendBareMembers } from "./bare-members.ts";
import { mendClosed, mendClosedParts } from "./closed-compositions.ts";
import { ComposedWords } from "./composed-words.ts";
import { metaSchemaErrors } from "./meta-schema.ts";
import { mendChoices } from "./equal-choices.ts";
import { mendNull } from "./null-beside.ts";
import { remarkEndless } from "./endless-schemas.ts";
import type { Ground } from "./openapi-structure.ts";
import type { Part } from "../../source/part.ts";
import { isReference } from "./references.ts";
import { SchemaCircles } from "./schema-circles.ts";
import { descend, schemasUnder } from "./schema-parts.ts";
import { SchemaKeywords } from "./schema-keyword-check.ts";
import { leadsOn } from "./schema-keywords.ts";
import { wordsOf } from "./schema-words.ts";

/** Keywords that check nothing without one of some others. */
const companions: readonly (readonly [keyword: string, others: readonly string[]])[] = [
  ["if", ["then", "else"]],
  ["then", ["if"]],
  ["else", ["if"]],
  ["minContains", ["contains"]],
  ["maxContains", ["contains"]],
];

/**
 * Checks Schema Objects so strictly that what passes can be compiled: keywords with values that they allow, patterns that are
 * regular expressions, references that arrive. What is loose is mended. Each schema is looked at once.
 */
export class SchemaStructure {
  readonly #ground: Ground;
  readonly #onSchema: (part: Part) => void;
  readonly #keywords: SchemaKeywords;
  readonly #circles: SchemaCircles;
  readonly #met = new Set<object>();
  readonly #waiting: Part[] = [];
  readonly #walked: Part[] = [];
  readonly #all: Part[] = [];
  #isSound = true;
  #unevaluated = false;

  constructor(ground: Ground, onSchema: (part: Part) => void) {
    this.#ground = ground;
    this.#onSchema = onSchema;
    const refuse = (part: Part, found: string, cure: string): void => this.#add(part, found, cure);
    this.#keywords = new SchemaKeywords(ground, refuse);
    this.#circles = new SchemaCircles(ground, refuse);
  }

  /** Whether nothing was wrong with any schema met so far. */
  get isSound(): boolean {
    return this.#isSound;
  }

  /** Whether any schema met so far asks which members or items others have evaluated. */
  get unevaluated(): boolean {
    return this.#unevaluated;
  }

  /** What can be said when all schemas have been met. */
  finish(): void {
    const { tolerance, references } = this.#ground;
    // What is closed otherwise names and requires the same.
    const words = new ComposedWords(references);
    for (const part of this.#all) mendBareMembers(part, references, tolerance);
    for (const part of this.#all) {
      this.#unevaluated = mendClosed(part, words, tolerance) || this.#unevaluated;
      if (mendNull(part, references, tolerance)) words.forget();
      mendChoices(part, references, tolerance);
    }
    // What holds others is met before them.
    for (const part of this.#all.toReversed())
      this.#unevaluated = mendClosedParts(part, words, tolerance) || this.#unevaluated;
    if (this.#isSound) remarkEndless(this.#all, this.#ground.references, this.#ground.problems);
  }

  check(part: Part): void {
    if (this.#ground.tolerance.isStrict) this.#check(part);
    else if (this.#waiting.push(part) === 1) this.#checkWaiting();
  }

  /** One after the other: chains of references may be longer than calls can be nested. */
  #checkWaiting(): void {
    // The list grows while it is gone through.
    for (const part of this.#waiting) this.#check(part);
    this.#waiting.length = 0;
    // A circle is opened with what has been mended on the way.
    for (const part of this.#walked.splice(0)) {
      this.#circles.check(part);
      this.#all.push(part);
    }
  }

  #check(part: Part): void {
    if (part.flag !== undefined) return;
    if (part.record === undefined) {
      const found = `this is ${kindOf(part.value)}; expected a schema`;
      const cure = "write a schema, `true` or `false`";
      // Whoever refers to something else than a schema may mean anything by it.
      if (this.#ground.tolerance.isStrict || part.value !== null) this.#add(part, found, cure);
      else this.#ground.tolerance.replace(part, {}, found, cure);
      return;
    }
    if (this.#met.has(part.record)) return;
    this.#walk(part);
    if (this.#ground.tolerance.isStrict) this.#values(part);
  }

  #add(part: Part, found: string, cure: string): void {
    this.#isSound = false;
    this.#ground.problems.add(part, found, cure);
  }

  #walk(part: Part): void {
    if (part.record === undefined || this.#met.has(part.record)) return;
    this.#met.add(part.record);
    this.#unevaluated ||= part.has("unevaluatedProperties") || part.has("unevaluatedItems");
    const { tolerance, upgrade, references } = this.#ground;
    this.#onSchema(part);
    if (!tolerance.isStrict) {
      for (const keyword of upgrade.schema(part)) this.#besideReference(part, keyword);
      if (isReference(part) && references.leadsElsewhere(part)) this.#anything(part);
      this.#keywords.mend(part);
    }
    const keywords = part.keys();
    for (const keyword of keywords) this.#keyword(part, keyword);
    this.#companions(part);
    if (tolerance.isStrict) {
      this.#circles.check(part);
      if (keywords.some(leadsOn)) this.#all.push(part);
    }
    // Most schemas lead to no others: nothing is to be said of them when all have been met.
    else if (keywords.some(leadsOn)) this.#walked.push(part);
    const target = isReference(part) ? references.target(part) : undefined;
    if (target !== undefined) this.check(target);
  }

  #besideReference(part: Part, keyword: string): void {
    this.#ground.problems.remark(
      part,
      `\`${keyword}\` stands beside \`$ref\`, where it has no effect in this version of OpenAPI`,
      `move \`${keyword}\` to what is referred to, or put both into \`allOf\``,
    );
  }

  /** Says that it is not followed, and takes the reference away. */
  #anything(part: Part): void {
    this.#ground.references.target(part);
    this.#keywords.drop(part, "$ref");
  }

  #keyword(part: Part, keyword: string): void {
    if (keyword.startsWith("x-")) return;
    this.#keywords.check(part, keyword);
    for (const schema of schemasUnder(part, keyword)) this.#walk(schema);
  }

  #companions(part: Part): void {
    for (const [keyword, others] of companions) {
      const child = part.get(keyword);
      if (child === undefined || others.some((other) => part.has(other))) continue;
      const names = others.map((other) => `\`${other}\``).join(" or ");
      const cure = `add ${names}, or remove \`${keyword}\``;
      this.#ground.problems.remark(child, `\`${keyword}\` checks nothing without ${names}`, cure);
    }
  }

  /** What the meta-schema of JSON Schema says about the values of the keywords. */
  #values(part: Part): void {
    for (const error of metaSchemaErrors(part.value)) {
      this.#isSound = false;
      const at = descend(part, error.instancePath);
      if (["anyOf", "if", "not", "$ref", "$dynamicRef"].includes(error.keyword)) continue;
      // What has been found in better words, or is only another branch of the meta-schema.
      if (this.#ground.problems.has(at)) continue;
      this.#add(
        at,
        `${shown(at.value)} is not valid for this keyword: it ${wordsOf(error)}`,
        "correct it as JSON Schema 2020-12 says",
      );
    }
  }
}
