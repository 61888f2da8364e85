import type { Said } from "../declared.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Line } from "./lines.ts";
import type { Section } from "./sections.ts";

const stated =
  /\b(?:base[- ]?(?:url|uri|path|address)|basis-?(?:url|adresse)|bas-?(?:url|adress)|url de base)\b[^\n]{0,60}?(https?:\/\/[^\s`"'<>)|,]+)/i;
const placed =
  /\b(?:service|api)\b (?:is|can be) (?:found|reached|available|hosted|served|accessible)\b (?:at|under|from|on|via)\b[^\n]{0,20}?(https?:\/\/[^\s`"'<>)|,]+)/i;
/** Other words for it, which also name where tokens come from. */
const alike =
  /^(?!.*\b(?:token|oauth|auth|login|webhook|callback)\b).*?\b(?:server|host|endpoint)\b[^\n]{0,40}?(https?:\/\/[^\s`"'<>)|,]+)/i;
const host = /^Host:\s*([\w.-]+(?::\d+)?)$/i;

/** A caption or a heading above the address: `Base URLs:`, `## Base URL`. */
const captioned =
  /^\W*(?:(?:api )?(?:base[- ]?(?:urls?|uri|path|address(?:es)?)|root[- ]?url|basis-?(?:url|adresse)|bas-?(?:url|adress)|url de base)|(?:production )?servers?)\W*$/i;
/** A base address without its scheme, as pages of generators write it. */
const bare = /\bbase[- ]?url\W{1,6}((?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?(?:\/[\w./-]*)?)(?=[\s\])`]|$)/i;

function captionedIn(lines: readonly Line[]): Said<string> | undefined {
  for (const [at, { text }] of lines.entries()) {
    if (text.length > 60 || !captioned.test(text)) continue;
    const below = lines.slice(at + 1, at + 5).find((line) => line.text !== "");
    const [url] = /https?:\/\/[^\s`"'<>)\]|,]+/.exec(below?.text.slice(0, 2000) ?? "") ?? [];
    if (url !== undefined) return { value: url.replace(/[/.]+$/, ""), line: below?.line ?? 1 };
  }
  return undefined;
}

/** Where the API is: its base address as the page says it, else where its requests go. */
export function hostIn(lines: readonly Line[], sections: readonly Section[]): Said<string> | undefined {
  for (const base of [stated, placed, alike])
    for (const { text, line, cells } of lines) {
      const at = base.exec((cells?.join(" ") ?? text).slice(0, 2000))?.[1];
      if (at !== undefined) return { value: at.replace(/[/.]+$/, ""), line };
    }
  const below = captionedIn(lines);
  if (below !== undefined) return below;
  for (const { text, line } of lines) {
    const at = bare.exec(text.slice(0, 2000))?.[1];
    if (at !== undefined) return { value: `https://${at.replace(/[/.]+$/, "")}`, line };
  }
  const asked = sections.find(({ endpoint }) => endpoint.origin !== undefined);
  if (asked?.endpoint.origin !== undefined) return { value: asked.endpoint.origin, line: asked.line };
  for (const { text, line, isCode } of lines) {
    const url = isCode || text.startsWith("http") ? /https?:\/\/[^\s"'`<>?]+/.exec(text)?.[0] : undefined;
    const found = url === undefined ? undefined : baseOf(url, sections);
    if (found !== undefined) return { value: found, line };
  }
  for (const { text, line } of lines) {
    const [, name] = host.exec(text) ?? [];
    if (name !== undefined) return { value: `https://${name}`, line };
  }
  return undefined;
}

/** What stands before the path of one of the operations in the address of an example. */
function baseOf(url: string, sections: readonly Section[]): string | undefined {
  const [, origin = "", path = ""] = /^(https?:\/\/[^/]+)(.*)$/.exec(url) ?? [];
  for (const { endpoint } of sections) {
    const head = endpoint.path.replace(/\/?\{.*$/, "");
    const at = head === "" ? -1 : path.indexOf(head);
    if (at >= 0) return origin + path.slice(0, at);
  }
  return undefined;
}

/** A path without what the base address has already. */
export function pathBelow(endpoint: Endpoint, at: Said<string> | undefined): Endpoint {
  const prefix = at === undefined ? "" : at.value.replace(/^https?:\/\/[^/]+/, "");
  const { path } = endpoint;
  if (prefix === "" || !(path === prefix || path.startsWith(`${prefix}/`))) return endpoint;
  return { ...endpoint, path: path.slice(prefix.length) || "/" };
}
