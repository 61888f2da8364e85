import { fileURLToPath } from "node:url";

/** What is an address in the web, rather than the path of a file. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** The address that a reference means, seen from another address; without its fragment. Undefined: it is none. */
export function addressFrom(base: string, reference: string): string | undefined {
  try {
    const url = isAddress(reference) ? new URL(reference) : new URL(reference, base);
    url.hash = "";
    return url.href;
  } catch {
    return undefined;
  }
}

/** Whether an address lies in the folder of a document that was fetched itself, on the same origin. */
export function isBelow(document: string, address: string): boolean {
  return isAddress(document) && address.startsWith(new URL(".", document).href);
}

/** The path of a file that is named by its address (`file:///…`); what is no such address stays as it is. */
export function pathNamed(text: string): string {
  if (!/^file:\/\//i.test(text)) return text;
  try {
    return fileURLToPath(text);
  } catch {
    // It is on another machine, or its path cannot be decoded.
    return text;
  }
}
