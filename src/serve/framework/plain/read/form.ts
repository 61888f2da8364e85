import { grouped } from "../../../../contract/model/grouped.ts";
import { memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { Encoding, RequestContent } from "../../../../contract/model/request-body.ts";
import type { Spelling } from "../../../../contract/model/contract.ts";
import { isBase64 } from "../../../../contract/model/scalar/base64.ts";
import type { Type } from "../../../../contract/model/type.ts";
import { isObjectValue, type Value } from "../../../../contract/model/value.ts";
import { readJson } from "../../../../wire/dialect/plain/json-reader.ts";
import type { BodyWork } from "../../body-work.ts";
import type { Fault } from "../refusal.ts";
import { decoded, type QueryPair, queryPairs } from "../path.ts";
import { memberNames, pairTrees } from "./pairs-value.ts";
import { makeups, typedTree } from "./text-tree.ts";

/** How a field is written of which the document says nothing: each value in a pair of its own. */
const usual: Spelling = {
  style: "form",
  explode: true,
  mediaType: undefined,
  allowEmptyValue: true,
  allowReserved: undefined,
};

/** A form (URL standard, section 5.1) as an object: each field by its type, and as its encoding says (Encoding Object). @throws {TooMuch} */
export function readForm(
  text: string,
  content: RequestContent,
  work: BodyWork,
): { readonly value: Value } | { readonly faults: readonly Fault[] } {
  work.formText(text);
  const pairs = queryPairs(text);
  const value = withEmpty(formValue(pairs, content.type, { encoding: content.encoding, work }), content.type);
  const faults = [
    ...bareFaults(text, content.type),
    ...reservedFaults(pairs, content),
    ...base64Faults(value, content),
  ];
  return faults.length > 0 ? { faults } : { value };
}

/** An empty object or list leaves no trace in a form: where one has to be there and is not, it was empty. */
function withEmpty(value: Value, type: Type): Value {
  if (type.kind !== "object" || !isObjectValue(value)) return value;
  const lacking = type.all.filter(({ key, required }) => required && !Object.hasOwn(value, key));
  const empty = lacking.flatMap(({ key, slot }): [string, Value][] => {
    const made = makeups(slot.type);
    if (made.has("text") || made.size === 0) return [];
    return [[key, made.has("object") ? {} : []]];
  });
  return { ...value, ...Object.fromEntries(empty) };
}

/** Fields as members of an object; of several types the first that has all their names. */
export function formValue(
  pairs: readonly QueryPair[],
  type: Type,
  { encoding, work }: Pick<RequestContent, "encoding"> & { readonly work: BodyWork },
): Value {
  const known = memberNames(type);
  const names = [...new Set(pairs.map(({ name }) => fieldOf(name, known)))];
  const owner = ownerOf(names, type, (name) => pairs.find((pair) => pair.name === name)?.raw);
  // A form may have as many fields as pairs: each looks at its own only.
  const whole = grouped(pairs, ({ name }) => name);
  const within = grouped(pairs, ({ name }) => name.slice(0, Math.max(0, name.indexOf("["))));
  const members = names.map((name) => [
    name,
    fieldValue([...(whole.get(name) ?? []), ...(within.get(name) ?? [])], name, memberSlot(owner, name).type, {
      encoding: encoding.get(name),
      work,
    }),
  ]);
  const all: Readonly<Record<string, Value>> = Object.fromEntries(members) as Readonly<Record<string, Value>>;
  return isObjectValue(all) ? all : {};
}

/** `card` of `card[number]` and `card[]`, where no field is called so with its brackets. */
function fieldOf(name: string, known: ReadonlySet<string>): string {
  if (known.has(name)) return name;
  const bracket = name.indexOf("[");
  return bracket > 0 && name.endsWith("]") ? name.slice(0, bracket) : name;
}

/** The type whose members fields are: of several the one that a discriminator's field names, else the first with all names. */
export function ownerOf(names: readonly string[], type: Type, textOf: (name: string) => string | undefined): Type {
  if (type.kind !== "union") return type;
  const { choices, discriminator } = type;
  const word = discriminator && textOf(discriminator.property);
  const mapped = word === undefined ? undefined : discriminator?.mapping.get(word);
  const has = (choice: Type): boolean =>
    choice.kind === "object" && names.every((name) => choice.all.some(({ key }) => key === name));
  return mapped ?? choices.find(has) ?? choices.find(({ kind }) => kind === "object") ?? type;
}

function fieldValue(
  pairs: readonly QueryPair[],
  name: string,
  type: Type,
  { encoding, work }: { readonly encoding: Encoding | undefined; readonly work: BodyWork },
): Value {
  const spelling = encoding?.isStyled === true ? encoding : usual;
  const own = pairs.filter((pair) => pair.name === name).map(({ raw }) => decoded(raw));
  const isText = makeups(type).has("text");
  const json = own.length === 1 && !isText ? jsonIn(own[0] ?? "", type, work) : undefined;
  if (json !== undefined) return json;
  const trees = pairTrees(pairs, name, { ...spelling, mediaType: undefined }, type) ?? [];
  const value = trees.map((tree) => typedTree(tree, type)).find((read) => read !== undefined);
  // What is not made like its type stays as it was sent: the schema says what is wrong with it.
  return value ?? typedTree(trees[0] ?? own[0] ?? "", { kind: "any" }) ?? "";
}

/** Members and items may be written as JSON (Encoding Object: the usual `contentType` of an object). @throws {TooMuch} */
export function jsonIn(text: string, type: Type, work: BodyWork): Value | undefined {
  const made = makeups(type);
  const isOpen = made.has("text");
  const isMadeSo = /^\s*\[/.test(text)
    ? isOpen || made.has("list")
    : /^\s*\{/.test(text) && (isOpen || made.has("object"));
  if (!isMadeSo) return undefined;
  work.json(text);
  try {
    return readJson(text, { type, nullable: true });
  } catch {
    return undefined;
  }
}

/** Characters that a document says must not stand as they are (`allowReserved: false`; RFC 3986 section 2.2). */
function reservedFaults(pairs: readonly QueryPair[], { encoding }: RequestContent): readonly Fault[] {
  return pairs.flatMap(({ name, raw }): readonly Fault[] => {
    if (encoding.get(name)?.allowReserved !== false || !/[:/?#[\]@]/.test(raw)) return [];
    return [
      { kind: "text", at: { pointer: `/${name}` }, detail: "has reserved characters that are not percent-encoded" },
    ];
  });
}

/** A text without a sign of equality is a form only where it is the name of a field. */
function bareFaults(text: string, type: Type): readonly Fault[] {
  const known = memberNames(type);
  if (text.includes("=") || known.size === 0) return [];
  const strange = queryPairs(text).find(({ name }) => !known.has(fieldOf(name, known)));
  if (strange === undefined) return [];
  return [
    { kind: "text", at: { pointer: "" }, detail: `is no form: expected fields with values, found ${strange.name}` },
  ];
}

/** Fields that are bytes have to be written as base64 (RFC 4648 section 4). */
export function base64Faults(value: Value, { base64 }: RequestContent): readonly Fault[] {
  if (!isObjectValue(value)) return [];
  return [...base64].flatMap((name): readonly Fault[] => {
    const text = value[name];
    if (typeof text !== "string" || isBase64(text)) return [];
    return [{ kind: "text", at: { pointer: `/${name}` }, detail: "must be bytes in base64" }];
  });
}
