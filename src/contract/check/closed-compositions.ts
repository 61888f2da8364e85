import type { Part } from "../../source/part.ts";
import { draftOf, dropMember, putMember } from "../upgrade/record.ts";
import { composed, type ComposedWords, ownWords } from "./composed-words.ts";
import { deepest } from "./known-at-depths.ts";
import type { References } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/**
 * `additionalProperties: false` beside `allOf` or `$ref` forbids whatever those name (JSON Schema 2020-12, section 10.3.2.3),
 * even what they require: then nothing is valid, and nobody means it. It is read as `unevaluatedProperties: false`.
 * @returns whether the schema was mended
 */
export function mendClosed(schema: Part, words: ComposedWords, tolerance: Tolerance): boolean {
  const closed = schema.get("additionalProperties");
  if (closed?.flag !== false || schema.has("patternProperties")) return false;
  const parts = composed(schema, words.references);
  const inner = parts.map((part) => words.of(part));
  const named = new Set(inner.flatMap(({ properties }) => properties));
  mendUnnamed(schema, named, words, tolerance);
  if (parts.length === 0) return false;
  const own = new Set(
    schema
      .get("properties")
      ?.entries()
      .map(([name]) => name),
  );
  const required = [...(schema.get("required")?.texts() ?? []), ...inner.flatMap((part) => part.required)];
  const lost = required.find((name) => !own.has(name) && named.has(name));
  const draft = draftOf(schema.value);
  if (lost === undefined || draft === undefined) return false;
  const found = `\`additionalProperties: false\` does not see what stands beside it, and so forbids "${lost}", which is required`;
  if (!tolerance.loose(closed, found, "write `unevaluatedProperties: false`, as which it is read")) return false;
  dropMember(draft, "additionalProperties");
  putMember(draft, "unevaluatedProperties", false);
  return true;
}

/** A closed schema that requires what neither it nor what it is put together of names: nothing is valid. The member is there, whatever it holds. */
function mendUnnamed(schema: Part, inner: ReadonlySet<string>, words: ComposedWords, tolerance: Tolerance): void {
  const { properties, required } = ownWords(schema);
  const lost = required.filter((name) => !properties.includes(name) && !inner.has(name));
  const draft = draftOf(schema.value);
  const [first] = lost;
  if (first === undefined || draft === undefined || tolerance.isStrict) return;
  const found = `\`additionalProperties: false\` forbids "${first}", which is required and not among \`properties\``;
  tolerance.loose(schema.get("required") ?? schema, found, "say what it is below `properties`; it may be anything");
  if (!schema.has("properties")) putMember(draft, "properties", {});
  const named = draftOf(schema.memberValue("properties")) ?? {};
  for (const name of lost) putMember(named, name, {});
  words.forget();
}

/**
 * The same in one of the schemas that `allOf` puts together: where that is closed by itself, it forbids what the others require.
 * The whole is closed instead, and a schema that is referred to stays as it is for everybody else.
 * @returns whether the schema was mended
 */
export function mendClosedParts(schema: Part, composed: ComposedWords, tolerance: Tolerance): boolean {
  const list = schema.get("allOf");
  const draft = draftOf(schema.value);
  const items = list?.items() ?? [];
  if (list === undefined || draft === undefined) return false;
  const parts = items.map((item) => ({ item, target: arrived(item, composed.references) }));
  const own = ownWords(schema);
  const words = parts.map(({ target }) => composed.of(target));
  const mended = parts.filter(({ item, target }, index) => {
    const known = namesBeforeClosing(target, composed);
    if (known === undefined || target.source !== schema.source) return false;
    const others = [own, ...words.filter((_, other) => other !== index)];
    const named = new Set(others.flatMap(({ properties }) => properties));
    const lost = others.flatMap(({ required }) => required).find((name) => named.has(name) && !known.has(name));
    if (lost === undefined) return false;
    const { additionalProperties, unevaluatedProperties, ...open } = target.record ?? {};
    const keyword = additionalProperties === false ? "additionalProperties" : "unevaluatedProperties";
    const found = `\`${keyword}: false\` of this part of \`allOf\` forbids "${lost}", which another part requires`;
    if (!tolerance.loose(item, found, "close the whole by `unevaluatedProperties: false`, as it is read")) return false;
    (list.value as unknown[])[index] =
      keyword === "additionalProperties"
        ? { ...open, ...(unevaluatedProperties !== undefined && { unevaluatedProperties }) }
        : open;
    return true;
  });
  if (mended.length > 0) putMember(draft, "unevaluatedProperties", false);
  return mended.length > 0;
}

/** Where a chain of references ends that say nothing beside where they lead. */
export function arrived(schema: Part, references: References): Part {
  let at = schema;
  for (let step = 0; step < deepest && at.keys().join() === "$ref"; step++) at = references.target(at) ?? at;
  return at;
}

/** The members that a closed schema allows; undefined: it is open, or says so by patterns. */
function namesBeforeClosing(schema: Part, composed: ComposedWords): ReadonlySet<string> | undefined {
  if (schema.has("patternProperties")) return undefined;
  if (schema.get("additionalProperties")?.flag === false) return new Set(ownWords(schema).properties);
  const isClosed = schema.get("unevaluatedProperties")?.flag === false && !schema.has("additionalProperties");
  return isClosed ? new Set(composed.of(schema).properties) : undefined;
}
