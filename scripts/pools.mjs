// Draws the material for made-up rows from faker and writes it to src/generate/text/pools/<locale>.ts.
// The files are part of the product: a new faker changes nobody's bytes until somebody runs this and commits the difference.
//
//   node scripts/pools.mjs
import { writeFileSync } from "node:fs";
import { URL } from "node:url";
import { allFakers } from "@faker-js/faker";

const locales = { sv: allFakers.sv, de: allFakers.de, en: allFakers.en };

/** `count` different values, sorted by nothing: the order drawn. */
function draw(count, make) {
  const seen = new Set();
  for (let tries = 0; seen.size < count && tries < count * 50; tries++) seen.add(make());
  return [...seen];
}

/** A label of a host name: small letters of ASCII, digits and hyphens. */
function label(text, locale) {
  const spelled = locale === "de" ? { ß: "ss", ä: "ae", ö: "oe", ü: "ue" } : {};
  return text
    .toLowerCase()
    .replaceAll(/[ßäöü]/g, (letter) => spelled[letter] ?? letter)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

for (const [locale, faker] of Object.entries(locales)) {
  faker.seed(20260918);
  faker.setDefaultRefDate("2026-09-18T10:00:00Z");
  const lastNames = draw(80, () => faker.person.lastName());
  const pool = {
    firstNames: draw(80, () => faker.person.firstName()),
    lastNames,
    companies: draw(60, () => faker.company.name().replaceAll(/ {2,}/g, " ")),
    hosts: draw(
      60,
      () =>
        label(faker.helpers.arrayElement(lastNames), locale) +
        faker.helpers.arrayElement(["", "", "-it", "-data", "-system", "-group"]),
    ),
    cities: draw(60, () => faker.location.city()),
    streets: draw(60, () => faker.location.street()),
    departments: draw(15, () => faker.commerce.department()),
    products: draw(40, () => faker.commerce.productName()),
    sentences: draw(40, () => faker.lorem.sentence({ min: 3, max: 9 })),
    words: draw(60, () => faker.lorem.word()),
  };
  const text = `import type { Pool } from "./pool.ts";

/** Drawn from @faker-js/faker 10.6.0, locale \`${locale}\`, by scripts/pools.mjs. Do not edit. */
export const ${locale}: Pool = ${JSON.stringify(pool, null, 2)};
`;
  writeFileSync(new URL(`../src/generate/text/pools/${locale}.ts`, import.meta.url), text);
}
