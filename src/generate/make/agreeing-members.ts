import { below } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import type { JsonObject } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { countryOfRegion, symbolOf } from "../text/codes.ts";
import { meaningOf } from "../text/meaning-of.ts";
import type { Meaning } from "../text/meanings.ts";
import { hasCurrency, hasPlace, meantName } from "../text/meant-name.ts";
import { peopleAmong } from "../text/shared-draws.ts";
import { ownExamples } from "./given.ts";
import { isOpenMember } from "./known.ts";
import { type MemberPlan, memberPlans } from "./member-plan.ts";
import type { Spot } from "./spot.ts";

/** A member whose text follows from that of another. */
interface Following {
  readonly plan: MemberPlan;
  readonly of: MemberPlan;
  /** Undefined: nothing follows. @param before the text that was made */
  readonly text: (of: string, before: string, spot: Spot) => string | undefined;
  /** The member that has to be called after a person, as the object calls it in full. */
  readonly person?: string;
}

/** An object whose slug is that of its name, whose country is that of its region, and whose names are one person's. */
export function agreeingMembers(
  object: JsonObject,
  node: Node,
  spot: Spot,
  meant: (name: string) => string,
): JsonObject {
  if (spot.room !== undefined) return object;
  return node
    .once("agreeing members", () => followingIn(node))
    .reduce((before, { plan, of, text, person }) => {
      const [own, other] = [before[plan.name], before[of.name]];
      if (person !== undefined && meaningOf(meant(person)) !== "person") return before;
      if (typeof own !== "string" || typeof other !== "string" || !isOpenMember(spot.known, plan.name)) return before;
      const follows = text(other, own, spot);
      return follows === undefined || !plan.node.admits(follows) ? before : { ...before, [plan.name]: follows };
    }, object);
}

function followingIn(node: Node): readonly Following[] {
  const { listed } = memberPlans(node);
  const isAddress = hasPlace(node.members.listed);
  const meant = meantName({
    owner: "",
    name: "",
    isMoney: hasCurrency(node.members.listed),
    isAddress,
    hasToken: false,
  });
  const find = (...meanings: readonly Meaning[]): MemberPlan | undefined =>
    listed.find(({ name }) => meanings.includes(meaningOf(meant(name))));
  const name = listed.find((plan) => /^(name|title)$/i.test(plan.name));
  const slug = find("slug");
  const [country, region] = [find("country", "countryCode", "countryCode3"), find("region", "regionCode")];
  const [symbol, currency] = [find("currencySymbol"), find("currency")];
  const isShown = (plan: MemberPlan): boolean => ownExamples(plan.node).length > 0;
  return [
    ...(symbol && currency ? [{ plan: symbol, of: currency, text: symbolOf }] : []),
    ...(slug && name && !isShown(slug) ? [{ plan: slug, of: name, text: slugOf }] : []),
    ...(country && region ? [{ plan: country, of: region, text: countryOf }] : []),
    ...namesIn(listed),
  ];
}

/** The names of one person: where an example shows the whole name its parts follow, and it follows where examples show them. */
function namesIn(listed: readonly MemberPlan[]): readonly Following[] {
  const people = peopleAmong(listed.map(({ name }) => name));
  const called = (meaning: Meaning): readonly MemberPlan[] =>
    listed.filter(({ name }) => people.has(name) && meaningOf(name) === meaning);
  const isShown = (text: string, { node }: MemberPlan): boolean => ownExamples(node).includes(text);
  return called("person").flatMap((whole) =>
    [...called("firstName"), ...called("lastName")]
      .filter(({ name }) => people.get(name)?.leader === people.get(whole.name)?.leader)
      .flatMap((part): readonly Following[] => {
        const isFirst = meaningOf(part.name) === "firstName";
        const whose = { person: whole.name };
        const partText = (of: string, before: string): string | undefined =>
          isShown(of, whole) && !isShown(before, part) ? partOf(of, before, isFirst) : undefined;
        const wholeText = (of: string, before: string): string | undefined =>
          isShown(of, part) && !isShown(before, whole) ? withPart(before, of, isFirst) : undefined;
        return [
          { plan: whole, of: part, text: wholeText, ...whose },
          { plan: part, of: whole, text: partText, ...whose },
        ];
      }),
  );
}

/** Two words or more, without titles and commas. */
const wholeName = /^[^\s.,]+(?: [^\s,]+)* [^\s.,]+$/;

function partOf(whole: string, before: string, isFirst: boolean): string | undefined {
  const agrees = isFirst ? whole.startsWith(`${before} `) : whole.endsWith(` ${before}`);
  if (agrees || !wholeName.test(whole)) return undefined;
  return whole.split(" ").at(isFirst ? 0 : -1);
}

function withPart(whole: string, part: string, isFirst: boolean): string | undefined {
  if (partOf(whole, part, isFirst) === undefined) return undefined;
  return whole.replace(isFirst ? /^\S+/ : /\S+$/, () => part);
}

/** A number keeps slugs apart whose names are the same, as names of people and companies often are. */
function slugOf(name: string, _before: string, { key, at }: Spot): string {
  const words = name
    .normalize("NFD")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return [...(words ?? []), 10 + below(child(key, "slug"), 90, ...at)].join("-");
}

/** Spelled as the country was: a code of two or three letters, or a name. */
function countryOf(region: string, before: string): string | undefined {
  const country = countryOfRegion(region);
  if (country === undefined || Object.values<string>(country).includes(before)) return undefined;
  return before.length === 2 ? country.code : before.length === 3 ? country.long : country.name;
}
