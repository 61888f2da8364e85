import type { Said, Scheme } from "../declared.ts";
import type { Line } from "./lines.ts";

const notKeys = /^(?:content-|accept|host|user-agent|cache-|if-|x-request|idempotency|x-ratelimit|retry-)/i;
const keyLike = /key|token|auth|secret/i;
const sentHeader = /(?:-H|--header)[\s=]+["']([A-Za-z][\w-]*):\s*(\w*)/g;
const proseHeader =
  /\b(?:api[- ]?(?:key|token)|token|schlüssel|nyckel|clé)\b[^.\n]{0,80}\b(?:headers?|kopfzeile|huvudet?|en-tête)\b[^A-Za-z\n]{0,6}([A-Z][\w-]*(?:key|token|auth\w*|secret))\b/i;
const headerProse = /[`"']([A-Z][\w-]*(?:Key|Token|Secret))[`"']\s*(?:request )?(?:header|kopfzeile|huvud)/i;
const asHeader = /\bas (?:an? )?(?:request )?header\W{1,3}([A-Za-z][\w-]*(?:key|token|secret))\b/i;
const queryKey = /[?&](api_?key|access_token|token|apikey)=/i;

/** How callers say who they are, as examples and prose of a page show it. */
export function schemesIn(lines: readonly Line[]): Said<Scheme>[] {
  const found = new Map<string, Said<Scheme>>();
  for (const { text, line, cells } of lines) {
    const words = cells?.join(" ") ?? text;
    for (const scheme of schemesOn(words.slice(0, 3000))) {
      const key = JSON.stringify(scheme);
      if (!found.has(key)) found.set(key, { value: scheme, line });
    }
  }
  return [...found.values()];
}

/** A sentence that says what is not so: "We do not support basic auth." */
const negated =
  /\b(?:not|no longer|\w+n't)\s+(?:be\s+)?(?:support|us(?:e|ing)|accept|requir|need|allow)|\bno\s+(?:api|bearer|basic|auth)/i;

function schemesOn(said: string): Scheme[] {
  const schemes: Scheme[] = [];
  const sentences = said.split(/(?<=[.!?])\s+/);
  const text = sentences.filter((sentence) => !negated.test(sentence)).join(" ");
  if (/\bAuthorization(?: Scheme)?\b\W{0,4}\s*Bearer\b|\bbearer (?:token|auth)/i.test(text))
    schemes.push({ is: "bearer" });
  else if (
    /\bAuthorization(?: Scheme)?\b\W{0,4}\s*Basic\b|\bbasic auth/i.test(text) ||
    /^(?:\$?\s*curl\b.*\s|-.*\s)?(?:-u|--user)\s/.test(text.trim())
  )
    schemes.push({ is: "basic" });
  for (const [, name = "", value = ""] of text.matchAll(sentHeader)) {
    if (notKeys.test(name) || !keyLike.test(name)) continue;
    if (/^authorization$/i.test(name) && /^(?:bearer|basic)$/i.test(value)) continue;
    schemes.push({ is: "key", in: "header", name });
  }
  const named = proseHeader.exec(text)?.[1] ?? headerProse.exec(text)?.[1] ?? asHeader.exec(text)?.[1];
  if (named !== undefined && !/^authorization$/i.test(named)) schemes.push({ is: "key", in: "header", name: named });
  const asked = queryKey.exec(text)?.[1];
  if (asked !== undefined) schemes.push({ is: "key", in: "query", name: asked });
  return schemes;
}
