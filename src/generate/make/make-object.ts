import { below, chance } from "../../random/draw.ts";
import { child, type Key } from "../../random/key.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { agreeingMembers } from "./agreeing-members.ts";
import { agreeingProducts } from "./agreeing-products.ts";
import { agreeingCountry } from "./agreeing-country.ts";
import { MemberChoice } from "./choose-members.ts";
import { isOfLinks } from "./extra-names.ts";
import { isKnownMember, knownMember, knownNames } from "./known.ts";
import { likelyObject } from "./likely-object.ts";
import { peopleAmong } from "../text/shared-draws.ts";
import { hasCurrency, hasPlace, hasToken, meantName } from "../text/meant-name.ts";
import type { Maker } from "./maker.ts";
import { canBe, goesOtherWay, type MemberPlan, memberPlans, type MemberPlans } from "./member-plan.ts";
import { again, examplesOfMember, inside, roomInside, type Spot } from "./spot.ts";
import { orderedMembers } from "./ordered-members.ts";
import { qualifiedName } from "./qualified-name.ts";
import { toldSuccess } from "./told-success.ts";
import { deepest, leftOut } from "./usual.ts";

/** An object that fits a node; undefined when none was found. */
export function makeObject(node: Node, spot: Spot, maker: Maker): JsonObject | undefined {
  const plans = memberPlans(node);
  const keys = plans.keys.below(spot.key);
  const chosen = chosenMembers(node, plans, spot, maker, keys);
  if (chosen === undefined) return undefined;
  const object: Record<string, Json> = {};
  const owner = node.once("named schema", () => namedSchema(node)) || spot.name;
  const isMoney = node.once("money", () => hasCurrency(node.members.listed));
  const isAddress = node.once("address", () => hasPlace(node.members.listed));
  const isLogin = node.once("login", () => hasToken(node.members.listed));
  const meant = meantName({ owner, name: spot.name, isMoney, isAddress, hasToken: isLogin });
  const people = node.once("people", () => peopleAmong(node.members.listed));
  const spotOf = ({ name, index }: MemberPlan): Spot => {
    const key = (index === undefined ? undefined : keys[index]) ?? child(spot.key, name);
    const known = knownMember(spot.known, name) ?? (plans.isLink && name === "templated" ? false : undefined);
    const who = people.get(name);
    const person = who && { key: child(spot.key, who.leader), hasAddress: who.hasAddress };
    const examples = examplesOfMember(spot.examples, name);
    return inside(spot, key, meant(name), { examples, known, person });
  };
  for (const plan of chosen) {
    const { name } = plan;
    const value = maker.make(plan.node, spotOf(plan));
    if (value !== undefined) addMember(object, name, value);
    else if (plan.isRequired) return undefined;
  }
  const likely = likelyObject(object, node, spot, (plan) => somethingOf(plan, spotOf(plan), maker));
  const summed = agreeingProducts(orderedMembers(likely, node, spot), node, spot);
  const agreeing = agreeingMembers(summed, node, spot, meant);
  const called = qualifiedName(agreeingCountry(agreeing, node, spot), node, spot, owner);
  return maker.direction === "response" ? toldSuccess(called, node, spot, owner) : called;
}

/** The name of the schema that an object has; none where it has several. */
function namedSchema(node: Node): string {
  const nameIn = (place: string): string => /\/schemas\/([^/]+)$/.exec(place)?.[1] ?? "";
  const [name, ...others] = new Set(node.shapes.map(({ place }) => nameIn(place)).filter((one) => one !== ""));
  return nameIn(node.place) || (others.length > 0 ? "" : (name ?? ""));
}

/** So often a value is drawn that may be null. */
const mostDraws = 5;

/** A value of a member that is not null. */
function somethingOf({ node }: MemberPlan, spot: Spot, maker: Maker): Json | undefined {
  for (let draw = 1; draw <= mostDraws; draw++) {
    const value = maker.make(node, again(spot, draw));
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function addMember(object: Record<string, Json>, name: string, value: Json): void {
  if (name === "__proto__")
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
}

function chosenMembers(
  node: Node,
  plans: MemberPlans,
  spot: Spot,
  maker: Maker,
  keys: readonly Key[],
): readonly MemberPlan[] | undefined {
  const isWished = (index: number): boolean => isWishedAt(plans, keys, index, { spot, maker });
  const extra = wantedExtra(node, spot);
  const { least } = node.counts.members;
  if (plans.isFree && extra === 0) {
    const room = roomInside(spot);
    const isThere = (plan: MemberPlan): boolean => canBe(plan, maker, room, spot.run);
    if (!plans.listed.every((plan) => !plan.isRequired || isThere(plan))) return undefined;
    const chosen = plans.listed.filter((plan, index) => plan.isRequired || (isWished(index) && isThere(plan)));
    if (chosen.length >= least) return chosen;
  }
  return new MemberChoice(node, plans, spot, maker).chosen(isWished, extra);
}

/** Nine in ten of the members that may be missing are there, all of them in a refusal, fewer of those that hold others deep down; an only one always. */
function isWishedAt(
  { listed, isLink }: MemberPlans,
  keys: readonly Key[],
  index: number,
  { spot: { room, depth, at, known }, maker: { direction } }: { readonly spot: Spot; readonly maker: Maker },
): boolean {
  const plan = listed[index];
  const key = keys[index];
  if (plan === undefined || key === undefined || room !== undefined) return false;
  if (goesOtherWay(plan, direction)) return false;
  const isKnown = isKnownMember(known, plan.name, (value) => plan.node.admits(value));
  if (isKnown !== undefined) return isKnown;
  if (isLink) return plan.name === "href";
  if (depth + 1 >= deepest) return false;
  if (plan.isPoint && depth < 2) return true;
  if (listed.length > 1 && direction !== "refusal" && chance(child(key, "null"), leftOut, ...at))
    return plan.isNullable;
  return !plan.isNested || depth < 1 || chance(child(key, "nested"), 1 / (depth + 1), ...at);
}

/** A map has one to three members, or those that are known. */
function wantedExtra(node: Node, { name, room, depth, key, at, known }: Spot): number {
  const { members } = node;
  if (!members.isMap || members.listed.length > 0) return 0;
  const told = knownNames(known);
  if (told.length > 0) return told.length;
  if (room !== undefined || depth >= deepest) return 0;
  if (isOfLinks(node, name)) return 1;
  return 1 + below(child(key, "count"), 3, ...at);
}
