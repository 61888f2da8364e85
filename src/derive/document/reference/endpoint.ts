import { plainText } from "./words.ts";
import type { Line } from "./lines.ts";

/** A method and an address that a page documents. */
export interface Endpoint {
  readonly method: string;
  /** With its variables in braces; without the query. */
  readonly path: string;
  readonly origin?: string;
  /** Names that stand in the query of the address, with what stands there. */
  readonly query: readonly (readonly [string, string])[];
  /** What else the line says. */
  readonly words: string;
}

const methods = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
const address =
  "(?:https?:\\/\\/(?:[^\\s`\"'<>|]|<[\\w-]+>)+|\\/(?:[^\\s`\"'|()]|\\([\\w:]+\\))*|\\{\\w+\\}\\/[^\\s`\"'|)]*)";
const onLine = new RegExp(`^(?:[\\w.() -]{0,40}[:\\]]\\s*)?(${methods})[\\s\`*:|–—-]*(${address})(.*)$`);
const blueprint = new RegExp(`^(.*?)\\s*\\[(?:(${methods})\\s+)?(\\/[^\\]\\s]*)\\]$`);
const blueprintMethod = new RegExp(`^(.*?)\\s*\\[(${methods})\\]$`);
const methodAlone = new RegExp(`^(${methods})$`);
const addressAlone = new RegExp(`^${address}$`);
const urlLabel = /^(?:url|path|endpoint|route|uri|pfad|sökväg|chemin)\s*:\s*(\/\S*|https?:\/\/\S+)$/i;
const methodLabel = new RegExp(`^(?:http )?(?:method|verb|methode|metod|méthode)\\s*:\\s*(${methods})\\b`, "i");
const command = /^\$?\s*curl\b/;

/** The endpoint that a line documents. */
export function endpointOn(line: Line, next: readonly Line[], resource: string | undefined): Endpoint | undefined {
  const [first = "", second = "", ...rest] = (line.cells ?? []).map(plainText);
  if (methodAlone.test(first) && /^(?:\/|https?:)/.test(second)) return endpoint(first, second, rest.join(" "));
  if (methodAlone.test(second) && /^(?:\/|https?:)/.test(first)) return endpoint(second, first, rest.join(" "));
  const text = (line.cells === undefined ? line.text : first).replace(/^[\s>*`_#\-+\d.|]+/, "").slice(0, 2000);
  const found = onLine.exec(text);
  if (found !== null) {
    const [, method = "", at = "", words = ""] = found;
    const others = line.cells === undefined ? "" : [second, ...rest].join(" ");
    return endpoint(method, at, `${words} ${others}`.replace(/^[\s`*:|–—-]+|\bHTTP\/[\d.]+/g, ""));
  }
  if (line.level !== undefined) {
    const [, title = "", method, path = ""] = blueprint.exec(line.text) ?? [];
    if (method !== undefined) return endpoint(method, path, title);
    const [, called = "", verb] = blueprintMethod.exec(line.text) ?? [];
    if (verb !== undefined && resource !== undefined) return endpoint(verb, resource, called);
  }
  if (methodAlone.test(text)) {
    const [first, behind] = next;
    if (first !== undefined && addressAlone.test(first.text)) return endpoint(text, first.text, "");
    const isTitled = first !== undefined && first.text.length < 80 && first.text !== "" && behind !== undefined;
    return isTitled && addressAlone.test(behind.text) ? endpoint(text, behind.text, first.text) : undefined;
  }
  const [, path] = urlLabel.exec(plainText(text)) ?? [];
  const method =
    path === undefined
      ? undefined
      : next.map((line) => methodLabel.exec(plainText(line.text))?.[1]).find((one) => one !== undefined);
  return path === undefined || method === undefined ? undefined : endpoint(method, path, "");
}

/** The path that a heading names for the methods below it. */
export function resourceOn({ level, text }: Line): string | undefined {
  const found = level === undefined ? null : blueprint.exec(text);
  return found === null || found[2] !== undefined ? undefined : found[3];
}

/** What a command of curl asks for; its lines go on behind `\`. */
export function commandOn(lines: readonly Line[], at: number): { endpoint: Endpoint; text: string } | undefined {
  if (!command.test(lines[at]?.text ?? "")) return undefined;
  let text = "";
  for (let i = at; i < lines.length && i < at + 40; i++) {
    text += ` ${(lines[i]?.text ?? "").replace(/\\$/, "")}`;
    const isQuoted = text.split("'").length % 2 === 0;
    if (!isQuoted && !(lines[i]?.text ?? "").endsWith("\\")) break;
  }
  const url = /https?:\/\/[^\s"'`<>]+/.exec(text)?.[0];
  if (url === undefined) return undefined;
  const stated = new RegExp(`(?:-X|--request)[\\s=]*["']?(${methods})\\b`).exec(text)?.[1];
  const method = stated ?? (/\s(?:-d|--data\S*|-F|--form)\s/.test(text) ? "POST" : "GET");
  const found = endpoint(method, url, "");
  return found === undefined ? undefined : { endpoint: found, text };
}

function endpoint(method: string, at: string, words: string): Endpoint | undefined {
  const [, origin, rest = ""] = /^(https?:\/\/[^/?#]+)?(.*)$/.exec(at.replace(/[.,;:*_]+$/, "")) ?? [];
  const asked = /^([^?#]*?)(?:\{[?&]([\w,*]+)\}|\?([^#]*))?(?:#.*)?$/.exec(rest);
  const path = templated(asked?.[1] ?? rest);
  if (path.length > 1000 || /[{}][^/{}]*[{}][^/{}]*[{}]{2}/.test(path)) return undefined;
  const listed = (asked?.[2] ?? "").split(",").map((name) => [name.replace("*", ""), ""] as const);
  const pairs = (asked?.[3] ?? "").split("&").map((pair) => pair.split("=", 2) as [string, string?]);
  const query = [...listed, ...pairs.map(([name, value = ""]) => [name, value] as const)];
  return {
    method,
    path: path === "" ? "/" : path,
    query: query.filter(([name]) => /^[A-Za-z_][\w.[\]-]*$/.test(name)),
    words: plainText(words),
    ...(origin === undefined ? {} : { origin }),
  };
}

/** Variables are written `{id}`, `:id`, `<id>` or `[id]`. */
function templated(path: string): string {
  return path
    .replace(/\((?:\w+:)?(\w+)\)/g, "{$1}")
    .replace(/\/:([A-Za-z_]\w*)/g, "/{$1}")
    .replace(/<([A-Za-z_][\w-]*)>/g, (_, name: string) => `{${variable(name)}}`)
    .replace(/\/\[([A-Za-z_][\w-]*)\]/g, (_, name: string) => `/{${variable(name)}}`)
    .replace(/(?<=.)\/$/, "");
}

/** `<ID>` is written so that it is seen. */
function variable(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name.replaceAll("-", "_");
}
