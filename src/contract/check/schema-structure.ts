import type { Problems } from "../../source/problems.ts";
import { formatsKnown } from "./formats.ts";
import { nearestName } from "../../source/nearest.ts";
import { kindOf, shown } from "../../source/kind-of.ts";
import { metaSchemaErrors } from "./meta-schema.ts";
import type { Part } from "../../source/part.ts";
import { parsePointer } from "../../source/pointer.ts";
import { isReference, type References } from "./references.ts";
import { dialects, inPlaceKeywords, type KeywordKind, keywordCures, schemaKeywords } from "./schema-keywords.ts";
import { wordsOf } from "./schema-words.ts";

const types = ["array", "boolean", "integer", "null", "number", "object", "string"];

/**
 * Checks Schema Objects so strictly that what passes can be compiled: known keywords and formats, values that the
 * keywords allow (JSON Schema's own meta-schema), patterns that are regular expressions, references that arrive.
 */
export class SchemaStructure {
  readonly #problems: Problems;
  readonly #references: References;
  readonly #onSchema: (part: Part) => void;
  readonly #met = new Set<string>();
  #isSound = true;
  readonly #straight = new Set<string>();

  constructor(problems: Problems, references: References, onSchema: (part: Part) => void) {
    this.#problems = problems;
    this.#references = references;
    this.#onSchema = onSchema;
  }

  /** Whether nothing was wrong with any schema met so far. */
  get isSound(): boolean {
    return this.#isSound;
  }

  check(part: Part): void {
    if (this.#met.has(part.id)) return;
    if (part.flag !== undefined) return;
    if (part.record === undefined) {
      this.#add(part, `this is ${kindOf(part.value)}; expected a schema`, "write a schema, `true` or `false`");
      return;
    }
    this.#walk(part);
    this.#values(part);
  }

  #add(part: Part, found: string, cure: string): void {
    this.#isSound = false;
    this.#problems.add(part, found, cure);
  }

  #walk(part: Part): void {
    if (this.#met.has(part.id) || part.record === undefined) return;
    this.#met.add(part.id);
    this.#onSchema(part);
    for (const [keyword, child] of part.entries()) this.#keyword(keyword, child);
    this.#companions(part);
    this.#circles(part, []);
    if (!isReference(part)) return;
    const target = this.#references.target(part);
    if (target !== undefined) this.check(target);
  }

