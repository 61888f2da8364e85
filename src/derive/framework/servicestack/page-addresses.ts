import type { Asked } from "../../document/read-document.ts";
import type { OperationPages } from "../framework.ts";

/** Of each operation its tables, and its listing in the language that says most, with the sample of another format. */
const variants = ["json/metadata?op=OPERATION", "xml/metadata?op=OPERATION&lang=csharp"];

/** The pages of the operations that `/metadata` links to, each once, in its order. */
export function pagesListed(address: string, html: string): readonly OperationPages[] | undefined {
  const found = html.matchAll(/[?&;]op=([A-Za-z_]\w{0,200})/g);
  const operations = [...new Set([...found].map(([, name = ""]) => name))];
  // The page of one operation has links to itself in other formats and languages.
  if (operations.length < 2) return undefined;
  const base = baseOf(address);
  return operations.map((operation) => ({
    operation,
    addresses: variants.map((variant) => `${base}/${variant.replace("OPERATION", operation)}`),
  }));
}

/** What the addresses of all pages of a host begin with: that of its list up to `metadata`, without what is asked of it. */
function baseOf(address: string): string {
  const base = new URL(address);
  const list = /\/metadata(?=\/|$)/.exec(base.pathname);
  base.pathname = base.pathname.slice(0, list?.index);
  base.search = "";
  base.hash = "";
  return base.href.replace(/\/$/, "");
}

/** `…/json/metadata?op=Name&lang=csharp` is the page of `Name`, with a listing in that language. */
export function askedBy(address: string): Asked | undefined {
  const asked = /[?&]op=([A-Za-z_]\w{0,200})/.exec(address)?.[1];
  if (asked === undefined) return undefined;
  const language = /[?&]lang=(\w{1,40})/.exec(address)?.[1];
  return { operation: asked, shortName: language === undefined ? asked : `${asked}.${language}` };
}
