import { plainText } from "./words.ts";
import { type Fields, fieldsIn } from "./form-fields.ts";
import { jsonOf } from "./json.ts";
import type { Line } from "./lines.ts";

/** A method and an address that a page documents. */
export interface Endpoint {
  readonly method: string;
  /** With its variables in braces; without the query. */
  readonly path: string;
  readonly origin?: string;
  /** Names that stand in the query of the address, with what stands there. */
  readonly query: readonly (readonly [string, string])[];
  /** An example alone shows it, whose values look like those of variables. */
  readonly isShown?: boolean;
  /** What else the line says. */
  readonly words: string;
}

const methods = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
/** Stands for the base address: `{{baseUrl}}/orders`, `$API/orders`. */
const base = "(?:\\{\\{[\\w .-]{1,40}\\}\\}|\\$?\\{\\w{1,40}\\}|\\$\\w{1,40}|<[\\w-]{1,40}>)(?=\\/)";
const address = `(?:https?:\\/\\/(?:[^\\s\`"'<>|]|<[\\w-]+>)+|(?:${base})?\\/(?:[^\\s\`"'|()]|\\([\\w:]+\\))*)`;
const atBase = new RegExp(`^${base}`);
const asked = new RegExp(`https?:\\/\\/[^\\s"'\`<>]+|(?<=["'\\s])${base}[^\\s"'\`<>]+`);
const onLine = new RegExp(`^(?:[\\w.() -]{0,40}[:\\]][\\s*\`_]*)?(${methods})[\\s\`*:|–—-]+(${address})(.*)$`);
/** Generators show methods in small letters; beside an address alone such a word is no prose. */
const wholeLine = new RegExp(`^(${methods})\\s+(${address})$`, "i");
const blueprint = new RegExp(`^(.*?)\\s*\\[(?:(${methods})\\s+)?(\\/[^\\]\\s]*)\\]$`);
const blueprintMethod = new RegExp(`^(.*?)\\s*\\[(${methods})\\]$`);
const methodAlone = new RegExp(`^(${methods})$`);
const methodFirst = new RegExp(`^(${methods})(?: (\\S.{0,80}))?$`);
const methodInAnyCase = new RegExp(`^(${methods})$`, "i");
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
  const found = onLine.exec(text) ?? wholeLine.exec(text);
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
  return endpointBelow(text, next) ?? labelled(labelOf(line), next);
}

/** A method on a line of its own, or before a title; the address follows, before or after a title. */
function endpointBelow(text: string, next: readonly Line[]): Endpoint | undefined {
  const [first = "", second = ""] = next.map((line) => line.text);
  const isAddress = addressAlone.test(first);
  const [, method, title = ""] = methodFirst.exec(text) ?? (isAddress ? methodInAnyCase.exec(text) : null) ?? [];
  if (method === undefined) return undefined;
  if (isAddress && title === "") {
    // The base address may stand before the path.
    const isBase = first.startsWith("http") && /^\/\S*$/.test(second);
    const found = endpoint(method, isBase ? second : first, "");
    return isBase && found !== undefined ? { ...found, origin: first.replace(/\/$/, "") } : found;
  }
  if (isAddress) return first.startsWith("http") ? endpoint(method, first, title) : undefined;
  const isTitled = title === "" && first !== "" && first.length < 80;
  return isTitled && addressAlone.test(second) ? endpoint(method, second, first) : undefined;
}

/** What a line says of what, also in a table of two columns. */
function labelOf({ text, cells }: Line): string {
  return cells?.length === 2 ? cells.join(": ") : text.replace(/^[\s>*`_#\-+\d.|]+/, "").slice(0, 2000);
}

/** `URL: /orders` and `Method: GET`, each on a line of its own. */
function labelled(text: string, next: readonly Line[]): Endpoint | undefined {
  const [, path] = urlLabel.exec(plainText(text)) ?? [];
  const method =
    path === undefined
      ? undefined
      : next.map((line) => methodLabel.exec(plainText(labelOf(line)))?.[1]).find((one) => one !== undefined);
  return path === undefined || method === undefined ? undefined : endpoint(method, path, "");
}

/** The path that a heading names for the methods below it. */
export function resourceOn({ level, text }: Line): string | undefined {
  const found = level === undefined ? null : blueprint.exec(text);
  return found === null || found[2] !== undefined ? undefined : found[3];
}

/** A command of curl. */
interface Command {
  readonly endpoint: Endpoint;
  /** The JSON that it sends. */
  readonly sent?: unknown;
  /** The fields of a form that it sends. */
  readonly fields?: Fields;
  /** Behind its last line. */
  readonly end: number;
}

/** What a command of curl asks for; its lines go on behind `\`, and as long as a quote is open. */
export function commandOn(lines: readonly Line[], at: number): Command | undefined {
  if (!command.test(lines[at]?.text ?? "")) return undefined;
  let text = "";
  let end = at;
  while (end < lines.length && end < at + 60) {
    const { json, text: own = "" } = lines[end++] ?? {};
    text += ` ${json === undefined ? own.replace(/\\$/, "") : JSON.stringify(json)}`;
    if (text.split("'").length % 2 === 1 && !own.endsWith("\\")) break;
  }
  const url = asked.exec(text)?.[0];
  if (url === undefined) return undefined;
  const stated = new RegExp(`(?:-X|--request)[\\s=]*["']?(${methods})\\b`).exec(text)?.[1];
  const isAsked = /\s(?:-G|--get)\s/.test(text);
  const sends = !isAsked && /\s(?:-d|--data\S*|--json|-F|--form)[\s=]/.test(text);
  const method = stated ?? (sends ? "POST" : "GET");
  const found = endpoint(method, url, "");
  if (found === undefined) return undefined;
  const [, single, double] = /\s(?:-d|--data\S*|--json)[\s=]+(?:\$?'([^']*)'|"((?:[^"\\]|\\.)*)")/.exec(text) ?? [];
  const sent = jsonOf(single ?? double?.replace(/\\(["\\$`])/g, "$1") ?? "");
  if (sent !== undefined) return { endpoint: found, end, sent };
  const fields = isAsked ? undefined : fieldsIn(text);
  return { endpoint: found, end, ...(fields === undefined ? {} : { fields }) };
}

function endpoint(method: string, at: string, words: string): Endpoint | undefined {
  const [, origin, rest = ""] =
    /^(https?:\/\/[^/?#]+)?(.*)$/.exec(at.replace(atBase, "").replace(/[.,;:*_]+$/, "")) ?? [];
  const split = /^([^?#]*?)(?:\{[?&]([\w,*]+)\}|\?([^#]*))?(?:#.*)?$/.exec(rest);
  const path = templated(split?.[1] ?? rest);
  if (path.length > 1000 || /[{}][^/{}]*[{}][^/{}]*[{}]{2}/.test(path)) return undefined;
  const listed = (split?.[2] ?? "").split(",").map((name) => [name.replace("*", ""), ""] as const);
  const pairs = (split?.[3] ?? "").split("&").map((pair) => pair.split("=", 2) as [string, string?]);
  const query = [...listed, ...pairs.map(([name, value = ""]) => [name, value] as const)];
  return {
    method: method.toUpperCase(),
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
    .replace(/\/+$/, "/");
}

/** `<ID>` is written so that it is seen. */
function variable(name: string): string {
  return /^[A-Z]+$/.test(name) ? name.toLowerCase() : name.replaceAll("-", "_");
}
