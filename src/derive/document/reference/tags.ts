import type { Row } from "../page/row.ts";

/*
 * Pages in Markdown may have their operations in block tags, as GitBook exports them: `{% swagger method="get" path="/orders" %}` with
 * `swagger-parameter` and `swagger-response`, or `api-method` with its parts. Here they become the lines that other pages have.
 */

const tag = /^\s*\{%-?\s*(end)?([a-z-]+)((?:\s+[A-Za-z]+=(?:"[^"]*"|[\w.-]+))*)\s*-?%\}\s*$/;

/** What the parts of an `api-method` are about. */
const places: Readonly<Record<string, string>> = {
  "api-method-path-parameters": "path",
  "api-method-query-parameters": "query",
  "api-method-headers": "header",
  "api-method-body-parameters": "body",
  "api-method-form-data-parameters": "body",
};

/** The rows of a page, with its tags written out. */
export function withoutTags(rows: readonly Row[]): readonly Row[] {
  if (!rows.some(({ text }) => /^\s*\{%\s*(?:swagger|api-method)\s/.test(text))) return rows;
  const reader = new TagReader();
  for (const row of rows) reader.row(row);
  reader.finish(rows.at(-1)?.line ?? 0);
  return reader.rows;
}

class TagReader {
  readonly rows: Row[] = [];
  #place = "";
  /** The cells of the parameter whose description is being read. */
  #cells: string[] | undefined;
  /** The method and the path that wait for their title. */
  #endpoint: Row | undefined;

  row(row: Row): void {
    const [, end, name = "", told = ""] = tag.exec(row.text.slice(0, 2000)) ?? [];
    if (name === "") this.#text(row);
    else if (end === undefined) this.#open(name, attributesIn(told), row.line);
    else this.#close(name, row.line);
  }

  #text(row: Row): void {
    const text = row.text.trim();
    if (this.#cells !== undefined) this.#cells.push(text);
    else if (this.#endpoint !== undefined && text !== "") {
      this.rows.push({ text, line: row.line, level: 2 }, this.#endpoint);
      this.#endpoint = undefined;
    } else this.rows.push(row);
  }

  #open(name: string, told: ReadonlyMap<string, string>, line: number): void {
    const get = (key: string): string => told.get(key) ?? "";
    const base = get("baseUrl") || get("host");
    const text = `${get("method").toUpperCase()} ${base.replace(/\/$/, "")}${get("path")}`;
    if (isPart(name)) this.#endParameter(line);
    if (/^(swagger|api-method)$/.test(name)) this.finish(line);
    this.#place = places[name] ?? this.#place;
    if (name === "swagger") this.rows.push({ text: get("summary") || text, line, level: 2 }, { text, line });
    else if (name === "api-method") this.#endpoint = { text, line };
    else if (/-parameter$/.test(name))
      this.#cells = [get("name"), get("in") || this.#place, get("type"), get("required") || "false"];
    else if (name === "swagger-response" || name === "api-method-response-example") {
      const [status = "", ...words] = (get("status") || get("httpCode")).split(/:\s*/);
      const description = get("description") || words.join(" ");
      this.rows.push({ text: `${status} ${description}`.trim(), line });
    }
  }

  #close(name: string, line: number): void {
    if (places[name] !== undefined) this.#place = "";
    if (/-parameter$/.test(name)) this.#endParameter(line);
  }

  /** Ends what an author has left open: a parameter, and an endpoint that got no title. */
  finish(line: number): void {
    this.#endParameter(line);
    if (this.#endpoint !== undefined) this.rows.push({ ...this.#endpoint, level: 2 }, this.#endpoint);
    this.#endpoint = undefined;
  }

  #endParameter(line: number): void {
    if (this.#cells === undefined) return;
    const [called = "", place = "", type = "", required = "", ...words] = this.#cells;
    this.#cells = undefined;
    const head = ["Name", "In", "Type", "Required", "Description"];
    const cells = [called, place, type, required, words.filter((word) => word !== "").join(" ")];
    for (const row of [head, cells]) this.rows.push({ text: row.join(" | "), cells: row, line });
  }
}

/** Whether a tag is a part of an operation, so that none before it goes on. */
function isPart(name: string): boolean {
  return /^(swagger|api-method)/.test(name);
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([A-Za-z]+)=(?:"([^"]*)"|([\w.-]+))/g);
  return new Map([...found].map(([, name = "", quoted, bare = ""]) => [name, quoted ?? bare]));
}
