import { formatsKnown } from "./formats.ts";
import { isRecord } from "../../source/is-record.ts";
import { didYouMean } from "../../source/nearest.ts";
import { kindOf, shown } from "../../source/kind-of.ts";
import type { Part } from "../../source/part.ts";
import { draftOf, dropMember, mergeKeys, putMember, renameMember } from "../upgrade/record.ts";
import { misfit } from "./keyword-values.ts";
import { mendEnum } from "./meant-enum.ts";
import type { Ground } from "./openapi-structure.ts";
import { patternFault, translatedPattern } from "./patterns.ts";
import { dialects, keywordCures, kindOfKeyword, schemaKeywords } from "./schema-keywords.ts";
import { spreadReference } from "./spread-reference.ts";
import { meantType, types } from "./types-meant.ts";

type Refuse = (part: Part, found: string, cure: string) => void;

/** Checks the keywords of one schema, each by itself; what is loose is mended. */
export class SchemaKeywords {
  readonly #ground: Ground;
  readonly #refuse: Refuse;
  /** Looked for once a format. */
  readonly #meant = new Map<string, string | undefined>();

  constructor(ground: Ground, refuse: Refuse) {
    this.#ground = ground;
    this.#refuse = refuse;
  }

  /** Mends the values of keywords so that validators and generators can rely on them. */
  mend(schema: Part): void {
    for (const keyword of schema.keys()) {
      const value = schema.memberValue(keyword);
      const kind = kindOfKeyword(keyword);
      if (keyword === "type") this.#mendType(schema, value);
      else if (keyword === "pattern" && typeof value === "string") this.#mendPattern(schema, value);
      else if (kind === "value" && keyword !== "$ref") this.#mendValue(schema, keyword, value);
      else if (kind === "schema") this.#mendSchema(schema, keyword, value);
      else if (kind === "schemas") this.#mendSchemas(schema, keyword, value);
      else if (kind === "schemaMap") this.#mendMap(schema, keyword);
      else if (keyword === "examples" && !Array.isArray(value)) this.#mendExamples(schema);
    }
    if (schema.has("enum")) mendEnum(schema, this.#ground.tolerance);
  }

  drop(schema: Part, keyword: string): void {
    dropMember(draftOf(schema.value) ?? {}, keyword);
  }

  /** Checks what is not mended. */
  check(schema: Part, keyword: string): void {
    const { tolerance } = this.#ground;
    const kind = kindOfKeyword(keyword);
    const isLookedAt = kind === undefined || keyword === "format" || keyword === "$schema" || tolerance.isStrict;
    const child = isLookedAt ? schema.get(keyword) : undefined;
    if (child === undefined) return;
    if (kind === undefined) this.#unknown(keyword, child);
    if (keyword === "format") this.#format(child);
    if (keyword === "$schema") this.#dialect(child);
    if (!tolerance.isStrict) return;
    if (keyword === "pattern") this.#pattern(child, child.text);
    if (keyword === "patternProperties") for (const [text, schema] of child.entries()) this.#pattern(schema, text);
    if (keyword === "type") this.#type(child);
    if (keyword === "enum" && Array.isArray(child.value) && child.value.length === 0)
      this.#refuse(child, "`enum` is empty, so no value is allowed", "list the values, or write the schema `false`");
  }

  #mendType(schema: Part, value: unknown): void {
    if (isType(value)) return;
    const written: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (written.length > 0 && written.every(isType)) return;
    const meant = written.flatMap((type) => {
      if (type === null) return Array.isArray(value) ? [{ type: "null" }] : [];
      return typeof type === "string" ? type.split(/[,|]/).flatMap((word) => meantType(word) ?? []) : [];
    });
    const found = [...new Set(meant.map(({ type }) => type))];
    const cure = `write one of ${types.join(", ")}`;
    const [first] = meant;
    const { tolerance } = this.#ground;
    const what = `${Array.isArray(value) ? "this list" : shown(value)} is not a JSON Schema type`;
    if (first === undefined) tolerance.drop(schema, "type", `${what}, and says nothing`, cure);
    else {
      if (first.format !== undefined && !schema.has("format")) put(schema, "format", first.format);
      tolerance.put(
        schema,
        "type",
        found.length === 1 ? first.type : found,
        what,
        `${cure}; it is read as ${found.join(", ")}`,
      );
    }
  }

