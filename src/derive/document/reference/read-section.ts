import type { Status } from "../declared.ts";
import { commandOn, endpointOn } from "./endpoint.ts";
import type { Line } from "./lines.ts";
import { describedBy, labelledSample, statusRow, takeSample } from "./cells.ts";
import { type Described, nothingOf, type Shown } from "./described.ts";
import { factTold, headlessTold, nameTold, withWords } from "./alone.ts";
import { Nesting } from "./nesting.ts";
import { lineTold, rowTold, type Told, withValue } from "./parameter.ts";
import { headerLine, headersTold } from "./answer-headers.ts";
import { openTo } from "./prose.ts";
import type { Section } from "./sections.ts";
import { addFields } from "./form-fields.ts";
import { type Span, spanOf } from "./spans.ts";
import { roleOfStatus, statusOn } from "./statuses.ts";
import {
  type Column,
  columnsOf,
  example,
  isOfObject,
  ofForm,
  plainText,
  requestLine,
  type Role,
  roleOf,
} from "./words.ts";

/** Reads the lines about one operation, each by what the heading or caption above it is about. */
export function readSection({ endpoint, line, title, lines }: Section): Described {
  const reader = new SectionReader(nothingOf(endpoint, line, title));
  takeSample(reader.described);
  for (const at of lines.keys()) reader.line(lines, at);
  reader.described.open = openTo(reader.described.prose);
  reader.described.headers.push(...headersTold(reader.described.prose));
  addFields(reader.described, lines);
  return reader.described;
}

class SectionReader {
  readonly described: Described;
  #role: Role | undefined;
  #status: string | undefined;
  #answerLevel: number | undefined;
  #isObjectTold = false;
  /** How many are told that nothing goes on with. */
  #ended = 0;
  readonly #nesting = new Nesting();
  #columns: readonly (Column | undefined)[] | undefined;
  /** Lines before this one are those of a command that is read. */
  #from = 0;
  #span: Span = {};

  constructor(described: Described) {
    this.described = described;
  }

  line(lines: readonly Line[], at: number): void {
    const line = lines[at];
    if (line === undefined || at < this.#from) return;
    const status = line.cells === undefined ? statusOn(line) : undefined;
    if (status !== undefined) this.described.statuses.push({ value: status, line: line.line });
    const { json: value, mediaType } = line;
    if (value !== undefined)
      this.#sample({ role: this.#role, status: this.#status, value, mediaType, line: line.line });
    else if (this.#command(lines, at)) this.#about("answer");
    else if (endpointOn(line, [], undefined) !== undefined) {
      // A request as it is sent: its body follows, where it has one, and then its answer.
      if (line.isCode) this.#about(/^(?:GET|HEAD)$/.test(this.described.endpoint.method) ? "answer" : "body");
    } else if (line.cells !== undefined) this.#row(line, line.cells);
    else if (mediaType !== undefined && (this.#role ?? "answer") === "answer")
      this.described.unread ??= { value: mediaType, line: line.line };
    else if (line.isCode && status !== undefined) this.#answers(status);
    else if (line.isCode) this.#sentHeader(line);
    else this.#text(lines, at, status);
  }

  /** What follows goes on with nothing that stands before it. */
  #sample(shown: Shown): void {
    this.described.samples.push(shown);
    this.#ended = this.described.told.length;
  }

  #about(role: Role | undefined, status?: string): void {
    this.#role = role;
    this.#status = status;
    this.#nesting.clear();
  }

  /** The first thing that is described is the answer, what follows is inside it. */
  #ofObject(): Role {
    const isFirst = !this.#isObjectTold;
    this.#isObjectTold = true;
    return isFirst ? "answer" : "apart";
  }

  /** What a heading is about; below one of answers, a body is what is answered. */
  #heading(role: Role | undefined, level: number): void {
    const isBelow = this.#answerLevel !== undefined && level > this.#answerLevel;
    if (!isBelow) this.#answerLevel = role === "answer" || role === "failures" ? level : undefined;
    if (isBelow && (role === "body" || role === "parameters" || role === undefined)) return;
    this.#about(isBelow && role === "header" ? "answer header" : role);
  }

