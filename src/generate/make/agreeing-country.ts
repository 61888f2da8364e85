import { child } from "../../random/key.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { isKnownCountry, phoneIn, postcodeIn } from "../text/countries-own.ts";
import { meaningOf } from "../text/meaning-of.ts";
import type { Meaning } from "../text/meanings.ts";
import { ownExamples } from "./given.ts";
import { isOpenMember } from "./known.ts";
import { memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

const ofCountry: readonly Meaning[] = ["country", "countryCode", "countryCode3"];

/**
 * An object whose telephone numbers and post codes are of its country: its own and those of objects in it that name no
 * country. Where it names none itself, the country is that of an object in it, as an address is.
 */
export function agreeingCountry(object: JsonObject, node: Node, spot: Spot): JsonObject {
  if (spot.room !== undefined || !node.once("may be in a country", () => mayBeInCountry(node))) return object;
  const country =
    countryIn(object) ??
    objectsIn(object)
      .map(countryIn)
      .find((one) => one !== undefined);
  if (country === undefined) return object;
  const { byName } = memberPlans(node);
  const changed = Object.entries(object).flatMap(([name, value]) => {
    const plan = isOpenMember(spot.known, name) ? byName.get(name) : undefined;
    if (plan === undefined || (typeof value === "string" && ownExamples(plan.node).includes(value))) return [];
    const own = madeIn(country, name, value, { ...spot, key: child(spot.key, name) });
    return own === undefined || !plan.node.admits(own) ? [] : [[name, own] as const];
  });
  return changed.length === 0 ? object : { ...object, ...Object.fromEntries(changed) };
}

function mayBeInCountry(node: Node): boolean {
  return memberPlans(node).listed.some(
    ({ name, isNested }) => isNested || ["phone", "postcode"].includes(meaningOf(name)),
  );
}

/** Objects that members are, or lists of them hold. */
function objectsIn(object: JsonObject): readonly JsonObject[] {
  return Object.values(object).flatMap((value) => (isJsonList(value) ? value : [value]).filter(isJsonObject));
}

/** What an object says of its country. */
function countryIn(object: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(object))
    if (typeof value === "string" && ofCountry.includes(meaningOf(name)) && isKnownCountry(value)) return value;
  return undefined;
}

/** What a member is in a country, or an object in it that names none; undefined: as it was made. */
function madeIn(country: string, name: string, value: Json, spot: Spot): Json | undefined {
  if (typeof value === "string") return textIn(country, name, value, spot);
  if (!isJsonObject(value) || countryIn(value) !== undefined) return undefined;
  const own = Object.entries(value).flatMap(([inner, text]) => {
    const other =
      typeof text === "string" ? textIn(country, inner, text, { ...spot, key: child(spot.key, inner) }) : undefined;
    return other === undefined ? [] : [[inner, other] as const];
  });
  return own.length === 0 ? undefined : { ...value, ...Object.fromEntries(own) };
}

function textIn(country: string, name: string, before: string, { key, at }: Spot): string | undefined {
  const meaning = meaningOf(name);
  if (meaning === "phone") return phoneIn(country, before, key, at);
  return meaning === "postcode" ? postcodeIn(country, before, key, at) : undefined;
}
