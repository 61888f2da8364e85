import { plainName } from "./plain-name.ts";

const names: ReadonlySet<string> = new Set("name slug label title key value code word text tag".split(" "));

/** Whether a member says what an object in a list of small things is called: `tags: [{ name }]`, of which people ask by that alone. */
export function callsItem(member: string): boolean {
  return names.has(plainName(member));
}