  #mendPattern(schema: Part, pattern: string): void {
    const fault = patternFault(pattern);
    if (fault === undefined) return;
    const found = `the pattern ${pattern} is not a regular expression: ${fault}`;
    const better = translatedPattern(pattern);
    const cure = "correct it: ECMA-262 syntax, with the flag u";
    if (better === undefined) this.#ground.tolerance.drop(schema, "pattern", `${found}; it checks nothing`, cure);
    else this.#ground.tolerance.put(schema, "pattern", better, `${found}; it is read as ${better}`, cure);
  }

  #mendValue(schema: Part, keyword: string, value: unknown): void {
    const fault = misfit(keyword, value);
    if (fault === undefined) return;
    const { tolerance } = this.#ground;
    const found = `${shown(value)} is no value for \`${keyword}\`, which has ${fault.words}`;
    const cure = "correct it as JSON Schema 2020-12 says";
    if (fault.meant === undefined) tolerance.drop(schema, keyword, found, cure);
    else tolerance.put(schema, keyword, fault.meant, found, cure);
  }

  #mendSchema(schema: Part, keyword: string, value: unknown): void {
    if (isSchema(value)) return;
    this.#ground.tolerance.drop(schema, keyword, noSchema(value), "write a schema, `true` or `false`");
  }

  #mendSchemas(schema: Part, keyword: string, value: unknown): void {
    const { tolerance } = this.#ground;
    const list = Array.isArray(value) && value.length > 0 ? (value as readonly unknown[]) : undefined;
    const holder = schema.get(keyword);
    if (list !== undefined && holder !== undefined) list.forEach((item, i) => this.#mendHeld(holder, i, item));
    else if (isRecord(value))
      tolerance.put(schema, keyword, [value], "this is an object; expected a list of schemas", "write a list");
    else tolerance.drop(schema, keyword, "this is no list of schemas", "list at least one schema");
  }

  #mendMap(schema: Part, keyword: string): void {
    const { tolerance, references } = this.#ground;
    const given = schema.get(keyword);
    const isReferred = typeof given?.memberValue("$ref") === "string";
    const child = (isReferred ? spreadReference(schema, keyword, references, tolerance) : undefined) ?? given;
    if (child?.record === undefined)
      return tolerance.drop(
        schema,
        keyword,
        `this is ${kindOf(child?.value)}; expected an object of schemas`,
        "write an object",
      );
    mergeKeys(draftOf(child.value) ?? {});
    for (const key of child.keys()) this.#mendHeld(child, key, child.memberValue(key));
    if (keyword === "patternProperties") for (const pattern of child.keys()) this.#mendKey(child, pattern);
  }

  #mendHeld(holder: Part, key: string | number, item: unknown): void {
    if (!isSchema(item))
      this.#ground.tolerance.put(holder, key, {}, noSchema(item), "write a schema, `true` or `false`");
  }

  #mendKey(holder: Part, pattern: string): void {
    const fault = patternFault(pattern);
    if (fault === undefined) return;
    const better = translatedPattern(pattern);
    const found = `the pattern ${pattern} is not a regular expression: ${fault}`;
    const cure = "correct it: ECMA-262 syntax, with the flag u";
    if (better === undefined) return this.#ground.tolerance.drop(holder, pattern, found, cure);
    this.#ground.tolerance.loose(holder.get(pattern) ?? holder, `${found}; it is read as ${better}`, cure);
    renameMember(draftOf(holder.value) ?? {}, pattern, better);
  }

  /** Examples by name, as media types have them, and single ones. */
  #mendExamples(schema: Part): void {
    const child = schema.get("examples");
    const named = child?.entries().map(([, example]) => example) ?? [];
    const isNamed = named.length > 0 && named.every((example) => example.has("value"));
    const values: unknown[] = isNamed ? named.map((example) => example.memberValue("value")) : [child?.value];
    const found = `this is ${kindOf(child?.value)}; expected a list of examples`;
    this.#ground.tolerance.put(schema, "examples", values, found, "write a list");
  }

  #dialect(part: Part): void {
    const given = JSON.stringify(part.value);
    if (dialects.some((dialect) => dialect === part.text)) return;
    const found = `\`$schema\` is ${given}; only JSON Schema 2020-12 is supported`;
    if (this.#ground.tolerance.isStrict) this.#refuse(part, found, `write ${dialects[0]}`);
    else this.#ground.problems.remark(part, found, `write ${dialects[0]}`);
  }

  #unknown(keyword: string, child: Part): void {
    const known = Object.hasOwn(keywordCures, keyword) ? keywordCures[keyword] : undefined;
    const guess = didYouMean(keyword, Object.keys(schemaKeywords)) ?? "remove it, or begin it with `x-`";
    const found = `\`${keyword}\` is not a JSON Schema keyword`;
    if (this.#ground.tolerance.isStrict) this.#refuse(child, found, known ?? guess);
    else if (!passed.includes(keyword)) this.#ground.problems.remark(child, found, known ?? guess);
  }

  #pattern(part: Part, pattern: string | undefined): void {
    const fault = pattern === undefined ? undefined : patternFault(pattern);
    if (pattern === undefined || fault === undefined) return;
    this.#refuse(
      part,
      `the pattern ${pattern} is not a regular expression: ${fault}`,
      "correct it: ECMA-262 syntax, with the flag u",
    );
  }

  #format(part: Part): void {
    const format = part.text;
    if (format === undefined || formatsKnown.includes(format)) return;
    if (!this.#meant.has(format)) this.#meant.set(format, didYouMean(format, formatsKnown));
    this.#ground.problems.remark(
      part,
      `"${format}" is not in the format registry of OpenAPI, so nothing checks it`,
      this.#meant.get(format) ?? "say it with `pattern` if it has to be checked",
    );
  }

  #type(part: Part): void {
    for (const type of Array.isArray(part.value) ? part.items() : [part]) {
      if (type.text !== undefined && types.includes(type.text)) continue;
      const cure = didYouMean(type.text ?? "", types) ?? `write one of ${types.join(", ")}`;
      this.#refuse(type, `${shown(type.value)} is not a JSON Schema type`, cure);
    }
  }
}

/** Words of earlier versions that only say where a schema is found, which references do. */
const passed = ["definitions", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary"];

function put(schema: Part, keyword: string, value: unknown): void {
  putMember(draftOf(schema.value) ?? {}, keyword, value);
}

function isType(value: unknown): boolean {
  return typeof value === "string" && types.includes(value);
}

function isSchema(value: unknown): boolean {
  return isRecord(value) || typeof value === "boolean";
}

function noSchema(value: unknown): string {
  return `this is ${kindOf(value)}; expected a schema`;
}
