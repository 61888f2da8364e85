import { below, pick } from "../../random/draw.ts";
import { child, type Key } from "../../random/key.ts";
import { hex } from "../../random/draw.ts";
import { poolOf } from "./pools/pools.ts";
import type { Pool } from "./pools/pool.ts";

type Make = (pool: Pool, draw: <T>(list: readonly T[], what: string) => T, digits: string) => string;

/** What a property's name says about its text; the first that fits is taken. */
const meanings: readonly (readonly [RegExp, Make])[] = [
  [/e?mail/i, (pool, draw) => `${draw(pool.hosts, "local").replaceAll("-", ".")}@${draw(pool.hosts, "host")}.example`],
  [
    /url|uri|link|href|website/i,
    (pool, draw, digits) => `https://www.${draw(pool.hosts, "host")}.example/${digits.slice(0, 6)}`,
  ],
  [
    /phone|mobile|tel$/i,
    (_, __, digits) => `+46 8 ${String(parseInt(digits.slice(0, 8), 16) % 1_000_000).padStart(6, "0")}`,
  ],
  [/first_?name|given/i, (pool, draw) => draw(pool.firstNames, "first")],
  [/last_?name|surname|family/i, (pool, draw) => draw(pool.lastNames, "last")],
  [/company|organi[sz]ation|employer|firma/i, (pool, draw) => draw(pool.companies, "company")],
  [/city|town|ort$/i, (pool, draw) => draw(pool.cities, "city")],
  [
    /street|address/i,
    (pool, draw, digits) => `${draw(pool.streets, "street")} ${1 + (parseInt(digits.slice(0, 4), 16) % 99)}`,
  ],
  [/zip|postal|post_?code/i, (_, __, digits) => String(10_000 + (parseInt(digits.slice(0, 6), 16) % 90_000))],
  [/article|product|service/i, (pool, draw) => draw(pool.products, "product")],
  [/description|comment|note|text|message|summary|body/i, (pool, draw) => draw(pool.sentences, "sentence")],
  [/(^|_)id$|[a-z]Id$|key$|token|code$|number$/i, (_, __, digits) => digits.slice(0, 12)],
  [/name|title|contact|person/i, (pool, draw) => `${draw(pool.firstNames, "first")} ${draw(pool.lastNames, "last")}`],
];

/** A text that fits the name of its property; a word or two where the name says nothing. */
export function textByName(name: string, key: Key, at: readonly [number, number], locale: string | undefined): string {
  const pool = poolOf(locale);
  const draw = <T>(list: readonly T[], what: string): T => pick(child(key, what), list, ...at);
  const make = meanings.find(([pattern]) => pattern.test(name))?.[1];
  if (make !== undefined) return make(pool, draw, hex(child(key, String(at[1])), 16, at[0]));
  const count = 1 + below(child(key, "words"), 2, ...at);
  return Array.from({ length: count }, (_, index) => draw(pool.words, `word ${index}`)).join(" ");
}
