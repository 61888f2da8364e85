import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../../../src/derive/document/canonical.ts";
import type { Declared, TypeRef } from "../../../src/derive/document/declared.ts";
import type { Language } from "../../../src/derive/document/listing/language.ts";
import { languages } from "../../../src/derive/document/listing/languages/languages.ts";
import { readListing } from "../../../src/derive/document/listing/read-listing.ts";
import { readDocument } from "../../../src/derive/document/read-document.ts";
import { root } from "../../support/source-files.ts";

const folder = join(root, "fixtures/documents/listings");
const listing = ({ id }: Language): string => readFileSync(join(folder, `${id}.txt`), "utf8");

/** Whether a type that a language wrote can be the one that the code has. */
function allows(type: TypeRef, wanted: string): boolean {
  if (type.is === "unknown") return wanted.startsWith("{");
  if (type.is === "list") return wanted.startsWith("[") && allows(type.of, wanted.slice(1, -1));
  if (type.is === "map") return wanted === "{string}" && allows(type.of, "string");
  if (type.is === "named") return type.name === wanted;
  return type.is === "scalar" && (type.kinds as readonly string[]).includes(wanted);
}

const wanted: Record<string, Record<string, string>> = {
  Thing: { id: "guid" },
  OrderLine: { sku: "string", count: "int32", price: "decimal" },
  Order: { lines: "[OrderLine]", state: "OrderState", placedat: "datetime", notes: "{string}" },
};

/** The parts of a reading that lay-out cannot change: everything but lines. */
function withoutLines(types: readonly Declared[]): unknown {
  return JSON.parse(
    JSON.stringify(types, (key, value: unknown) =>
      key === "line" ? undefined : value instanceof Map ? [...value] : value,
    ),
  );
}

test("has a listing of the same types for each language", () => {
  expect(readdirSync(folder).toSorted()).toEqual(languages.map(({ id }) => `${id}.txt`).toSorted());
});

test.each(languages)("recognises a listing in $name by itself", (language) => {
  const read = readDocument({ name: "types.txt", text: listing(language) });
  expect(read.is === "account" ? read.account.witness : read).toBe(language.id);
});

test.each(languages)("reads types, members and what they may be from a listing in $name", (language) => {
  const types = readListing(listing(language), language);
  expect(types.map(({ name }) => name).toSorted()).toEqual(["Order", "OrderLine", "OrderState", "Thing"]);
  for (const [name, members] of Object.entries(wanted)) {
    const type = types.find((one) => one.name === name);
    // One language writes what is inherited once more.
    const own =
      type?.members.filter(({ name: member }) => language.id !== "zig" || name !== "Order" || member !== "id") ?? [];
    expect(own.map((member) => canonical(member.name))).toEqual(Object.keys(members));
    for (const member of own)
      expect([member.name, allows(member.type, members[canonical(member.name)]!)]).toEqual([member.name, true]);
  }
  const lines = types.find(({ name }) => name === "Order")?.members.find(({ name }) => canonical(name) === "lines");
  if (language.id !== "mjs")
    expect(lines?.attributes.find(({ name }) => name === "ApiMember")?.args.get("Description")).toBe(
      "What was ordered.",
    );
  if (language.id !== "ruby") expect(lines?.description?.value).toBe("What was ordered.");
  const values = types.find(({ name }) => name === "OrderState")?.values ?? [];
  expect(values.map(({ name }) => name.toLowerCase())).toEqual(["open", "closed"]);
});

/** A comment of the language that says nothing. */
function comment({ lexical, endsWithLine }: Language): string {
  const [mark] = lexical.lineNotes;
  const [block] = lexical.blockNotes;
  if (mark !== undefined) return `${mark} nothing of note, here: see(below)`;
  return block === undefined || endsWithLine ? "" : `${block[0]} nothing ${block[1]}`;
}

test.each(languages)("reads a listing in $name alike whatever its white space and comments are", (language) => {
  const plain = withoutLines(readListing(listing(language), language));
  const lines = listing(language).split("\n");
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 8, maxLength: 8 }), (choices) => {
      // Texts over several lines stay what they are.
      let isInText = false;
      const changed = lines.flatMap((line, i) => {
        const marks = line.split('"""').length - 1;
        const isText = isInText;
        if (marks % 2 === 1) isInText = !isInText;
        if (isText || marks > 0 || /^\s*\*|\/\*\*/.test(line)) return [line];
        switch (choices[i % choices.length]) {
          case 0:
            return ["", line, ""];
          case 1:
            return [`      ${line.trim()}   `];
          case 2:
            return [line.trim()];
          case 3:
            return [comment(language), line];
          case 4:
            return [line.replace(/^\s+/, "\t\t")];
          default:
            return [line];
        }
      });
      // A comment between a description and what it describes would be one of the two.
      expect(withoutLines(readListing(changed.join("\n"), language))).toEqual(plain);
    }),
    { numRuns: 15 },
  );
});

test.each(languages)("reads a listing in $name alike whatever things are called", (language) => {
  const renamed = listing(language).replaceAll("Order", "Parcel").replaceAll("Thing", "Item");
  const back = JSON.stringify(withoutLines(readListing(renamed, language)))
    .replaceAll("Parcel", "Order")
    .replaceAll("Item", "Thing");
  expect(JSON.parse(back)).toEqual(withoutLines(readListing(listing(language), language)));
});

test.each(languages)("gives what a listing in $name holds, wherever it is cut off", (language) => {
  const text = listing(language);
  const whole = new Set(
    readListing(text, language).flatMap(({ name, members }) => [
      name,
      ...members.map((member) => `${name}.${member.name}`),
    ]),
  );
  fc.assert(
    fc.property(fc.nat(text.length), (end) => {
      for (const { name, members } of readListing(text.slice(0, end), language))
        for (const member of members) if (whole.has(name)) expect(text.slice(0, end)).toContain(member.name);
    }),
    { numRuns: 25 },
  );
});
