import { statSync } from "node:fs";
import type { Fetched } from "../contract/check/library.ts";
import { derive } from "../derive/derive.ts";
import { type Given, readDocument } from "../derive/document/read-document.ts";
import { addressFrom, isAddress } from "../source/address.ts";
import { readText } from "../source/text-file.ts";

/**
 * Makes contracts of the documentation among what is to be served, each time anew: a page that changes is read again.
 * @returns undefined when every reference is a contract, so that nothing of `derive` is needed
 */
export function derivedContracts(
  references: readonly string[],
  fetched: Fetched,
): ((reference: string) => string | undefined) | undefined {
  if (!references.some((reference) => isDocumentation(reference, fetched))) return undefined;
  return (reference) => {
    if (!isDocumentation(reference, fetched)) return undefined;
    const given = givenOf(reference, fetched);
    return given === undefined ? undefined : `${JSON.stringify(derive([given]).document, null, 2)}\n`;
  };
}

function givenOf(reference: string, fetched: Fetched): Given | undefined {
  if (!isAddress(reference)) {
    const text = readText(reference);
    return typeof text === "string" ? { name: reference, text } : undefined;
  }
  const got = fetched.get(addressFrom(reference, reference) ?? reference);
  return got !== undefined && "text" in got ? { name: reference, text: got.text } : undefined;
}

/** Files of these kinds are contracts, unless they are a host's own description of itself. */
const contractEnding = /\.(?:ya?ml|json)$/i;

function isDocumentation(reference: string, fetched: Fetched): boolean {
  if (!isAddress(reference) && !isFile(reference)) return false;
  const given = givenOf(reference, fetched);
  if (given === undefined || /^\s*(?:["']?(?:openapi|swagger)["']?\s*:|\{\s*"(?:openapi|swagger)")/.test(given.text))
    return false;
  if (contractEnding.test(reference)) return readDocument(given).is === "account";
  return readDocument(given).is === "account" || /^\s*</.test(given.text);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
