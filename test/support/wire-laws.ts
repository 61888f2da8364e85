import { XMLParser } from "fast-xml-parser";
import { parse as parseCsv } from "csv-parse/sync";
import { expect } from "vitest";
import type { Slot } from "../../src/contract/model/type.ts";
import { csvShape } from "../../src/wire/dialect/servicestack/csv/csv-rows.ts";
import { equalValues } from "../../src/wire/compare/equal-values.ts";
import type { DataFormat } from "../../src/contract/model/host.ts";
import { normalise } from "../../src/wire/dialect/servicestack/compare/normalise.ts";
import { ReadError } from "../../src/wire/format.ts";
import type { Spelling } from "../../src/wire/dialect/servicestack/spelling.ts";
import { serviceStackFormats } from "../../src/wire/dialect/servicestack/formats.ts";
import { type JsonTree, parseJsonTree } from "../../src/wire/json/json-tree.ts";
import { type XmlElement, parseXmlTree } from "../../src/wire/xml/xml-tree.ts";
import { jsonValueOf } from "../../src/wire/dialect/servicestack/json/json-value.ts";
import type { TypedValue } from "./arbitrary-value.ts";

/** Reading what a format wrote gives the value without what the format provably loses; what XML could not write is no document. */
export function holdsRoundTrip(format: DataFormat, { type, value }: TypedValue, spelling: Spelling): void {
  const slot: Slot = { type, nullable: true };
  const text = serviceStackFormats(spelling).named(format).write(value, type);
  if (format === "xml" && isCutShort(text)) {
    expect(() => serviceStackFormats(spelling).named("xml").read(text, slot)).toThrow(ReadError);
    return;
  }
  const read = serviceStackFormats(spelling).named(format).read(text, slot);
  const wanted = normalise(value, { type, nullable: false }, [format], spelling);
  if (!equalValues(read, wanted, type)) expect({ text, read }).toEqual({ text, read: wanted });
}

/** What a well-known parser makes of our text is what we meant. */
export function holdsForOthers(format: DataFormat, typed: TypedValue, spelling: Spelling): void {
  const text = serviceStackFormats(spelling).named(format).write(typed.value, typed.type);
  if (format === "json") holdsForJsonParse(text, typed, spelling);
  if (format === "csv") holdsForCsvParse(text, typed);
  if (format === "xml") holdsForXmlParser(text);
}

function holdsForJsonParse(text: string, { type, value }: TypedValue, spelling: Spelling): void {
  // Words that JSON lacks: JSON.parse refuses the text, and rightly.
  if (/(?<=^|[[:,\s])-?(?:NaN|Infinity)(?=$|[\],}\s])/.test(text)) return;
  expect(JSON.parse(text)).toEqual(jsonValueOf(value, type, spelling));
}

/** What a schema is checked against is what the text means once it is read again, leaf by leaf. */
export function holdsForSchemas({ type, value }: TypedValue, spelling: Spelling): void {
  const text = serviceStackFormats(spelling).named("json").write(value, type);
  // An answer that is null, or a string, stands there bare.
  if (value === null || typeof value === "string") return;
  expect(jsonValueOf(value, type, spelling)).toEqual(parsed(parseJsonTree(text)));
}

/** As `JSON.parse`, and the words that JSON lacks as the numbers they mean. */
function parsed(tree: JsonTree): unknown {
  switch (tree.kind) {
    case "null":
      return null;
    case "boolean":
      return tree.value;
    case "number":
      return Number(tree.text);
    case "string":
      return tree.text;
    case "array":
      return tree.items.map(parsed);
    case "object":
      return Object.fromEntries(tree.members.map(({ key, value }) => [key, parsed(value)]));
  }
}

function holdsForCsvParse(text: string, { type }: TypedValue): void {
  const shape = csvShape(type);
  const row = shape.kind === "rows" || shape.kind === "row" ? shape.row : undefined;
  // A raw char breaks a line for every reader that does not know the types; a line of no cells is skipped by this one.
  if (row === undefined || row.all.length === 0 || row.all.some(({ slot }) => slot.type.kind === "char")) return;
  const lines: string[][] = parseCsv(text, { record_delimiter: "\r\n" });
  for (const line of lines) expect(line).toHaveLength(row.all.length);
  const cells = lines.map((line) => line.map(quoted).join(",") + "\r\n").join("");
  expect(cells).toBe(text);
}

function quoted(cell: string): string {
  return /^[[{]|[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function holdsForXmlParser(text: string): void {
  if (isCutShort(text)) return;
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    removeNSPrefix: true,
  });
  const nodes = (parser.parse(text) as Node[]).filter((node) => !("?xml" in node));
  expect(nodes.flatMap(theirElements)).toEqual(ourElements(parseXmlTree(text)));
}

/** A node as fast-xml-parser gives it: one key besides the attributes. */
type Node = Readonly<Record<string, readonly Node[] | string>>;

/** Elements in document order, with the text of those that hold only text. */
function theirElements(node: Node): (readonly [string, string])[] {
  const name = Object.keys(node).find((key) => key !== ":@") ?? "";
  const inside = node[name];
  if (name === "#text" || typeof inside !== "object") return [];
  const elements = inside.filter((one) => !("#text" in one));
  const text =
    elements.length > 0 ? "" : inside.map((one) => (typeof one["#text"] === "string" ? one["#text"] : "")).join("");
  return [[name, text], ...elements.flatMap(theirElements)];
}

function ourElements({ name, text, children }: XmlElement): (readonly [string, string])[] {
  return [[name, children.length > 0 ? "" : text], ...children.flatMap(ourElements)];
}

/** The host has begun an error document behind the one that it could not finish. */
function isCutShort(text: string): boolean {
  return text.includes("<?xml", 5);
}
