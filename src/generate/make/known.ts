import { isJsonList, isJsonObject, type Json, type JsonObject } from "../json.ts";

/** What is known of a value before it is made: all of it, or the parts of an object or list. */
export type Known = Exclude<Json, JsonObject | readonly Json[]> | readonly Known[] | KnownObject | Whole | Options;

/** Members that are known; undefined: the member is known to be absent. Others are made. */
export interface KnownObject {
  readonly [name: string]: Known | undefined;
  readonly [ifThereMark]?: KnownObject;
}

const ifThereMark = Symbol("if there");

/** Members that are so where they are: which of several schemas an object has does not hang on them. Kept when they are spread. */
export function ifThere(members: KnownObject): KnownObject {
  return { [ifThereMark]: members, ...members };
}

const isWholeMark = Symbol("whole");
const isOptionsMark = Symbol("options");

/** A value that is known in full: what an object of it does not have is left out where its schema lets it be absent. */
export interface Whole {
  readonly [isWholeMark]: true;
  readonly value: Json;
}

export function whole(value: Json): Whole {
  return { [isWholeMark]: true, value };
}

/** A value that is known in several spellings: the first that the schema allows is taken. */
export interface Options {
  readonly [isOptionsMark]: true;
  readonly preferred: readonly Json[];
  /** Taken only where the schema lets the value be none of these, nor absent. */
  readonly otherwise: readonly Json[];
}

export function options(preferred: readonly Json[], otherwise: readonly Json[] = []): Options {
  return { [isOptionsMark]: true, preferred, otherwise };
}

export function isWhole(known: Known | undefined): known is Whole {
  return typeof known === "object" && known !== null && isWholeMark in known;
}

export function isOptions(known: Known | undefined): known is Options {
  return typeof known === "object" && known !== null && isOptionsMark in known;
}

/** The values, the best first, where all of one is known. */
export function wholeValues(known: Known | undefined): readonly Json[] {
  if (isWhole(known)) return [known.value];
  if (isOptions(known)) return [...known.preferred, ...known.otherwise];
  return known === undefined || (typeof known === "object" && known !== null) ? [] : [known];
}

/** What is known of a list's items, if it is a list. */
export function knownItems(known: Known | undefined): readonly Known[] | undefined {
  if (isWhole(known)) return isJsonList(known.value) ? known.value.map((item) => whole(item)) : undefined;
  return isList(known) ? known : undefined;
}

/** What is known of a member: undefined where nothing is. */
export function knownMember(known: Known | undefined, name: string): Known | undefined {
  const members = membersOf(known);
  const member = members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
  return isWhole(known) && member !== undefined ? whole(member as Json) : member;
}

/** Names of members of which something is known, though not of all. */
export function knownNames(known: Known | undefined): readonly string[] {
  const members = isWhole(known) ? {} : (membersOf(known) ?? {});
  return Object.keys(members).filter((name) => members[name] !== undefined);
}

/**
 * Whether a member is known to be there, or known to be absent; undefined: nothing is known of it.
 * @param admits whether the schema of the member allows a value
 */
export function isKnownMember(
  known: Known | undefined,
  name: string,
  admits: (value: Json) => boolean,
): boolean | undefined {
  const members = membersOf(known);
  if (members === undefined) return undefined;
  if (Object.hasOwn(members, name)) {
    const member = members[name];
    return isOptions(member) ? member.preferred.some(admits) : member !== undefined;
  }
  return isWhole(known) ? false : undefined;
}

/** Whether nothing is known of a member: other members may decide what it is. */
export function isOpenMember(known: Known | undefined, name: string): boolean {
  return isKnownMember(known, name, () => true) === undefined;
}

/** How far a made value is from what is known of its members. */
export interface Strayed {
  /** Known members that it does not have. */
  readonly missing: readonly string[];
  /** How many of its members say something else than what is known. */
  readonly other: number;
}

/** Scalars are held against what is known of them, objects and lists have to be there. */
export function strayed(known: Known | undefined, made: Json): Strayed {
  const members = membersOf(known);
  const away = Object.entries(members ?? {}).filter(([name, part]) => {
    const member = typeof part === "object" && part !== null && isWholeMark in part ? part.value : part;
    const own = ownMember(made, name);
    if (own === undefined && members?.[ifThereMark]?.[name] === part) return false;
    if (isOptions(member)) return !isPreferred(member, own);
    if (member !== null && typeof member === "object") return own === undefined;
    return own !== member;
  });
  const missing = away.flatMap(([name]) => (ownMember(made, name) === undefined ? [name] : []));
  return { missing, other: away.length - missing.length };
}

function ownMember(made: Json, name: string): Json | undefined {
  return isJsonObject(made) && Object.hasOwn(made, name) ? made[name] : undefined;
}

/** What is null at best may be missing as well. */
function isPreferred({ preferred }: Options, own: Json | undefined): boolean {
  return own === undefined ? preferred.every((value) => value === null) : preferred.includes(own);
}

function membersOf(known: Known | undefined): KnownObject | undefined {
  if (isWhole(known)) return isJsonObject(known.value) ? known.value : undefined;
  if (isOptions(known) || known === undefined || known === null || typeof known !== "object") return undefined;
  return isList(known) ? undefined : known;
}

function isList(known: Known | undefined): known is readonly Known[] {
  return Array.isArray(known);
}
