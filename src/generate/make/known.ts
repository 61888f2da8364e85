import { type Json, isJsonList } from "../json.ts";

/** What is known of a value before it is made: a value, or an object or list of which parts are known. */
export type Given = Json | readonly Given[] | GivenObject;

/** Members that are known; undefined: the member is known to be absent. */
export interface GivenObject {
  readonly [name: string]: Given | undefined;
}

/** What a value is made around: it keeps to what is given as far as its schema allows. */
export interface Known {
  readonly given: Given;
  /** Whether what is not given is left out where the schema lets it be absent. */
  readonly isWhole: boolean;
}

/** The object that is given, if one is. */
export function givenObject(known: Known | undefined): GivenObject | undefined {
  const given = known?.given;
  return typeof given === "object" && given !== null && !isGivenList(given) ? given : undefined;
}

/** The list that is given, if one is. */
export function givenList(known: Known | undefined): readonly Given[] | undefined {
  const given = known?.given;
  return given !== undefined && isGivenList(given) ? given : undefined;
}

function isGivenList(given: Given): given is readonly Given[] {
  return isJsonList(given as Json);
}

/** What is known of a member: undefined where nothing is. */
export function knownMember(known: Known | undefined, name: string): Known | undefined {
  const object = givenObject(known);
  const given = object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
  return known === undefined || given === undefined ? undefined : { ...known, given };
}

/** Whether a member should be there: as given, or if all is given, not; undefined: nothing is known of it. */
export function isGivenMember(known: Known | undefined, name: string): boolean | undefined {
  const object = givenObject(known);
  if (object === undefined) return undefined;
  if (Object.hasOwn(object, name)) return object[name] !== undefined;
  return known?.isWhole === true ? false : undefined;
}

/** How many of the given members a made value does not have as they are given. */
export function strayed(known: Known | undefined, made: Json): number {
  const object = givenObject(known);
  if (object === undefined || typeof made !== "object" || made === null) return 0;
  return Object.entries(object).filter(([name, given]) => {
    if (given !== null && typeof given === "object") return false;
    return (Object.hasOwn(made, name) ? Reflect.get(made, name) : undefined) !== given;
  }).length;
}
