import { below } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import {
  browsers,
  cardBrands,
  categories,
  countries,
  currencies,
  environments,
  ibans,
  jobTitles,
  languages,
  levels,
  locales,
  mimeTypes,
  phoneTypes,
  regions,
  states,
  symbolOf,
  timeZones,
  weekdays,
} from "./codes.ts";
import { withCheckDigit } from "./check-digit.ts";
import type { MakeText } from "./draw.ts";
import { guidOf } from "./guid.ts";
import { firstWords, secondWords, thirdWords } from "./thing-names.ts";
import { phoneText } from "./countries-own.ts";
import { momentText } from "./moment-text.ts";

const host: MakeText = ({ pool, pick }) => `${pick(pool.hosts, "host")}.example`;
const person: MakeText = ({ pool, pick }) => `${pick(pool.firstNames, "first")} ${pick(pool.lastNames, "last")}`;
const letters = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
/** `ada.lovelace@keeling.example`: of the names that other members show. */
const personsEmail: MakeText = (draw) => {
  const { pool, pick } = draw;
  return `${letters(pick(pool.firstNames, "first"))}.${letters(pick(pool.lastNames, "last"))}@${host(draw)}`;
};
const userWord: MakeText = ({ cell, pool, pick }) =>
  cell.isPerson === true ? letters(pick(pool.firstNames, "first")) : (pick(pool.hosts, "local").split("-")[0] ?? "");
const decimal: MakeText = (draw) => (draw.number(200_000) / 100).toFixed(2);

/** The kinds of texts that names tell of, and how each is made. Hosts are under `.example`, which belongs to nobody (RFC 2606). */
export const makers = {
  email: (draw) =>
    draw.cell.isPerson === true
      ? personsEmail(draw)
      : `${draw.pick(draw.pool.hosts, "local").replaceAll("-", ".")}@${host(draw)}`,
  url: (draw) => `https://www.${host(draw)}/${draw.digits().slice(0, 6)}`,
  phone: ({ cell: { key, at, home = key } }) => phoneText(key, at, home),
  firstName: ({ pool, pick }) => pick(pool.firstNames, "first"),
  lastName: ({ pool, pick }) => pick(pool.lastNames, "last"),
  person,
  user: (draw) => `${userWord(draw)}${draw.number(100)}`,
  company: ({ pool, pick }) => pick(pool.companies, "company"),
  department: ({ pool, pick }) => pick(pool.departments, "department"),
  city: ({ pool, pick }) => pick(pool.cities, "city"),
  street: (draw) => `${draw.pick(draw.pool.streets, "street")} ${1 + (parseInt(draw.digits().slice(0, 4), 16) % 99)}`,
  unit: (draw) => `${draw.pick(["Suite", "Apt.", "Floor", "Unit"], "unit")} ${1 + draw.number(20)}`,
  postcode: (draw) => String(10_000 + (parseInt(draw.digits().slice(0, 6), 16) % 90_000)),
  country: ({ pick }) => pick(countries, "country").name,
  countryCode: ({ pick }) => pick(countries, "country").code,
  countryCode3: ({ pick }) => pick(countries, "country").long,
  region: ({ pick }) => pick(regions, "region").name,
  regionCode: ({ pick }) => pick(regions, "region").code,
  currency: ({ pick }) => pick(currencies, "currency"),
  currencySymbol: ({ pick }) => symbolOf(pick(currencies, "currency")) ?? "$",
  decimalMark: () => ".",
  groupMark: () => ",",
  language: ({ pick }) => pick(languages, "language"),
  locale: ({ pick }) => pick(locales, "locale"),
  timeZone: ({ pick }) => pick(timeZones, "zone"),
  weekday: ({ pick }) => pick(weekdays, "weekday"),
  level: ({ pick }) => pick(levels, "level"),
  state: ({ pick }) => pick(states, "state"),
  environment: ({ pick }) => pick(environments, "environment"),
  category: ({ pick }) => pick(categories, "category"),
  jobTitle: ({ pick }) => pick(jobTitles, "job"),
  phoneType: ({ pick }) => pick(phoneTypes, "phone type"),
  extension: (draw) => String(100 + draw.number(900)),
  cardBrand: ({ pick }) => pick(cardBrands, "card"),
  lastFour: (draw) => String(draw.number(10_000)).padStart(4, "0"),
  iban: ({ pick }) => pick(ibans, "iban"),
  // ISO 8601.
  duration: (draw) => `PT${5 * (1 + draw.number(24))}M`,
  userAgent: ({ pick }) => pick(browsers, "browser"),
  // Numbers that shops keep for themselves (GS1 prefixes 200 to 299), and Bookland's first.
  barcode: (draw) => withCheckDigit(`2${String(draw.number(1e8)).padStart(11, "0")}`),
  isbn: (draw) => withCheckDigit(`978${String(draw.number(1e8)).padStart(9, "0")}`),
  slug: ({ pick }) => `${pick(firstWords, "first")}-${pick(secondWords, "second")}`.toLowerCase(),
  branch: ({ pick }) => `feature/${pick(secondWords, "second").toLowerCase()}`,
  thing: ({ pick }) =>
    [pick(firstWords, "first"), pick(secondWords, "second"), pick(thirdWords, "third")].join(" ").trim(),
  product: ({ pool, pick }) => pick(pool.products, "product"),
  sentence: ({ pool, pick }) => pick(pool.sentences, "sentence"),
  id: (draw) => draw.digits().slice(0, 12),
  number: (draw) => String(10_000_000 + draw.number(90_000_000)),
  guid: (draw) => guidOf(draw.digits()),
  hash: (draw) => draw.digits(),
  // RFC 6750.
  tokenType: () => "Bearer",
  // Documentation addresses: RFC 5737, RFC 3849; documentation MAC addresses: RFC 7042, section 2.1.2.
  ipv4: (draw) => `${draw.pick(["192.0.2", "198.51.100", "203.0.113"], "net")}.${1 + draw.number(254)}`,
  ipv6: (draw) => `2001:db8::${(1 + draw.number(0xfffe)).toString(16)}:${(1 + draw.number(0xfffe, 8)).toString(16)}`,
  mac: (draw) => `00:00:5e:00:53:${draw.digits().slice(0, 2)}`,
  host,
  gender: ({ pick }) => pick(["female", "male"], "gender"),
  latitude: (draw) => (draw.number(1_300_000) / 10_000 - 60).toFixed(4),
  longitude: (draw) => (draw.number(3_600_000) / 10_000 - 180).toFixed(4),
  file: ({ pool, pick }) => `${pick(pool.words, "word 0")}.pdf`,
  mediaType: ({ pick }) => pick(mimeTypes, "type"),
  color: (draw) => `#${draw.digits().slice(0, 6)}`,
  version: (draw) => `${1 + draw.number(4)}.${draw.number(10, 4)}.${draw.number(20, 8)}`,
  moment: ({ cell, name }) => momentText(cell, name),
  date: ({ cell, name }) => momentText(cell, name).slice(0, 10),
  time: ({ cell, name }) => momentText(cell, name).slice(11, 19),
  year: ({ cell, name }) => momentText(cell, name).slice(0, 4),
  decimal,
  count: (draw) => String(draw.number(100)),
  words({ pool, pick, cell: { key, at } }) {
    const count = 1 + below(child(key, "words"), 2, ...at);
    return Array.from({ length: count }, (_, index) => pick(pool.words, `word ${index}`)).join(" ");
  },
} satisfies Readonly<Record<string, MakeText>>;

export type Meaning = keyof typeof makers;
