import { isRecord } from "../../../source/is-record.ts";
import type { Source } from "../../../source/source.ts";
import type { Account } from "../declared.ts";
import type { Row } from "../page/row.ts";
import { readReference } from "../reference/read-reference.ts";
import { type Request, requestsIn, textOf } from "./requests.ts";

/**
 * Reads a collection of Postman (2.0, 2.1) as the page that it would print: requests with their parameters, bodies and saved
 * answers. Undefined: it is none, or has no request.
 */
export function readPostman({ root, lineOf }: Pick<Source, "root" | "lineOf">, document: string): Account | undefined {
  if (!isRecord(root) || !isRecord(root["info"]) || !Array.isArray(root["item"])) return undefined;
  const isPostman = "_postman_id" in root["info"] || /postman/i.test(textOf(root["info"]["schema"]));
  const requests = isPostman ? requestsIn(root["item"]) : [];
  const [first] = requests;
  if (first === undefined) return undefined;
  const rows: Row[] = [{ text: `# ${textOf(root["info"]["name"])}`, line: lineOf("/info/name") ?? 1 }];
  const say = (text: string): number => rows.push({ text, line: lineOf("/info") ?? 1 });
  say(baseOf(first, root["variable"]));
  for (const auth of [root["auth"], ...requests.map((request) => request.auth)]) say(callerOf(auth));
  for (const request of requests) rows.push(...rowsOf(request, lineOf(request.pointer) ?? 1));
  return readReference(rows, document);
}

/** Where requests go: the value of the variable that they begin with. */
function baseOf({ url }: Request, variables: unknown): string {
  const [, name] = /^\{\{([^{}]{1,60})\}\}/.exec(url) ?? [];
  const all: unknown[] = Array.isArray(variables) ? variables : [];
  const found = all.filter(isRecord).find(({ key }) => name !== undefined && key === name);
  const value = textOf(found?.["value"]);
  return /^https?:\/\/[^{}\s]+$/.test(value) ? `Base URL: ${value}` : "";
}

/** Who calls, as a page says it. */
function callerOf(auth: unknown): string {
  if (!isRecord(auth)) return "";
  const type = textOf(auth["type"]);
  if (type === "bearer" || type === "oauth2") return "Authorization: Bearer TOKEN";
  if (type === "basic") return "Authorization: Basic CREDENTIALS";
  if (type !== "apikey") return "";
  const given: unknown = auth["apikey"];
  const pairs = Array.isArray(given) ? given.filter(isRecord) : [];
  const of = (key: string): string => textOf(pairs.find((pair) => pair["key"] === key)?.["value"]);
  return of("in") === "query" ? `?${of("key")}=KEY` : `-H "${of("key")}: KEY"`;
}

/** A request as the lines of a page. */
function rowsOf({ name, method, url, description, tables, form, body, answers }: Request, line: number): Row[] {
  const text = (words: string): Row => ({ text: words, line });
  const code = (words: string): Row[] => words.split("\n").map((one) => ({ text: one, line, mark: "sample" }));
  const row = (...cells: string[]): Row => ({ text: cells.join(" | "), cells, line });
  return [
    text(`## ${name}`),
    text(`${method} ${pathOf(url)}`),
    ...description.split("\n").map(text),
    ...tables.flatMap(({ caption, rows }) => [
      text(`### ${caption}`),
      row("Name", "Type", "Example", "Description"),
      ...rows.map((cells) => row(...cells)),
    ]),
    ...(form === "" ? [] : [text("### Body"), text(`Sent as ${form}.`)]),
    ...(body === "" ? [] : [text("### Body"), ...code(body)]),
    ...answers.flatMap((answer) => [text("### Response"), ...code(`HTTP/1.1 ${answer.status}`), ...code(answer.body)]),
  ];
}

/** A path without its query, in which variables and keys of rows are variables. */
function pathOf(url: string): string {
  const [, base = "", path = ""] = /^(\{\{[^{}]*\}\}|https?:\/\/[^/?#]*)?([^?#]*)/.exec(url) ?? [];
  let count = 0;
  const named = path.replace(/\{\{\s*([\w-]+)\s*\}\}/g, "{$1}").replace(/\/+$/, "");
  const open = named.replace(
    /(?<=\/)(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/|$)/gi,
    () => `{id${++count === 1 ? "" : count}}`,
  );
  return `${base.startsWith("http") ? base : ""}${open.startsWith("/") ? open : `/${open}`}`;
}
