import type { Citation } from "../../citation.ts";
import type { Attribute, Member, TypeRef, Witness } from "../document/declared.ts";
import type { Scales, Word } from "./collect.ts";
import { rankOf } from "./knowledge.ts";
import { meet } from "./meet.ts";
import { type Told, wordsOf } from "./told.ts";
import { type Fact, typeWords, type WeighedMember } from "./weighed.ts";

/** Languages whose listings have the names of the code behind. */
const codeNames: readonly Witness[] = ["metadata", "tables", "csharp", "vbnet", "fsharp"];

/** What several documents say about one member. */
export function weighMember(type: string, key: string, told: readonly Told<Member>[], scales: Scales): WeighedMember {
  const [first] = told;
  if (first === undefined) throw new Error("a member that nobody names");
  const about = `${type}.${first.told.name}`;
  return {
    key,
    spelled: first.told.name,
    spelledBy: first.account.witness,
    type: typeOf(about, told, scales),
    hasDefault: told.some(({ told: member }) => member.hasDefault === true),
    isColumnRequired: told.every((one) => attribute(one.told, "ApiMember")?.args.has("IsRequired") !== true),
    attributes: mergedAttributes(told),
    from: told.flatMap(({ told: member, account: { document } }) =>
      linesOf(member).map((line) => ({ document, line })),
    ),
    ...weighedNames(about, told, scales),
    ...weighedFacts(about, told, scales),
  };
}

/** The lines that tell of a member: its own, and those of what is said about it. */
function linesOf({ line, attributes, description }: Member): number[] {
  const lines = [line, ...attributes.map((one) => one.line), ...(description === undefined ? [] : [description.line])];
  return [...new Set(lines)].toSorted((a, b) => a - b);
}

function weighedNames(
  about: string,
  told: readonly Told<Member>[],
  scales: Scales,
): Pick<WeighedMember, "name" | "wireName"> {
  const names = wordsOf(told, (member) => ({ value: member.name, line: member.line }));
  const name = scales.best(
    about,
    "name",
    names.filter(({ witness }) => codeNames.includes(witness)),
  );
  const wireName = scales.best(about, "wire name", wireNames(told));
  return { ...(name === undefined ? {} : { name }), ...(wireName === undefined ? {} : { wireName }) };
}

function weighedFacts(about: string, told: readonly Told<Member>[], scales: Scales): Partial<WeighedMember> {
  const required = scales.best(about, "required", told.flatMap(requiredWord));
  const place = scales.best(about, "place", told.flatMap(placeWord));
  const description = scales.best(
    about,
    "description",
    wordsOf(told, (member) => member.description),
    oneLine,
  );
  const optional = scales.best(about, "optional", optionals(told));
  const [allowed] = wordsOf(told, (member) => member.allowed);
  const [range] = wordsOf(told, (member) => member.range);
  const [fallback] = wordsOf(told, (member) => member.fallback);
  const [example] = wordsOf(told, (member) => member.example);
  const order = orderOf(told);
  const xml = told.find(({ told: member }) => member.xml !== undefined)?.told.xml;
  return {
    ...(optional === undefined ? {} : { optional }),
    ...(required === undefined ? {} : { required }),
    ...(place === undefined ? {} : { place }),
    ...(description === undefined ? {} : { description }),
    ...(allowed === undefined ? {} : { allowed: fact(allowed) }),
    ...(range === undefined ? {} : { range: fact(range) }),
    ...(fallback === undefined ? {} : { fallback: fact(fallback) }),
    ...(example === undefined ? {} : { example: fact(example) }),
    ...(order === undefined ? {} : { order }),
    ...(xml === undefined ? {} : { xml }),
  };
}

