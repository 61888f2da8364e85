import type { Asked } from "../document/read-document.ts";
import type { Weighed } from "../weigh/weighed.ts";
import type { OperationPages, PageFramework } from "./framework.ts";
import { plain } from "./plain/plain.ts";
import { servicestack } from "./servicestack/servicestack.ts";

/** The one list of frameworks whose documents are known; the last takes what no other does. */
const frameworks: readonly PageFramework[] = [servicestack, plain];

/** The framework of the host that these documents are about. */
export function frameworkOf(weighed: Weighed): PageFramework {
  return frameworks.find((framework) => framework.knows(weighed)) ?? plain;
}

/** The pages of all operations of a host, where a page lists them as one of the frameworks does. */
export function pagesListed(address: string, html: string): readonly OperationPages[] | undefined {
  return frameworks.map((framework) => framework.pagesListed(address, html)).find((pages) => pages !== undefined);
}

/** What the address of a page asks for, where the addresses of one of the frameworks say it. */
export function askedBy(address: string): Asked | undefined {
  return frameworks.map((framework) => framework.askedBy(address)).find((asked) => asked !== undefined);
}
