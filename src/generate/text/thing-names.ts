import { wordsOf } from "./words-of.ts";

/** Things whose name is that of a person. */
export const people =
  /(user|customer|contact|member|employee|person|people|author|guest|patient|student|teacher|driver|candidate|player|lead|client|actor|artist|recipient|passenger|profile|buyer|seller|visitor|attendee|participant|doctor|character|staff|friend|owner)s?$/;
/** Others that are called by a person's name, in front of `name`: `adminName`, `payee_name`. */
export const roles =
  /(admin|administrator|committer|submitter|requester|approver|maintainer|contributor|uploader|organi[sz]er|presenter|trainer|tutor|creator|editor|manager|holder|payer|payee|applicant|agent|assignee|reviewer|reporter|sender|receiver|beneficiary|travell?er|speaker|winner|subscriber|signer|nominee|spouse|mother|father|child|principal|instructor|coach|operator|guardian|debtor|creditor|tenant|landlord|middle|maiden|preferred|screen|nick)$/;
/** Things whose name is that of a company. */
export const companies =
  /(compan(y|ies)|organi[sz]ation|org|vendor|supplier|merchant|brand|business|employer|manufacturer|publisher|account)s?$/;

/** Things whose full name is nobody's. */
const filed =
  /(repositor(y|ie)|repo|project|file|package|folder|branch|module|library|librarie|image|dataset|plugin|app)s?$/;

/** Words that names of other things are made of. */
export const firstWords = (
  "Amber Autumn Blue Bright Broad Calm Cedar Clear Coastal Copper Coral Crimson Dawn Distant Early Eastern Emerald Evening " +
  "Fair Far Fresh Gentle Golden Grand Green Harbour Hidden High Indigo Ivory Late Light Lower Lunar Maple Midnight Misty " +
  "Modern Morning Northern Oak Old Open Pearl Pine Plain Prime Quiet Rapid Red River Royal Ruby Rustic Sandy Silent Silver " +
  "Simple Slate Solar Southern Spring Steady Still Summer Sunny Tall True Upper Velvet Violet Warm Western White Wild Winter"
).split(" ");
export const secondWords = (
  "Anchor Arch Arrow Atlas Basin Beacon Bell Bridge Brook Canvas Canyon Circle Cliff Cloud Compass Corner Cove Creek Crest " +
  "Crown Delta Echo Falcon Field Fjord Forest Forge Garden Gate Glade Grove Harvest Haven Hill Horizon Island Junction Lake " +
  "Lantern Ledge Lighthouse Meadow Mill Mirror Moon Mountain Orchard Orbit Passage Path Peak Pier Plaza Point Pond Prairie " +
  "Quarry Reef Ridge River Rock Sail Shore Signal Sky Spark Square Star Stone Stream Summit Terrace Tide Tower Trail Valley"
).split(" ");

export const thirdWords =
  " Park House Works Studio Line Row Way Place Yard Hall Lab Post Loop Edge Gallery Market".split(" ");

/** Words that documents put behind a thing to tell its schemas apart: `UserMini`, `customer_summary`. */
const kindsOfSchema: ReadonlySet<string> = new Set(
  (
    "mini base full simple basic compact short ref reference summary info response request dto model detail details object data item " +
    "view read out output schema resource entity v"
  ).split(" "),
);

/** What a schema or member is called after, in one word: `useraccount` of `UserAccount--Mini`. */
export function thingIn(owner: string): string {
  const words = wordsOf(owner).filter((word) => !/^\d+$/.test(word));
  const last = words.findLastIndex((word) => !kindsOfSchema.has(word));
  return words.slice(0, last + 1 || words.length).join("");
}

/** How a member called `name` is called in full, where the object around it is no person: what it names decides. */
export function nameWithin(owner: string, name: string): string {
  if (/^full_?name$/i.test(name) && filed.test(thingIn(owner))) return "thing name";
  if (name.toLowerCase() !== "name" || owner === "") return name;
  const thing = thingIn(owner);
  if (people.test(thing)) return name;
  return companies.test(thing) ? "company name" : "thing name";
}
