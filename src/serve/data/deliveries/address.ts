import { below, chance, fraction, pick } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { hostileUrls } from "../../../generate/text/pools/hostile-texts.ts";
import { poolOf } from "../../../generate/text/pools/pools.ts";
import type { DeliveryStory } from "./story.ts";

const labels = ["hooks", "api", "app", "inbound", "integration", "crm", "events"];
const paths = ["/hooks", "/hooks/in", "/api/hooks", "/v1/events", "/integrations/events", "/in", "/callback"];
const longest = 2000;
const day = 86_400_000;

/**
 * Where deliveries go at a time: an address of the endpoint's own, under `.example`, which belongs to nobody (RFC 2606).
 * Some endpoints have moved once; what was sent before still shows the old address.
 */
export function addresses(
  endpointKey: Key,
  { texts }: DeliveryStory,
  locale: string | undefined,
  anchor: number,
): (time: number) => string {
  const key = child(endpointKey, "address");
  // Hostile addresses change every day, so that a page shows several.
  if (texts === "hostile") return (time) => pick(key, hostileUrls, Math.floor(time / day));
  if (texts === "minimal") return () => "http://a.example";
  const [latest = "", former = ""] = [0, 1]
    .map((version) => made(key, locale, version))
    .map((address) => (texts === "maximal" ? `${address}/${"x".repeat(longest - address.length - 1)}` : address));
  const movedAt = chance(child(key, "moved"), 0.25)
    ? anchor - (5 + 20 * fraction(child(key, "when"))) * day
    : -Infinity;
  return (time) => (time < movedAt ? former : latest);
}

function made(key: Key, locale: string | undefined, version: number): string {
  const host = `${pick(child(key, "label"), labels, version)}.${pick(child(key, "host"), poolOf(locale).hosts)}.example`;
  const query =
    below(child(key, "query"), 4) === 0 ? `?source=${pick(child(key, "source"), ["booking", "live", "main"])}&v=2` : "";
  return `https://${host}${pick(child(key, "path"), paths, version)}${query}`;
}