  /** In lists a body and headers below a status are those of the answer. */
  #caption(role: Role, isListed: boolean): void {
    const status = isListed ? this.#status : undefined;
    if (status === undefined || (role !== "body" && role !== "header")) this.#about(role);
    else if (role === "body") this.#answers({ status, description: "" });
    else this.#about("answer header", status);
  }

  #answers({ status }: Status): void {
    this.#about(roleOfStatus(status), status);
  }

  #command(lines: readonly Line[], at: number): boolean {
    const asked = commandOn(lines, at);
    if (asked === undefined) return false;
    this.#from = asked.end;
    const line = lines[at]?.line ?? 1;
    if (asked.sent !== undefined) this.described.samples.push({ role: "body", value: asked.sent, line });
    if (asked.fields !== undefined && asked.endpoint.method === this.described.endpoint.method)
      this.described.fields.push({ value: asked.fields, line });
    return true;
  }

  #row({ line }: Line, cells: readonly string[]): void {
    const columns = columnsOf(cells);
    // A parameter may be called as a column is.
    const isHead =
      this.#columns === undefined || columns?.every((column, i) => column !== undefined || cells[i] === "") === true;
    const span = spanOf(cells, this.#columns?.length ?? 0);
    if (columns !== undefined && isHead) this.#head(columns);
    else if (span !== undefined) this.#spanned(span);
    else if (this.#columns?.[0] === "status" && this.#role !== "answer header")
      this.#statusRow(cells, this.#columns.indexOf("description"), line);
    else if (this.#labelled(cells, line)) return;
    else if (this.#columns !== undefined)
      this.#parameter(rowTold(cells, this.#columns, line, this.#span.required), this.#columns);
    else if (this.#role !== undefined) this.#parameter(headlessTold(cells, line), []);
  }

  #statusRow(cells: readonly string[], described: number, line: number): void {
    const [status] = /^[1-5]\d\d\b/.exec(plainText(cells[0] ?? "")) ?? [];
    if (status === undefined) return;
    const { description, value } = statusRow(cells, described);
    this.described.statuses.push({ value: { status, description }, line });
    if (value !== undefined) this.#sample({ role: roleOfStatus(status), status, value, line });
  }

  /** A row that is no parameter: it has a sample, or says what the operation does. */
  #labelled(cells: readonly string[], line: number): boolean {
    const sample = labelledSample(cells);
    const words = this.#columns === undefined ? describedBy(cells) : undefined;
    if (sample !== undefined) this.#sample({ ...sample, line });
    if (words !== undefined) this.described.words.push({ value: words, line });
    return sample !== undefined || words !== undefined;
  }

  #spanned(span: Span): void {
    this.#span = span;
    if (span.role !== undefined) this.#about(span.role);
  }

  #head(columns: readonly (Column | undefined)[]): void {
    this.#columns = columns;
    this.#span = {};
    this.#nesting.clear();
  }

  #parameter(row: Told | undefined, columns: readonly unknown[]): void {
    if (row === undefined) return;
    const told = this.#nesting.placed(row);
    const known = this.described.told.find((one) => one.told.name === told.name);
    // A table of its own lists the values of what another told: a row for each.
    if (known !== undefined && told.allowed !== "" && columns.length === 2)
      known.told = withValue(known.told, told.allowed);
    else if (this.#role === "answer header") this.described.headers.push(told);
    else this.described.told.push({ role: this.#role, told });
  }

  /** A header of an answer as it is sent. */
  #sentHeader({ text, line }: Line): void {
    const isAnswer = this.#status?.startsWith("2") === true && /^answer/.test(this.#role ?? "");
    const told = isAnswer ? headerLine(text, line) : undefined;
    if (told !== undefined) this.described.headers.push(told);
  }

  #text(lines: readonly Line[], at: number, status: Status | undefined): void {
    const { text = "", line = 1, level } = lines[at] ?? {};
    if (text !== "" && level === undefined) this.described.prose.push({ value: text, line });
    if (text === "" || requestLine.test(text)) return;
    const role = level !== undefined && isOfObject(text) ? this.#ofObject() : roleOf(text.replace(/^[-+*]\s+/, ""));
    const isCaption = level !== undefined || role !== undefined || /[:：]$/.test(text);
    if (!isCaption && status === undefined && this.#isOfLast(text)) return;
    const told = isCaption && (!/^[-+*]/.test(text) || ofForm.test(text)) ? undefined : this.#told(lines, at);
    if (told !== undefined) return;
    if (status !== undefined) {
      // Of statuses beside each other, as tabs are, the first is the one that is shown.
      const before = lines[at - 1];
      if (before === undefined || before.isCode || statusOn(before) === undefined) this.#answers(status);
    } else if (level !== undefined) this.#heading(role, level);
    else if (role !== undefined) this.#caption(role, /^[-+*]/.test(text));
    else if (/\b(?:returns?|responses?|answers?|antwort|svar|réponse|result)\b.*[:：]$/i.test(text))
      this.#about("answer");
    else if (this.#columns === undefined && this.#role === undefined)
      this.described.words.push({ value: plainText(text.replace(/^[>\s]+/, "")), line });
    else this.#goOn(text);
    if (isCaption) this.#columns = undefined;
  }

  #told(lines: readonly Line[], at: number): Told | undefined {
    const { text = "", line = 1 } = lines[at] ?? {};
    if (this.#role === "failures") return undefined;
    const named = this.#role === undefined ? undefined : nameTold(lines, at);
    const found = named ?? lineTold(text, line);
    // What stands apart is in no table, also below the head of one that was copied as text.
    if (named !== undefined) this.#columns = undefined;
    // Below no heading of parameters a line of a list is one that has a type.
    const isProse = this.#role === undefined && (found?.type === "" || !/^[-*+•]/.test(text));
    if (found === undefined || isProse) return undefined;
    const placed = { ...found, inset: lines[at]?.inset ?? 0 };
    const last = this.described.told.at(-1);
    if (last !== undefined && this.#nesting.isValueOf(placed, last.told)) last.told = withValue(last.told, found.name);
    else if (this.#role === "answer header") this.described.headers.push(found);
    else this.described.told.push({ role: this.#role, told: this.#nesting.placed(placed) });
    return found;
  }

  get #last(): Described["told"][number] | undefined {
    const last = this.described.told.at(-1);
    const isOpen = this.#columns === undefined && this.described.told.length > this.#ended;
    return last?.role === this.#role && this.#role !== undefined && isOpen ? last : undefined;
  }

  /** A line of its own that says one thing of the parameter above it: `Type: String`, `Required: Yes`, `required`. */
  #isOfLast(text: string): boolean {
    const last = this.#last;
    const more = last === undefined ? undefined : factTold(text.replace(/^[-+*]\s+/, ""), last.told);
    if (last !== undefined && more !== undefined) last.told = { ...last.told, ...more };
    return more !== undefined;
  }

  /** A line below one about a parameter goes on with what it means. */
  #goOn(text: string): void {
    const last = this.#last;
    if (last === undefined || last.told.description.length > 2000 || example.test(text)) return;
    last.told = withWords(last.told, text);
  }
}