function fact<Value>({ value, from }: Word<Value>): Fact<Value> {
  return { value, from: [from] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function attribute(member: Member, name: string): Attribute | undefined {
  return member.attributes.find((one) => one.name === name);
}

/** The type that all allow; who contradicts those that know better is left out. */
function typeOf(about: string, told: readonly Told<Member>[], scales: Scales): Fact<TypeRef> {
  const words = wordsOf(told, (member) => ({ value: member.type, line: member.line })).toSorted(
    (a, b) => (rankOf("type", a.witness) ?? 99) - (rankOf("type", b.witness) ?? 99),
  );
  let type: TypeRef = { is: "unknown" };
  const from: Citation[] = [];
  for (const word of words) {
    const both = meet(type, word.value);
    if (both === undefined) scales.lose(about, "type", typeWords(type), from, typeWords(word.value), word.from);
    else {
      type = both;
      from.push(word.from);
    }
  }
  return { value: withoutMark(type), from };
}

function withoutMark({ optional: _, ...type }: TypeRef): TypeRef {
  return type;
}

/** An alias stands in an attribute, or is what a script calls the member. */
function wireNames(told: readonly Told<Member>[]): Word<string>[] {
  const scripts: readonly Witness[] = ["typescript", "mjs", "php", "dart", "java", "kotlin"];
  return told.flatMap(({ told: member, account }): Word<string>[] => {
    const { document, witness } = account;
    const alias = attribute(member, "DataMember");
    const aliased = alias?.args.get("Name");
    const own = member.wireName ?? (scripts.includes(witness) ? { value: member.name, line: member.line } : undefined);
    if (aliased !== undefined)
      return [
        {
          value: aliased,
          witness: scripts.includes(witness) ? witness : "csharp",
          from: { document, line: member.line },
        },
      ];
    return own === undefined ? [] : [{ value: own.value, witness, from: { document, line: own.line } }];
  });
}

/** Whether a language's mark for what may be missing says something about this type. */
function marksTruly(witness: Witness, { is, ...type }: TypeRef): boolean {
  // A sample shows null itself.
  if (witness === "sample" || witness === "reference") return true;
  if (is !== "scalar" || !("kinds" in type)) return witness === "metadata" || witness === "tables";
  const isNumber = type.kinds.some((kind) => /^u?int|float|double|decimal/.test(kind));
  if (witness === "python") return isNumber || type.kinds.includes("boolean") || type.kinds.includes("datetime");
  return witness !== "php" || isNumber;
}

/** Required members lose their mark in some languages; those say nothing about it. */
function optionals(told: readonly Told<Member>[]): Word<boolean>[] {
  return told.flatMap(({ told: member, account }): Word<boolean>[] => {
    const losesMark = account.witness === "csharp" && attribute(member, "ApiMember")?.args.has("IsRequired") === true;
    if (losesMark || !marksTruly(account.witness, member.type)) return [];
    const value = member.type.optional === true;
    return [{ value, witness: account.witness, from: { document: account.document, line: member.line } }];
  });
}

function requiredWord({ told: member, account: { document, witness } }: Told<Member>): Word<boolean>[] {
  const told = attribute(member, "ApiMember")?.args;
  const stated = told?.get("IsRequired") ?? (told?.get("IsOptional") === undefined ? undefined : "false");
  const line = attribute(member, "ApiMember")?.line ?? member.line;
  if (stated !== undefined) return [{ value: stated.toLowerCase() === "true", witness, from: { document, line } }];
  if (member.required === undefined) return [];
  return [{ value: member.required.value, witness, from: { document, line: member.required.line } }];
}

function placeWord({ told: member, account: { document, witness } }: Told<Member>): Word<string>[] {
  const stated = attribute(member, "ApiMember");
  const value = stated?.args.get("ParameterType") ?? member.place?.value;
  const line = stated?.line ?? member.place?.line ?? member.line;
  // `form` says that the table had no better word.
  return value === undefined || value === "form" ? [] : [{ value, witness, from: { document, line } }];
}

function orderOf(told: readonly Told<Member>[]): Fact<number> | undefined {
  for (const { told: member, account } of told) {
    const stated = member.order?.value ?? Number(attribute(member, "DataMember")?.args.get("Order") ?? NaN);
    if (!Number.isNaN(stated)) return { value: stated, from: [{ document: account.document, line: member.line }] };
  }
  return undefined;
}

/** The attributes of the document that shows most of them. */
function mergedAttributes(told: readonly Told<Member>[]): readonly Attribute[] {
  return told.map(({ told: member }) => member.attributes).toSorted((a, b) => b.length - a.length)[0] ?? [];
}
