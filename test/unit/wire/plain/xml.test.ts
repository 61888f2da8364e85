import fc from "fast-check";
import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { openSlot } from "../../../../src/contract/model/inner-slot.ts";
import type { Type } from "../../../../src/contract/model/type.ts";
import type { Value } from "../../../../src/contract/model/value.ts";
import { writeCsv } from "../../../../src/wire/dialect/plain/rows.ts";
import { readXml } from "../../../../src/wire/dialect/plain/xml/xml-reader.ts";
import { writeXml } from "../../../../src/wire/dialect/plain/xml/xml-writer.ts";

/** The type of a schema that stands under `components/schemas` by the name `Zoo`. */
function typeOf(schema: object): Type {
  const document = {
    openapi: "3.1.0",
    info: { title: "Zoo", version: "1" },
    paths: {},
    components: { schemas: { Zoo: schema } },
  };
  return compileContract(document, "zoo.yaml").types.get("Zoo") ?? openSlot.type;
}

const text = { type: "string" };
const zoo = (animals: object, xml?: object): object => ({
  type: "object",
  properties: { animals },
  ...(xml && { xml }),
});
const animals: Value = { animals: ["cat", "dog"] };

/** OpenAPI 3.1, section 4.8.26.1 "XML Object Examples". */
test.each([
  [
    "names of items",
    zoo({ type: "array", items: { ...text, xml: { name: "animal" } } }),
    "<animal>cat</animal><animal>dog</animal>",
  ],
  ["no names", zoo({ type: "array", items: text }), "<animals>cat</animals><animals>dog</animals>"],
  [
    "a wrapped list without names of items",
    zoo({ type: "array", items: text, xml: { wrapped: true } }),
    "<animals><animals>cat</animals><animals>dog</animals></animals>",
  ],
  [
    "a name of the list that counts only when wrapped",
    zoo({ type: "array", items: { ...text, xml: { name: "animal" } }, xml: { name: "aliens" } }),
    "<animal>cat</animal><animal>dog</animal>",
  ],
  [
    "names of both",
    zoo({ type: "array", items: { ...text, xml: { name: "animal" } }, xml: { name: "aliens", wrapped: true } }),
    "<aliens><animal>cat</animal><animal>dog</animal></aliens>",
  ],
  [
    "a wrapped list with a name of its own",
    zoo({ type: "array", items: text, xml: { name: "aliens", wrapped: true } }),
    "<aliens><aliens>cat</aliens><aliens>dog</aliens></aliens>",
  ],
])("writes %s, and reads it back", (_, schema, inside) => {
  const type = typeOf(schema);
  const xml = writeXml(animals, type);
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n<Zoo>${inside}</Zoo>`);
  expect(readXml(xml, { type, nullable: true })).toEqual(animals);
});

test("writes attributes, prefixes, namespaces, text and nothing", () => {
  const properties = {
    id: { type: "integer", xml: { attribute: true } },
    name: { ...text, xml: { namespace: "http://zoo.example/names", prefix: "n" } },
    none: { type: ["string", "null"] },
    note: { ...text, xml: { nodeType: "cdata" } },
  };
  const type = typeOf({ type: "object", properties, xml: { name: "zoo", namespace: "http://zoo.example" } });
  const value = { id: 7, name: "a<b", none: null, note: "x]]>y" };
  const xml = writeXml(value, type);
  expect(xml.split("\n")[1]).toBe(
    '<zoo xmlns="http://zoo.example" id="7"><n:name xmlns:n="http://zoo.example/names">a&lt;b</n:name>' +
      '<none xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><![CDATA[x]]]]><![CDATA[>y]]></zoo>',
  );
  expect(readXml(xml, { type, nullable: true })).toEqual(value);
});

test.each(["nodeType", "x-nodeType"])("writes text beside attributes (%s)", (word) => {
  const properties = { currency: { ...text, xml: { attribute: true } }, value: { ...text, xml: { [word]: "text" } } };
  const type = typeOf({ type: "object", properties, xml: { name: "price" } });
  expect(writeXml({ currency: "EUR", value: "12.50" }, type).split("\n")[1]).toBe(
    '<price currency="EUR">12.50</price>',
  );
});

test("names a list that has no name after its items", () => {
  const type = typeOf({ type: "array", items: { ...text, xml: { name: "animal" } } });
  expect(writeXml(["cat"], type).split("\n")[1]).toBe("<animals><animal>cat</animal></animals>");
});

test("writes any text as XML that says the same", () => {
  const type = typeOf({ type: "object", properties: { a: text, b: { ...text, xml: { attribute: true } } } });
  const written = fc.string({ unit: "binary" }).filter((one) => !/[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/u.test(one));
  fc.assert(
    fc.property(written, (one) => {
      const value = { a: one, b: one.replace(/\s/g, " ") };
      expect(readXml(writeXml(value, type), { type, nullable: true })).toEqual(value);
    }),
  );
});

test("writes CSV with quotes where they are due, and the names of an empty list", () => {
  const type = typeOf({ type: "array", items: { type: "object", properties: { a: text, b: { type: "integer" } } } });
  expect(writeCsv([{ a: 'x,"y"\n', b: 1 }, { b: null }], type)).toBe('a,b\r\n"x,""y""\n",1\r\n,\r\n');
  expect(writeCsv([], type)).toBe("a,b\r\n");
});
