import type { Said } from "../declared.ts";
import { type Endpoint, commandOn, endpointOn } from "./endpoint.ts";
import type { Line } from "./lines.ts";
import { lineTold, rowTold, type Told } from "./parameter.ts";
import type { Section } from "./sections.ts";
import { statusOn, type Status } from "./statuses.ts";
import { type Column, columnsOf, plainText, type Role, roleOf } from "./words.ts";

/** What a section says of its operation. */
export interface Described {
  readonly endpoint: Endpoint;
  readonly line: number;
  title: string;
  readonly words: Said<string>[];
  readonly told: { readonly role: Role | undefined; told: Told }[];
  readonly samples: { readonly role: Role | undefined; readonly value: unknown; readonly line: number }[];
  readonly statuses: Said<Status>[];
}

/** Reads the lines about one operation, each by what the heading or caption above it is about. */
export function readSection({ endpoint, line, title, lines }: Section): Described {
  const reader = new SectionReader({ endpoint, line, title, words: [], told: [], samples: [], statuses: [] });
  reader.inWords(title);
  for (const at of lines.keys()) reader.line(lines, at);
  return reader.described;
}

/** Lines of a request as it is sent; a method or a path that stands alone. */
const headerLine =
  /^(?:(?:Host|Accept|Content-[A-Za-z]+|Authorization|User-Agent|X-[\w-]+): |(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$|[*`_]*(?:URL|Method|Endpoint|Auth required)[*`_]*\s*:|(?:https?:\/)?\/\S*$|(?:application|text)\/[\w.+-]+$)/i;

class SectionReader {
  readonly described: Described;
  #role: Role | undefined;
  #columns: readonly (Column | undefined)[] | undefined;

  constructor(described: Described) {
    this.described = described;
  }

  /** `POST /users` creates one: `{"name": "Ann"}`. */
  inWords(title: string): void {
    const found = /[{[].*[}\]]/.exec(title)?.[0];
    if (found === undefined) return;
    const before = this.described.samples.length;
    this.#sample(found, this.described.line, /^(?:GET|HEAD)$/.test(this.described.endpoint.method) ? "answer" : "body");
    if (this.described.samples.length > before) this.described.title = title.replace(found, "").replace(/[\s:]+$/, "");
  }

  line(lines: readonly Line[], at: number): void {
    const line = lines[at];
    if (line === undefined) return;
    const status = line.cells === undefined ? statusOn(line) : undefined;
    if (status !== undefined) this.described.statuses.push({ value: status, line: line.line });
    if (line.json !== undefined) {
      this.described.samples.push({ role: this.#role, value: line.json, line: line.line });
      return;
    }
    if (endpointOn(line, [], undefined) !== undefined) {
      // A request as it is sent: its body follows, and then its answer.
      if (line.isCode) this.#role = "body";
    } else if (line.cells !== undefined) this.#row(line, line.cells);
    else if (line.isCode) this.#code(lines, at, status !== undefined);
    else this.#text(line, status);
  }

  #code(lines: readonly Line[], at: number, isStatus: boolean): void {
    const asked = commandOn(lines, at);
    const sent = asked === undefined ? undefined : /\s(?:-d|--data\S*)[\s=]+'([^']*)'/.exec(asked.text)?.[1];
    if (sent !== undefined) this.#sample(sent, lines[at]?.line ?? 1);
    if (isStatus || asked !== undefined) this.#role = "answer";
  }

  #sample(text: string, line: number, role: Role = "body"): void {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === "object" && value !== null) this.described.samples.push({ role, value, line });
    } catch {
      // It is no JSON.
    }
  }

  #row({ line }: Line, cells: readonly string[]): void {
    const columns = columnsOf(cells);
    // A parameter may be called as a column is.
    const isHead =
      this.#columns === undefined || columns?.every((column, i) => column !== undefined || cells[i] === "") === true;
    if (columns !== undefined && isHead) this.#columns = columns;
    else if (this.#columns?.[0] === "status") {
      const [code = "", ...words] = cells.map(plainText);
      const [status] = /^[1-5]\d\d\b/.exec(code) ?? [];
      const told = cells[this.#columns.indexOf("description")];
      const description = told === undefined ? words.join(" ") : plainText(told);
      if (status !== undefined) this.described.statuses.push({ value: { status, description }, line });
    } else if (this.#columns !== undefined) {
      const told = rowTold(cells, this.#columns, line);
      const known = this.described.told.find((one) => one.told.name === told?.name);
      // A table of its own lists the values of what another told: a row for each.
      if (told !== undefined && known !== undefined && told.allowed !== "" && this.#columns.length === 2)
        known.told = { ...known.told, allowed: `${known.told.allowed}|${told.allowed}`.replace(/^\|/, "") };
      else if (told !== undefined) this.described.told.push({ role: this.#role, told });
    }
  }

  #text({ text, line, level }: Line, status: Status | undefined): void {
    if (text === "" || headerLine.test(text)) return;
    const role = roleOf(text.replace(/^[-+*]\s+/, ""));
    const isCaption = level !== undefined || role !== undefined || /[:：]$/.test(text);
    const told = isCaption && !/^[-+*]/.test(text) ? undefined : this.#told(text, line);
    if (told !== undefined) return;
    if (status !== undefined) this.#role = status.status.startsWith("2") ? "answer" : "failures";
    else if (level !== undefined || role !== undefined) this.#role = role;
    else if (/\b(?:returns?|responses?|answers?|antwort|svar|réponse|result)\b.*[:：]$/i.test(text))
      this.#role = "answer";
    else if (this.#columns === undefined && this.#role === undefined)
      this.described.words.push({ value: plainText(text.replace(/^[>\s]+/, "")), line });
    else this.#goOn(text);
    if (isCaption) this.#columns = undefined;
  }

  #told(text: string, line: number): Told | undefined {
    if (this.#role === "failures") return undefined;
    const told = lineTold(text, line);
    // Below no heading of parameters a line of a list is one that has a type.
    if (this.#role === undefined && (told?.type === "" || !/^[-*+•]/.test(text))) return undefined;
    if (told !== undefined) this.described.told.push({ role: this.#role, told });
    return told;
  }

  /** A line below one about a parameter goes on with what it means. */
  #goOn(text: string): void {
    const last = this.described.told.at(-1);
    if (
      last === undefined ||
      last.role !== this.#role ||
      last.told.description.length > 2000 ||
      this.#columns !== undefined
    )
      return;
    last.told = { ...last.told, description: `${last.told.description} ${text}`.trim() };
  }
}
