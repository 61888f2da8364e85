import { hex, pick } from "../../random/draw.ts";
import { child, type Key } from "../../random/key.ts";
import { countries } from "./codes.ts";

/** A country, and how its telephone numbers and post codes are written: `#` is any digit, `%` none but zero, `@` a letter. */
interface Country {
  readonly code: string;
  readonly long: string;
  readonly names: readonly string[];
  readonly postcode: string;
  readonly phones: readonly string[];
}

/**
 * Numbers that are kept for fiction, so that they are nobody's: 555-0100 to 0199 (North American Numbering Plan), Ofcom's and
 * ACMA's numbers for drama, those of PTS, Bundesnetzagentur, ARCEP and ComReg.
 */
const ofFiction: readonly Country[] = [
  country("US", "USA", "United States|United States of America|America", "%####", [
    "+1 202 555 01##",
    "+1 212 555 01##",
    "+1 312 555 01##",
    "+1 415 555 01##",
  ]),
  country("GB", "GBR", "United Kingdom|UK|Great Britain|England", "SW%# %@@", ["+44 20 7946 0###", "+44 7700 900###"]),
  country("SE", "SWE", "Sweden|Sverige", "%## ##", ["+46 8 465 004 ##", "+46 31 390 06 ##", "+46 40 628 04 ##"]),
  country("DE", "DEU", "Germany|Deutschland", "%####", ["+49 30 23125 ###", "+49 40 66969 ###", "+49 89 99998 ###"]),
  country("FR", "FRA", "France", "%####", ["+33 1 99 00 ## ##", "+33 6 39 98 ## ##"]),
  country("AU", "AUS", "Australia", "%###", ["+61 2 5550 ####", "+61 3 5550 ####"]),
  country("CA", "CAN", "Canada", "M%@ %@%", ["+1 416 555 01##", "+1 604 555 01##"]),
  country("IE", "IRL", "Ireland", "D0% @%@%", ["+353 20 91# ####"]),
];
/** Of others the numbers that libphonenumber shows as examples, but for their last digits. */
const ofExamples: readonly Country[] = [
  country("NL", "NLD", "Netherlands|The Netherlands|Nederland", "%### @@", ["+31 10 123 45 ##"]),
  country("NO", "NOR", "Norway|Norge", "%###", ["+47 21 23 45 ##"]),
  country("ES", "ESP", "Spain|España", "28###", ["+34 810 12 34 ##"]),
  country("PL", "POL", "Poland|Polska", "%#-###", ["+48 12 345 67 ##"]),
  country("JP", "JPN", "Japan", "%##-####", ["+81 3 1234 56##"]),
  country("IT", "ITA", "Italy|Italia", "%####", ["+39 02 1234 56##"]),
  country("CH", "CHE", "Switzerland", "%###", ["+41 21 234 56 ##"]),
  country("BE", "BEL", "Belgium", "%###", ["+32 12 34 56 ##"]),
  country("DK", "DNK", "Denmark|Danmark", "%###", ["+45 32 12 34 ##"]),
  country("FI", "FIN", "Finland|Suomi", "%####", ["+358 13 1234 5##"]),
  country("NZ", "NZL", "New Zealand", "%###", ["+64 3 234 56##"]),
  country("IN", "IND", "India", "%#####", ["+91 74104 101##"]),
  country("BR", "BRA", "Brazil|Brasil", "%####-###", ["+55 11 2345 67##"]),
  country("MX", "MEX", "Mexico|México", "%####", ["+52 200 123 45##"]),
  country("SG", "SGP", "Singapore", "%#####", ["+65 6123 45##"]),
];

function country(code: string, long: string, names: string, postcode: string, phones: readonly string[]): Country {
  return { code, long, names: names.split("|"), postcode, phones };
}

const all = [...ofFiction, ...ofExamples];
const byName: ReadonlyMap<string, Country> = new Map(
  all.flatMap((one) => [one.code, one.long, ...one.names].map((text) => [text.toUpperCase(), one] as const)),
);
/** Those of which texts of countries are made as well: what says no country is at home in one of these. */
const homes = ofFiction.filter(({ code }) => countries.some((other) => other.code === code));

/** A telephone number of some country; `home` decides which, so that what speaks of one place agrees. */
export function phoneText(key: Key, at: Cells, home: Key): string {
  return filled(pick(child(key, "form"), pick(child(home, "phone country"), homes, ...at).phones, ...at), key, at);
}

type Cells = readonly [number, number];

/** Whether a text names a country of which it is known how it writes these. */
export function isKnownCountry(text: string): boolean {
  return byName.has(text.toUpperCase());
}

/**
 * A telephone number of a country, spelled as the one before; undefined: nobody made that one, or it is of that country.
 * @param name the country's code or name
 */
export function phoneIn(name: string, before: string, key: Key, at: Cells): string | undefined {
  const own = byName.get(name.toUpperCase());
  const isOf = ({ phones }: Country): boolean => phones.some((form) => isOfForm(before, form));
  if (own === undefined || isOf(own) || !all.some(isOf)) return undefined;
  const text = filled(pick(child(key, "form"), own.phones, ...at), key, at);
  return before.includes(" ") ? text : text.replaceAll(" ", "");
}

/** A post code of a country, where the one before is of five digits, as they are made; undefined: the country has such itself. */
export function postcodeIn(name: string, before: string, key: Key, at: Cells): string | undefined {
  const own = byName.get(name.toUpperCase());
  if (own === undefined || !isOfForm(before, "#####") || isOfForm(before, own.postcode)) return undefined;
  return filled(own.postcode, key, at);
}

/** Whether a text is of a form, with its spaces or without. */
function isOfForm(text: string, form: string): boolean {
  const [letters, signs] = [text, form].map((one) => one.replaceAll(" ", ""));
  if (letters === undefined || signs === undefined || letters.length !== signs.length) return false;
  return Array.from(signs, (sign, index) => isOfSign(letters.charAt(index), sign)).every(Boolean);
}

function isOfSign(letter: string, sign: string): boolean {
  const digit = "0123456789".indexOf(letter);
  return sign === "#" ? digit >= 0 : sign === "%" ? digit > 0 : letter === sign;
}

/** Letters that are like no digit. */
const letters = "ABCEGHJKLMNPRSTVWXYZ";

function filled(form: string, key: Key, at: Cells): string {
  const draws = hex(child(key, String(at[1])), 32, at[0]);
  let next = 0;
  return form.replaceAll(/[#%@]/g, (sign) => {
    const draw = parseInt(draws.slice(next, (next += 2)), 16);
    return sign === "@" ? letters.charAt(draw % letters.length) : String(sign === "%" ? 1 + (draw % 9) : draw % 10);
  });
}
