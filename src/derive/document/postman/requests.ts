import { isRecord } from "../../../source/is-record.ts";
import { wordFor } from "../reference/values.ts";

type Json = Readonly<Record<string, unknown>>;

/** A row of a table: name, type, example, description. */
type Cells = readonly [string, string, string, string];

/** A request of a collection of Postman, in texts. */
export interface Request {
  readonly pointer: string;
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly description: string;
  readonly auth: unknown;
  readonly tables: readonly { readonly caption: string; readonly rows: readonly Cells[] }[];
  /** The media type of a form; empty: it sends none. */
  readonly form: string;
  readonly body: string;
  readonly answers: readonly { readonly status: string; readonly body: string }[];
}

/** How deep folders are looked into. */
const deepest = 20;

/** The requests in folders of a collection, in their order. */
export function requestsIn(items: readonly unknown[], pointer = "/item", depth = 0): readonly Request[] {
  return items.flatMap((item, at) => {
    const own = `${pointer}/${at}`;
    if (!isRecord(item)) return [];
    if (Array.isArray(item["item"]) && depth < deepest) return requestsIn(item["item"], `${own}/item`, depth + 1);
    const request = item["request"];
    return isRecord(request) ? (requestOf(item, request, own) ?? []) : [];
  });
}

/** A text, or that of a description with its form; empty: it is none. */
export function textOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value : isRecord(value) ? textOf(value["content"]) : "";
}

function requestOf(item: Json, request: Json, pointer: string): Request | undefined {
  const { url: given } = request;
  const parts: Json = isRecord(given) ? given : {};
  const url = textOf(given) || textOf(parts["raw"]);
  if (url === "") return undefined;
  const body: Json = isRecord(request["body"]) ? request["body"] : {};
  const mode = textOf(body["mode"]);
  const isForm = mode === "formdata" || mode === "urlencoded";
  const tables = [
    { caption: "Path parameters", rows: cellsOf(parts["variable"]) },
    { caption: "Query parameters", rows: cellsOf(parts["query"]) },
    {
      caption: "Headers",
      rows: cellsOf(request["header"]).filter(
        ([name]) => !/^(?:authorization|cookie|host|accept|content-.*|user-agent)$/i.test(name),
      ),
    },
    { caption: "Body", rows: isForm ? cellsOf(body[mode]) : [] },
  ];
  return {
    pointer,
    name: textOf(item["name"]),
    method: textOf(request["method"]).toUpperCase() || "GET",
    url,
    description: textOf(request["description"]),
    auth: request["auth"],
    tables: tables.filter(({ rows }) => rows.length > 0),
    form: !isForm ? "" : mode === "formdata" ? "multipart/form-data" : "application/x-www-form-urlencoded",
    body: mode === "raw" ? textOf(body["raw"]) : "",
    answers: recordsIn(item["response"]).map((answer) => ({
      status: `${textOf(answer["code"]) || "200"} ${textOf(answer["status"])}`,
      body: textOf(answer["body"]),
    })),
  };
}

function recordsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Parameters as rows of a table; a variable in place of a value shows none. */
function cellsOf(value: unknown): readonly Cells[] {
  return recordsIn(value).flatMap((one): Cells[] => {
    const [name, shown] = [textOf(one["key"]), textOf(one["value"])];
    const example = shown.includes("{{") ? "" : shown;
    const type = one["type"] === "file" ? "file" : wordFor(example) || "string";
    return name === "" ? [] : [[name, type, example, textOf(one["description"]).replaceAll("\n", " ")]];
  });
}