  #keyword(keyword: string, child: Part): void {
    if (keyword.startsWith("x-")) return;
    const kind: KeywordKind | undefined = Object.hasOwn(schemaKeywords, keyword) ? schemaKeywords[keyword] : undefined;
    if (kind === undefined) this.#unknown(keyword, child);
    for (const schema of schemasIn(child, kind)) this.#walk(schema);
    if (keyword === "pattern") this.#pattern(child, child.text);
    if (keyword === "patternProperties") for (const [text, schema] of child.entries()) this.#pattern(schema, text);
    if (keyword === "format") this.#format(child);
    if (keyword === "type") this.#type(child);
    if (keyword === "enum" && Array.isArray(child.value) && child.value.length === 0) {
      this.#add(child, "`enum` is empty, so no value is allowed", "list the values, or write the schema `false`");
    }
    if (keyword === "$schema") this.#dialect(child);
  }

  #dialect(part: Part): void {
    const given = JSON.stringify(part.value);
    if (dialects.some((dialect) => dialect === part.text)) return;
    this.#add(part, `\`$schema\` is ${given}; only JSON Schema 2020-12 is supported`, `write ${dialects[0]}`);
  }

  #unknown(keyword: string, child: Part): void {
    const near = nearestName(keyword, Object.keys(schemaKeywords));
    const known = Object.hasOwn(keywordCures, keyword) ? keywordCures[keyword] : undefined;
    const guess = near === undefined ? "remove it, or begin it with `x-`" : `did you mean \`${near}\`?`;
    this.#add(child, `\`${keyword}\` is not a JSON Schema keyword`, known ?? guess);
  }

  #pattern(part: Part, pattern: string | undefined): void {
    if (pattern === undefined) return;
    try {
      new RegExp(pattern, "u");
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^.*\/u?: /s, "") : String(error);
      this.#add(
        part,
        `the pattern ${pattern} is not a regular expression: ${reason}`,
        "correct it: ECMA-262 syntax, with the flag u",
      );
    }
  }

  #format(part: Part): void {
    const format = part.text;
    if (format === undefined || formatsKnown.includes(format)) return;
    const near = nearestName(format, formatsKnown);
    this.#problems.remark(
      part,
      `"${format}" is not in the format registry of OpenAPI, so nothing checks it`,
      near === undefined ? "say it with `pattern` if it has to be checked" : `did you mean "${near}"?`,
    );
  }

  /** Keywords that check nothing without another one. */
  #companions(part: Part): void {
    const lone = (keyword: string, others: readonly string[]): void => {
      const child = part.get(keyword);
      if (child === undefined || others.some((other) => part.has(other))) return;
      const names = others.map((other) => `\`${other}\``).join(" or ");
      const cure = `add ${names}, or remove \`${keyword}\``;
      this.#problems.remark(child, `\`${keyword}\` checks nothing without ${names}`, cure);
    };
    lone("if", ["then", "else"]);
    for (const keyword of ["then", "else"]) lone(keyword, ["if"]);
    for (const keyword of ["minContains", "maxContains"]) lone(keyword, ["contains"]);
  }

  #type(part: Part): void {
    for (const type of Array.isArray(part.value) ? part.items() : [part]) {
      if (type.text !== undefined && types.includes(type.text)) continue;
      const near = nearestName(type.text ?? "", types);
      const cure = near === undefined ? `write one of ${types.join(", ")}` : `did you mean "${near}"?`;
      this.#add(type, `${shown(type.value)} is not a JSON Schema type`, cure);
    }
  }

  /** What the meta-schema of JSON Schema says about the values of the keywords. */
  #values(part: Part): void {
    for (const error of metaSchemaErrors(part.value)) {
      this.#isSound = false;
      const at = descend(part, error.instancePath);
      if (["anyOf", "if", "not", "$ref", "$dynamicRef"].includes(error.keyword)) continue;
      // What has been found in better words, or is only another branch of the meta-schema.
      if (this.#problems.has(at)) continue;
      this.#add(
        at,
        `${shown(at.value)} is not valid for this keyword: it ${wordsOf(error)}`,
        "correct it as JSON Schema 2020-12 says",
      );
    }
  }

  /** A schema that applies itself to the same value would be checked for ever. */
  #circles(part: Part, path: readonly Part[]): void {
    if (this.#straight.has(part.id)) return;
    const start = path.findIndex(({ id }) => id === part.id);
    if (start >= 0) {
      const circle = [...path.slice(start), part].map(({ pointer }) => pointer).join(" → ");
      this.#add(
        part,
        `this schema refers to itself without end: ${circle}`,
        "let one of these point at something else",
      );
      return;
    }
    const inner = [...path, part];
    const target = isReference(part) ? this.#references.target(part) : undefined;
    if (target !== undefined) this.#circles(target, inner);
    for (const keyword of inPlaceKeywords) {
      const child = part.get(keyword);
      if (child !== undefined)
        for (const schema of schemasIn(child, schemaKeywords[keyword])) this.#circles(schema, inner);
    }
    this.#straight.add(part.id);
  }
}

/** The schemas that stand directly under a keyword. */
function schemasIn(part: Part, kind: KeywordKind | undefined): Part[] {
  if (kind === "schema") return [part];
  if (kind === "schemas") return part.items();
  return kind === "schemaMap" ? part.entries().map(([, schema]) => schema) : [];
}

/** The part at a JSON pointer below another one, as far as it exists. */
export function descend(part: Part, pointer: string): Part {
  let at = part;
  for (const name of parsePointer(pointer) ?? []) {
    at = at.get(name) ?? at.items()[Number(name)] ?? at;
  }
  return at;
}
