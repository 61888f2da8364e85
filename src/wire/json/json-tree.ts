import { processLimits } from "../../limits.ts";
import { ReadError } from "../format.ts";
import { pointerTo } from "../../source/pointer.ts";
import { quote } from "../read/quote.ts";
import { JsonScanner } from "./json-scanner.ts";

/**
 * JSON as it stands in a text: digits of numbers, order of members and the offset of everything are kept, which `JSON.parse` loses.
 */
export type JsonTree =
  | { readonly kind: "null"; readonly at: number }
  | { readonly kind: "boolean"; readonly value: boolean; readonly at: number }
  /** The digits as they stand; also `NaN`, `Infinity`, `-Infinity`, which .NET hosts write. */
  | { readonly kind: "number"; readonly text: string; readonly at: number }
  | { readonly kind: "string"; readonly text: string; readonly at: number }
  | { readonly kind: "array"; readonly items: readonly JsonTree[]; readonly at: number }
  | { readonly kind: "object"; readonly members: readonly JsonMember[]; readonly at: number };

interface JsonMember {
  readonly key: string;
  /** Offset of the key. */
  readonly at: number;
  readonly value: JsonTree;
}

/**
 * Reads a whole JSON text (RFC 8259), with the words above unless it has to be strict.
 * @throws {ReadError} where it is none.
 */
export function parseJsonTree(text: string, numbers: "strict" | "words" = "words"): JsonTree {
  const scanner = new JsonScanner(text, numbers === "strict");
  const tree = readValue(scanner, "", 0);
  scanner.skipBlanks();
  if (scanner.at < text.length) throw scanner.failure("the end of the document", "");
  return tree;
}

function readValue(scanner: JsonScanner, pointer: string, depth: number): JsonTree {
  scanner.skipBlanks();
  const at = scanner.at;
  // Rather than read until the stack is full.
  if (depth > processLimits.depth)
    throw new ReadError(`expected at most ${processLimits.depth} levels, found more`, pointer, at);
  switch (scanner.peek()) {
    case '"':
      return { kind: "string", text: scanner.string(pointer), at };
    case "{":
      return { kind: "object", members: readMembers(scanner, pointer, depth), at };
    case "[":
      return { kind: "array", items: readItems(scanner, pointer, depth), at };
    default:
      return readWord(scanner, pointer, at);
  }
}

function readWord(scanner: JsonScanner, pointer: string, at: number): JsonTree {
  if (scanner.take("null")) return { kind: "null", at };
  if (scanner.take("true")) return { kind: "boolean", value: true, at };
  if (scanner.take("false")) return { kind: "boolean", value: false, at };
  const text = scanner.number();
  if (text === undefined) throw scanner.failure("a JSON value", pointer);
  return { kind: "number", text, at };
}

function readMembers(scanner: JsonScanner, pointer: string, depth: number): JsonMember[] {
  const members: JsonMember[] = [];
  scanner.take("{");
  scanner.skipBlanks();
  if (scanner.take("}")) return members;
  do {
    scanner.skipBlanks();
    const at = scanner.at;
    if (scanner.peek() !== '"') throw scanner.failure("a member's name in quotes", pointer);
    const key = scanner.string(pointer);
    scanner.skipBlanks();
    if (!scanner.take(":")) throw scanner.failure("a colon", pointerTo(pointer, key));
    members.push({ key, at, value: readValue(scanner, pointerTo(pointer, key), depth + 1) });
    scanner.skipBlanks();
  } while (scanner.take(","));
  if (!scanner.take("}")) throw scanner.failure("a comma or a closing brace", pointer);
  return members;
}

function readItems(scanner: JsonScanner, pointer: string, depth: number): JsonTree[] {
  const items: JsonTree[] = [];
  scanner.take("[");
  scanner.skipBlanks();
  if (scanner.take("]")) return items;
  do {
    items.push(readValue(scanner, `${pointer}/${items.length}`, depth + 1));
    scanner.skipBlanks();
  } while (scanner.take(","));
  if (!scanner.take("]")) throw scanner.failure("a comma or a closing bracket", pointer);
  return items;
}

/** What stands at a place, in a few words for a message. */
export function describeTree(tree: JsonTree): string {
  switch (tree.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(tree.value);
    case "number":
      return tree.text;
    case "string":
      return quote(tree.text);
    case "array":
      return "a list";
    case "object":
      return "an object";
  }
}
