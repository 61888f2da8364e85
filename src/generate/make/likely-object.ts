import type { Json, JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { chance } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import { isRare, rareShare } from "./make-flag.ts";
import { kind } from "../schema/kinds.ts";
import { hasHappened, isForEver, isOfExpiry, isOfState, verbIn } from "../text/happened.ts";
import { meaningOf } from "../text/meaning-of.ts";
import { isWrittenMoment } from "../text/written-moment.ts";
import { wordsOf } from "../text/words-of.ts";
import { ownExamples } from "./given.ts";
import { isOpenMember } from "./known.ts";
import { withoutMember, type MemberPlan, memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

/** A member that other members of its object speak against. */
interface Rule {
  readonly plan: MemberPlan;
  /** Whether it can hardly be beside the others. */
  readonly isUnlikely: (object: JsonObject, spot: Spot) => boolean;
  /** Whether the others say that it is there. */
  readonly isSure?: (object: JsonObject) => boolean;
}

/**
 * An object without what other members of it speak against: the time of what has not happened, the second line of an
 * address that has no first; and with the time of what has. What is known stays, and so does what has to be there.
 * @param make a value for a member
 */
export function likelyObject(
  object: JsonObject,
  node: Node,
  spot: Spot,
  make: (plan: MemberPlan) => Json | undefined,
): JsonObject {
  const { known, room } = spot;
  if (room !== undefined) return object;
  return node
    .once("likely", () => rulesOf(node))
    .reduce((before, { plan, isUnlikely, isSure }) => {
      const { name } = plan;
      const isThere = before[name] !== undefined && before[name] !== null;
      if (!isOpenMember(known, name)) return before;
      if (isThere) return isUnlikely(before, spot) ? without(before, plan, node) : before;
      const value = isSure?.(before) === true ? make(plan) : undefined;
      return value === undefined || value === null ? before : withMember(before, name, value, node);
    }, object);
}

/** A member more, where its schema lists it. */
function withMember(object: JsonObject, name: string, value: Json, node: Node): JsonObject {
  if (Object.hasOwn(object, name)) return { ...object, [name]: value };
  if (Object.keys(object).length >= node.counts.members.most) return object;
  const names = memberPlans(node).listed.map((plan) => plan.name);
  const place = (one: string): number => names.indexOf(one);
  const [before, after] = [Object.entries(object), [] as [string, Json][]];
  while (before.length > 0 && place(before.at(-1)?.[0] ?? "") > place(name)) after.unshift(...before.splice(-1));
  return Object.fromEntries([...before, [name, value], ...after]);
}

/** Null where it may be, else left out. */
function without(object: JsonObject, plan: MemberPlan, node: Node): JsonObject {
  return plan.isNullable ? { ...object, [plan.name]: null } : (withoutMember(object, plan, node) ?? object);
}

function rulesOf(node: Node): readonly Rule[] {
  const { listed } = memberPlans(node);
  const words = listed.filter(({ node: { values } }) => values !== undefined && values.length > 1);
  // A plain `status` knows more than `review_status`.
  const states = words.filter(({ name }) => isOfState(name)).toSorted((a, b) => wordCount(a) - wordCount(b));
  const untils = words.filter(({ name }) => isOfState(name) || isOfExpiry(name));
  return listed.flatMap((plan): readonly Rule[] => {
    const first = firstLineOf(plan, listed);
    if (first !== undefined) return [{ plan, isUnlikely: (object) => isEmpty(object[first.name]) }];
    if (!isTime(plan)) return [];
    return [
      ...(untilOf(plan, untils) ?? []),
      ...(happeningOf(plan, states) ?? flaggedOf(plan, listed) ?? rareOf(plan) ?? []),
    ];
  });
}

function wordCount({ name }: MemberPlan): number {
  return wordsOf(name).length;
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether a member is a time: its format or example says so, or its name and no other kind. */
export function isTime({ name, node }: MemberPlan): boolean {
  const { texts, kinds, values } = node;
  if (values !== undefined || kinds === 0) return false;
  if (ownExamples(node).some((one) => typeof one === "string" && isWrittenMoment(one))) return true;
  const words = wordsOf(name);
  return texts.formats.some((format) => format.startsWith("date")) || /^(at|on|date)$/.test(words.at(-1) ?? "");
}

function untilOf(plan: MemberPlan, words: readonly MemberPlan[]): readonly Rule[] | undefined {
  if (!isOfExpiry(plan.name) || words.length === 0) return undefined;
  const isUnlikely = (object: JsonObject): boolean => words.some(({ name }) => isForEver(textOf(object[name])));
  return [{ plan, isUnlikely }];
}

function happeningOf(plan: MemberPlan, states: readonly MemberPlan[]): readonly Rule[] | undefined {
  const verb = verbIn(plan.name);
  if (verb === undefined) return undefined;
  const telling = states.find(({ node }) =>
    textsOf(node).some((one) => hasHappened(verb, one, textsOf(node)) === false),
  );
  if (telling === undefined) return undefined;
  const all = textsOf(telling.node);
  const isUnlikely = (object: JsonObject): boolean => {
    const state = textOf(object[telling.name]);
    return state !== "" && hasHappened(verb, state, all) === false;
  };
  const isSure = (object: JsonObject): boolean => hasHappened(verb, textOf(object[telling.name]), all) === true;
  return [{ plan, isUnlikely, isSure }];
}

/** The time of what another member says has happened or has not: `deleted` of `deleted_at`. */
function flaggedOf(plan: MemberPlan, listed: readonly MemberPlan[]): readonly Rule[] | undefined {
  const verb = verbIn(plan.name);
  if (verb === undefined || /^(created|updated|modified|changed)$/.test(verb)) return undefined;
  const flag = listed.find(
    ({ name, node }) =>
      (node.kinds & ~kind.null) === kind.boolean && verbIn(name.replace(/^(?:is|was)(?:[_-]|(?=[A-Z]))/, "")) === verb,
  );
  if (flag === undefined) return undefined;
  const says = (what: boolean) => (object: JsonObject) => object[flag.name] === what;
  return [{ plan, isUnlikely: says(false), isSure: says(true) }];
}

/** The time of what happens to few things, where nothing else says whether it has: `deleted_at`. */
function rareOf(plan: MemberPlan): readonly Rule[] | undefined {
  if (!isRare(verbIn(plan.name) ?? "")) return undefined;
  return [{ plan, isUnlikely: (_object, { key, at }) => !chance(child(key, `rare ${plan.name}`), rareShare, ...at) }];
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function textsOf({ values = [] }: Node): readonly string[] {
  return values.filter((value) => typeof value === "string");
}

/** The line before a second or later one of an address: `line1` of `line2`, `address` of `address_2`. */
function firstLineOf({ name }: MemberPlan, listed: readonly MemberPlan[]): MemberPlan | undefined {
  const words = wordsOf(name);
  const number = Number(words.at(-1));
  const rest = words.slice(0, -1);
  const isLine = rest.at(-1) === "line" || meaningOf(rest.join(" ")) === "street";
  if (!isLine || !(number >= 2 && number <= 9)) return undefined;
  const before = [[...rest, String(number - 1)].join(" "), ...(number === 2 ? [rest.join(" ")] : [])];
  return listed.find((other) => before.includes(wordsOf(other.name).join(" ")));
}
