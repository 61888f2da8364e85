import { statSync } from "node:fs";
import type { Fetched } from "../contract/check/library.ts";
import type { Given } from "../derive/document/read-document.ts";
import { addressFrom, isAddress } from "../source/address.ts";
import { readText } from "../source/text-file.ts";

/**
 * Whether what is to be served may be documentation, from which a contract has to be derived: it is a file or an address, and
 * does not begin as an OpenAPI document does. Only then are the readers of documentation loaded.
 */
export function mayBeDocumentation(reference: string, fetched: Fetched): boolean {
  const given = isAddress(reference) || isFile(reference) ? givenOf(reference, fetched) : undefined;
  return given !== undefined && !beginsAsOpenApi.test(given.text);
}

/** The first key, past comments and the mark that begins a YAML document. */
const beginsAsOpenApi = /^(?:\s|#[^\n]*\n|---)*(?:["']?(?:openapi|swagger)["']?\s*:|\{\s*"(?:openapi|swagger)")/;

/** The text of a file, or what an address answered with; undefined: there is none. */
export function givenOf(reference: string, fetched: Fetched): Given | undefined {
  if (!isAddress(reference)) {
    const text = readText(reference);
    return typeof text === "string" ? { name: reference, text } : undefined;
  }
  const got = fetched.get(addressFrom(reference, reference) ?? reference);
  return got !== undefined && "text" in got ? { name: reference, text: got.text } : undefined;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
