import type { Sender, WireRequest, WireResponse } from "../../src/verify/exchange/wire.ts";
import type { Habit } from "./shelf-document.ts";

/** A book as the host keeps it. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly shelf: string;
  readonly pages: number;
  readonly lent?: boolean;
  readonly added: string;
}

const shelves = ["north", "south", "west"];
const words = ["sea", "night", "garden", "winter", "letter", "bridge", "clock"];

/** Twenty-three books, none of the stand-in's making. */
function someBooks(): Book[] {
  return Array.from({ length: 23 }, (_, index) => ({
    id: `b${index + 1}`,
    title: `The ${words[index % 7]} of ${words[(index * 3 + 1) % 7]}`,
    shelf: shelves[(index * 5) % 3] ?? "north",
    pages: 90 + ((index * 37) % 300),
    lent: index % 4 === 0,
    added: `2026-0${1 + (index % 9)}-15T10:00:00.000Z`,
  }));
}

/** A request taken apart. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly raw: string;
  header(name: string): string | undefined;
  readonly body: unknown;
}

export interface Answered {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What of a host's own decisions the contract leaves open. */
export interface Quirks {
  /** What wrong values are refused with. */
  readonly refusal?: 400 | 422;
  /** Members that the schema allows and does not name. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A small service that keeps the contract of a shelf, by hand. */
export function shelfService(habit: Habit, quirks: Quirks = {}): (asked: Asked) => Answered {
  const books = someBooks();
  let made = 0;
  return (asked) => {
    const [, root, id, ...rest] = asked.path.split("/");
    if ((root === "me" || root === "report") && asked.method !== "GET") return failed(404, "only GET");
    if (root === "me" && asked.header("x-key") === undefined)
      return { ...failed(401, "who?"), headers: { "WWW-Authenticate": "ApiKey" } };
    if (root === "me") return { status: 200, json: { name: "Ann" } };
    if (root === "report") return report(asked, books.length);
    if (root !== "books" || rest.length > 0) return failed(404, "nothing here");
    if (id === undefined) {
      if (asked.method === "GET") return list(habit, books, asked, quirks);
      if (asked.method !== "POST") return { ...failed(405, "no"), headers: { Allow: "GET, POST" } };
      const wrong = wrongBook(asked.body, true);
      if (wrong !== undefined) return failed(quirks.refusal ?? 400, wrong);
      made += 1;
      const book = { ...(asked.body as Book), id: `new${made}`, added: "2026-09-21T14:13:20.000Z" };
      books.push(book);
      return { status: 201, json: book, headers: { Location: `/books/${book.id}` } };
    }
    const at = books.findIndex((one) => one.id === decodeURIComponent(id));
    const book = books[at];
    if (book === undefined) return failed(404, "no such book");
    return onBook(asked, books, at, book, quirks);
  };
}

function onBook({ method, body }: Asked, books: Book[], at: number, book: Book, quirks: Quirks): Answered {
  if (method === "GET") return { status: 200, json: { ...book, ...quirks.more } };
  if (method === "DELETE") {
    books.splice(at, 1);
    return { status: 204 };
  }
  if (method !== "PUT" && method !== "PATCH")
    return { ...failed(405, "no"), headers: { Allow: "GET, PUT, PATCH, DELETE" } };
  const wrong = wrongBook(body, method === "PUT");
  if (wrong !== undefined) return failed(quirks.refusal ?? 400, wrong);
  const { id, added } = book;
  books[at] = method === "PUT" ? { ...(body as Book), id, added } : { ...book, ...(body as object) };
  return { status: 200, json: books[at] };
}

function failed(status: number, error: string): Answered {
  return { status, json: { error } };
}

function report(asked: Asked, count: number): Answered {
  return /text\/csv/.test(asked.header("accept") ?? "")
    ? { status: 200, text: `count\r\n${count}\r\n`, headers: { "Content-Type": "text/csv" } }
    : { status: 200, json: { count } };
}

function wrongBook(body: unknown, isWhole: boolean): string | undefined {
  if (typeof body !== "object" || body === null) return "no body";
  const { title, shelf, pages, lent } = body as Readonly<Record<string, unknown>>;
  const isGiven = (value: unknown): boolean => isWhole || value !== undefined;
  if (isGiven(title) && (typeof title !== "string" || title.length < 2 || title.length > 60)) return "title";
  if (isGiven(shelf) && !shelves.includes(String(shelf))) return "shelf";
  if (isGiven(pages) && (!Number.isInteger(pages) || Number(pages) < 1 || Number(pages) > 5000)) return "pages";
  return lent !== undefined && typeof lent !== "boolean" ? "lent" : undefined;
}

const number = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN);
const within =
  (least: number, most: number, isWhole = true) =>
  (text: string): boolean => {
    const value = number(text);
    return value >= least && value <= most && (!isWhole || Number.isInteger(value));
  };

