import { canonical } from "../document/canonical.ts";
import type { Account, BaseRef, Declared, EnumValue, Member, TypeRef, Witness } from "../document/declared.ts";
import type { Scales, Word } from "./collect.ts";
import { type Told, wordsOf } from "./told.ts";
import { rankOf } from "./knowledge.ts";
import { weighMember } from "./weigh-member.ts";
import type { Fact, WeighedType } from "./weighed.ts";

/** Every declared type of several documents once, in the order in which they are met. */
export function weighTypes(accounts: readonly Account[], scales: Scales): WeighedType[] {
  const types = new Map<string, Told<Declared>[]>();
  for (const account of accounts)
    for (const told of account.types) types.set(told.name, [...(types.get(told.name) ?? []), { told, account }]);
  return [...types].map(([name, told]) => weighType(name, told, scales));
}

function weighType(name: string, told: readonly Told<Declared>[], scales: Scales): WeighedType {
  const from = told.map(({ told: { line }, account }) => ({ document: account.document, line }));
  const description = scales.best(
    name,
    "description",
    wordsOf(told, (type) => type.description),
  );
  const namespace = firstFact(wordsOf(told, (type) => type.namespace));
  const response = firstFact(wordsOf(told, (type) => type.response));
  const base = baseOf(name, told, scales);
  const attributes = told.map(({ told: { attributes: all } }) => all).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const called = told.find(({ told: type }) => type.called !== undefined)?.told.called;
  const xml = told.find(({ told: type }) => type.xml !== undefined)?.told.xml;
  return {
    name,
    ...(called === undefined ? {} : { called }),
    kind: told.some(({ told: { kind } }) => kind === "enum") ? "enum" : (told[0]?.told.kind ?? "class"),
    interfaces: interfacesOf(told),
    attributes,
    members: membersOf(name, told, scales),
    values: valuesOf(name, told, scales),
    from,
    ...(base === undefined ? {} : { base }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(description === undefined ? {} : { description }),
    ...(response === undefined ? {} : { response }),
    ...(xml === undefined ? {} : { xml }),
  };
}

function firstFact<Value>(words: readonly Word<Value>[]): Fact<Value> | undefined {
  const [first] = words;
  return first === undefined ? undefined : { value: first.value, from: [first.from] };
}

/** Interfaces are called so: `ICompany`. Where a language does not tell them from classes, the name does. */
function isBase({ type, how }: BaseRef): boolean {
  return how === "extends" || (how === "either" && type.is === "named" && !/^I[A-Z]/.test(type.name));
}

function baseOf(name: string, told: readonly Told<Declared>[], scales: Scales): Fact<TypeRef> | undefined {
  const words = wordsOf(told, ({ bases }) => {
    const base = bases.find(isBase);
    return base === undefined ? undefined : { value: base.type, line: base.line };
  });
  return scales.best(name, "base", words, (type) => (type.is === "named" ? type.name : type.is));
}

function interfacesOf(told: readonly Told<Declared>[]): Fact<TypeRef>[] {
  const found = new Map<string, Fact<TypeRef>>();
  for (const { told: type, account } of told)
    for (const base of type.bases) {
      const key = JSON.stringify(base.type);
      if (isBase(base) || found.has(key)) continue;
      found.set(key, { value: base.type, from: [{ document: account.document, line: base.line }] });
    }
  return [...found.values()];
}

function membersOf(name: string, told: readonly Told<Declared>[], scales: Scales): WeighedType["members"] {
  const members = new Map<string, Told<Member>[]>();
  const byOrder = told.toSorted((a, b) => orderRank(a.account.witness) - orderRank(b.account.witness));
  for (const { told: type, account } of byOrder)
    for (const member of type.members) {
      const near = keyOf(member, members);
      const key = isAnother(member, account, members.get(near)) ? `${near} ${member.name}` : near;
      members.set(key, [...(members.get(key) ?? []), { told: member, account }]);
    }
  return [...members].map(([key, all]) => weighMember(name, key, all, scales));
}

/** Members of one sample are as many as their names; elsewhere a name may be written in several ways. */
function isAnother({ name }: Member, account: Account, known: readonly Told<Member>[] = []): boolean {
  return account.witness === "sample" && known.some((one) => one.account === account && one.told.name !== name);
}

function orderRank(witness: Witness): number {
  return rankOf("order", witness) ?? 99;
}

/** Members of two documents are one if they have a name in common: their own, or the one on the wire. */
function keyOf({ name, wireName, attributes }: Member, known: ReadonlyMap<string, unknown>): string {
  const own = canonical(name);
  const alias = wireName?.value ?? attributes.find((one) => one.name === "DataMember")?.args.get("Name");
  const wire = alias === undefined ? undefined : canonical(alias);
  return wire !== undefined && known.has(wire) && !known.has(own) ? wire : own;
}

function valuesOf(name: string, told: readonly Told<Declared>[], scales: Scales): WeighedType["values"] {
  const values = new Map<string, Told<EnumValue>[]>();
  const byName = told.toSorted(
    (a, b) => (rankOf("name", a.account.witness) ?? 99) - (rankOf("name", b.account.witness) ?? 99),
  );
  for (const { told: type, account } of byName)
    for (const value of type.values) {
      const key = canonical(value.name);
      values.set(key, [...(values.get(key) ?? []), { told: value, account }]);
    }
  return [...values.values()].map((all) => weighValue(name, all, scales));
}

function weighValue(type: string, all: readonly Told<EnumValue>[], scales: Scales): WeighedType["values"][number] {
  const [first] = all;
  if (first === undefined) throw new Error("a member of an enum that nobody names");
  const about = `${type}.${first.told.name}`;
  const line = first.told.line;
  const text = scales.best(
    about,
    "enum text",
    wordsOf(all, (one) => (one.text === undefined ? undefined : { value: one.text, line: one.line })),
  );
  const number = scales.best(
    about,
    "enum number",
    wordsOf(all, (one) => (one.number === undefined ? undefined : { value: one.number, line: one.line })),
  );
  const described = all.find(({ told }) => told.description !== undefined)?.told.description;
  return {
    name: first.told.name,
    line,
    from: all.map(({ told, account }) => ({ document: account.document, line: told.line })),
    ...(text === undefined ? {} : { text: text.value }),
    ...(number === undefined ? {} : { number: number.value }),
    ...(described === undefined ? {} : { description: described }),
  };
}
