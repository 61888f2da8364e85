import { createRequire } from "node:module";
import type NegotiatorModule from "negotiator";
import { bareMediaType, formatOf } from "../../../../contract/model/media-type.ts";

// What that name gives, by its own declarations; it is a module of the older kind.
const Negotiator = createRequire(import.meta.url)("negotiator") as typeof NegotiatorModule;

/**
 * The offered media type that a client likes best (RFC 9110 section 12.5.1). Parameters that nobody offers are looked
 * past, and who reads JSON reads every `+json`. Undefined: the client takes none of them.
 * @param lines the `Accept` headers; none: anything is welcome
 * @param offered in the order of preference
 */
export function acceptedType(lines: readonly string[], offered: readonly string[]): string | undefined {
  const accept = lines.join(", ");
  // Most clients name one type, without anything else.
  if (offered.includes(accept)) return accept;
  // A line that names no media type at all says nothing.
  if (!/[\w*]\/[\w*]/.test(accept)) return offered[0];
  const exact = best(accept, offered, (type) => type);
  if (exact !== undefined) return exact;
  const bare = accept.replace(/;\s*(?!q=)[\w.+-]+\s*=\s*("[^"]*"|[^;,]*)/gi, "");
  return best(bare, offered, bareMediaType) ?? best(bare, offered, plainType);
}

function best(accept: string, offered: readonly string[], nameOf: (type: string) => string): string | undefined {
  const [liked] = new Negotiator({ headers: { accept } }).mediaTypes(offered.map(nameOf));
  return liked === undefined ? undefined : offered.find((type) => nameOf(type) === liked);
}

/** `application/json` of `application/hal+json` (RFC 6839 section 3.1). */
function plainType(type: string): string {
  const format = formatOf(type);
  return format === "json" || format === "xml" ? `application/${format}` : bareMediaType(type);
}