/** The name of each parameter, and which of its texts are right. */
const rules: Readonly<Record<string, (text: string) => boolean>> = {
  limit: within(1, 50),
  page: within(1, 1e9),
  offset: within(0, 1e9),
  minPages: within(0, 5000),
  shelf: (text) => shelves.includes(text),
  title: (text) => text.length >= 2 && text.length <= 60,
  sort: (text) => ["pages", "-pages", "title"].includes(text),
  step: (text) => number(text) > 0 && number(text) < 10,
  dozen: (text) => within(12, 1e9)(text) && Number(text) % 12 === 0,
  lent: (text) => text === "true" || text === "false",
  since: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text),
  code: (text) => /^[A-Z]{2}[0-9]{2}$/.test(text),
  tags: (text) => text.split("|").length <= 2 && text.split("|").every((tag) => ["old", "new", "rare"].includes(tag)),
  numbers: within(1, 1e9),
};

function wrongParameter(asked: Asked): string | undefined {
  for (const [name, value] of asked.query) {
    if (name.startsWith("box") && !(name === "box[width]" && within(1, 1e9)(value))) return name;
    if (rules[name]?.(value) === false) return name;
  }
  return (asked.header("x-reader") ?? "").length < 3 ? "X-Reader" : undefined;
}

function list(habit: Habit, books: readonly Book[], asked: Asked, quirks: Quirks): Answered {
  if (/x-standin-nothing/.test(asked.header("accept") ?? "")) return failed(406, "only JSON");
  const wrong = wrongParameter(asked);
  if (wrong !== undefined) return failed(quirks.refusal ?? 400, wrong);
  const { query } = asked;
  const rows = sorted(
    books.filter((one) => fits(one, query)),
    query.get("sort"),
  );
  const limit = Number(query.get("limit") ?? 10);
  const skip = skipOf(habit, query, rows, limit);
  const shown = rows.slice(skip, skip + limit).map((one) => ({ ...one, ...quirks.more }));
  const more = skip + limit < rows.length;
  const next = Buffer.from(`at ${skip + limit}`).toString("base64url");
  const address = (name: string, value: string): string => {
    const changed = new URLSearchParams(query);
    changed.set(name, value);
    return `http://shelf.example/books?${changed.toString()}`;
  };
  const total = rows.length;
  switch (habit) {
    case "page":
      return { status: 200, json: { books: shown, total, pages: Math.ceil(total / limit), page: skip / limit + 1 } };
    case "offset":
      return { status: 200, json: { books: shown, total, offset: skip, count: shown.length } };
    case "cursor":
      return { status: 200, json: { books: shown, next: more ? next : null, more } };
    case "after":
      return { status: 200, json: { books: shown, done: !more } };
    case "link": {
      const link = more ? { Link: `<${address("page", String(skip / limit + 2))}>; rel="next"` } : {};
      return { status: 200, json: { books: shown }, headers: { "X-Total-Count": String(total), ...link } };
    }
    case "next":
      return { status: 200, json: { books: shown, nextPage: more ? address("cursor", next) : null, total } };
  }
}

function fits(book: Book, query: URLSearchParams): boolean {
  const shelf = query.get("shelf");
  const title = query.get("title")?.toLowerCase();
  return (
    (shelf === null || book.shelf === shelf) &&
    (title === undefined || book.title.toLowerCase().includes(title)) &&
    book.pages >= Number(query.get("minPages") ?? 0)
  );
}

function sorted(rows: readonly Book[], order: string | null): readonly Book[] {
  if (order === "title") return rows.toSorted((a, b) => (a.title < b.title ? -1 : 1));
  if (order === null) return rows;
  return rows.toSorted((a, b) => (order === "pages" ? a.pages - b.pages : b.pages - a.pages));
}

function skipOf(habit: Habit, query: URLSearchParams, rows: readonly Book[], limit: number): number {
  if (habit === "offset") return Number(query.get("offset") ?? 0);
  if (habit === "page" || habit === "link") return (Number(query.get("page") ?? 1) - 1) * limit;
  if (habit === "after") return rows.findIndex(({ id }) => id === query.get("after")) + 1;
  const cursor = query.get("cursor");
  return cursor === null ? 0 : Number(Buffer.from(cursor, "base64url").toString().slice(3));
}

/** The service as a sender in this process. */
export function senderOf(service: (asked: Asked) => Answered): Sender {
  return (request) => Promise.resolve(written(service(askedBy(request)), request.method));
}

function askedBy({ method, target, headers, body }: WireRequest): Asked {
  const [path = "", raw = ""] = target.split("?");
  const text = body === undefined ? "" : Buffer.from(body).toString();
  return {
    method: method === "HEAD" ? "GET" : method,
    path,
    raw,
    query: new URLSearchParams(raw),
    header: (name) => headers.find(([given]) => given.toLowerCase() === name)?.[1],
    body: text === "" ? undefined : JSON.parse(text),
  };
}

/** An answer as it goes over the wire. */
function written({ status, json, text, headers = {} }: Answered, method = "GET"): WireResponse {
  const body = json === undefined ? (text ?? "") : JSON.stringify(json);
  const isTyped = json === undefined || headers["Content-Type"] !== undefined;
  const type: readonly (readonly [string, string])[] = isTyped ? [] : [["Content-Type", "application/json"]];
  return {
    status,
    reason: "",
    headers: [...type, ...Object.entries(headers)],
    body: method === "HEAD" ? new Uint8Array() : Buffer.from(body),
    milliseconds: 1,
  };
}
