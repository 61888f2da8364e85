import { Parser } from "htmlparser2";
import { blocks, inline, languageOf, methodWord, spacesOf, unseen } from "./markup.ts";
import { cellOf } from "./text-rows.ts";
import type { Row } from "./row.ts";

/**
 * The lines of a page that was saved as HTML. Pages are not well formed (tables open their body twice, texts hold markup of
 * their own), so tags are taken as they come and nothing is matched up but what a row is made of.
 */
export function htmlRows(html: string): Row[] {
  const reader = new HtmlReader(html);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex),
      ontext: (text) => reader.text(text, parser.startIndex),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  reader.flush();
  return reader.rows;
}

const lists = new Set(["ul", "ol"]);

class HtmlReader {
  readonly rows: Row[] = [];
  readonly #html: string;
  /** How many lists are open. */
  #lists = 0;
  #line = 1;
  #index = 0;
  #hidden = 0;
  #text = "";
  /** A text comes in many parts: looking through all of it at each of them would take too long. */
  #hasWords = false;
  #start = 1;
  #cells: string[] | undefined;
  #isInCell = false;
  /** An element has begun, and none of its text. */
  #isBeside = false;
  #mark: Row["mark"];
  #level: number | undefined;
  #isTags = false;
  #pre: { language?: Row["language"] } | undefined;
  #listed: string[] | undefined;
  #item: string | undefined;
  #heading: string | undefined;
  #range: Row["range"];

  constructor(html: string) {
    this.#html = html;
  }

  #at(index: number): number {
    for (; this.#index < index && this.#index < this.#html.length; this.#index++)
      if (this.#html.charCodeAt(this.#index) === 10) this.#line++;
    return this.#line;
  }

  open(name: string, attributes: Record<string, string>, index: number): void {
    this.#at(index);
    if (unseen.has(name)) this.#hidden++;
    if (this.#hidden > 0) return;
    if (name === "td" || name === "th") this.#openCell(attributes);
    else if (this.#cells !== undefined && this.#isInCell) this.#inCell(name, attributes);
    else if (name === "tr") this.#openRow();
    else if (name === "pre") this.#openPre(attributes);
    else if (name === "code" && this.#pre !== undefined) this.#pre.language = languageOf(attributes);
    else if (name === "br") this.#text += this.#mark === "description" ? "\n" : "";
    else this.#openBlock(name, attributes);
  }

  #openCell(attributes: Record<string, string>): void {
    if (this.#cells === undefined) this.#openRow();
    this.#isInCell = true;
    this.#cells?.push(spacesOf(attributes));
  }

  #openRow(): void {
    this.flush();
    this.#cells = [];
    this.#isInCell = false;
    this.#listed = undefined;
    this.#range = undefined;
    this.#start = this.#line;
  }

  #openPre(attributes: Record<string, string>): void {
    this.flush();
    this.#pre = {};
    // A style shows the method before the address; only an attribute has it.
    const method = Object.entries(attributes).find(
      ([key, value]) => key.startsWith("data-") && methodWord.test(value),
    )?.[1];
    this.#text = method === undefined ? "" : `${method.toUpperCase()} `;
    this.#hasWords = false;
    this.#start = this.#line;
  }

  /** Below a description a cell may list the values that are allowed, or their range. */
  #inCell(name: string, attributes: Record<string, string>): void {
    if (this.#cells?.at(-1)?.trim() === "") this.#append(spacesOf(attributes));
    if (name === "h4") this.#heading = "";
    else if (name === "li" && this.#listed !== undefined) this.#item = "";
    else if (name === "br" || name === "p" || name === "div") this.#append("\n");
    else if (inline.has(name)) this.#isBeside = true;
  }

  #openBlock(name: string, attributes: Record<string, string>): void {
    const { class: kind = "", id = "" } = attributes;
    if (name === "h1" || name === "h2" || name === "caption" || id === "desc" || kind === "tags") {
      this.flush();
      this.#isTags = kind === "tags";
      this.#mark = { h1: "title", h2: "operation", caption: "caption" }[name] as Row["mark"];
      if (id === "desc") this.#mark = "description";
    } else if (this.#isTags && (name === "b" || name === "span")) this.#mark = "tag";
    else if (blocks.has(name) && this.#mark !== "description") {
      this.flush();
      if (name === "dt") this.#mark = "term";
      if (lists.has(name)) this.#lists++;
    } else if (inline.has(name)) this.#isBeside = true;
    if (/^h[1-6]$/.test(name)) this.#level = Number(name[1]);
  }

  text(told: string, index: number): void {
    const line = this.#at(index);
    // A mark that leads to a heading is no part of it.
    if (this.#hidden > 0 || told === "¶") return;
    const before = this.#cells === undefined ? this.#text : (this.#cells.at(-1) ?? "");
    const isApart = this.#isBeside && /[\p{L}\d]$/u.test(before) && /^[\p{L}\d/]/u.test(told);
    const text = isApart ? ` ${told}` : told;
    this.#isBeside = false;
    if (this.#pre !== undefined) {
      if (this.#text === "") this.#start = line;
      this.#text += text;
    } else if (this.#cells !== undefined) this.#append(text);
    else {
      if (!this.#hasWords) this.#start = line;
      this.#text += text;
      this.#hasWords ||= text.trim() !== "";
    }
  }

  #append(text: string): void {
    if (this.#heading !== undefined) this.#heading += text;
    else if (this.#item !== undefined) this.#item += text;
    else if (this.#cells !== undefined && this.#isInCell && this.#cells.length > 0)
      this.#cells.push((this.#cells.pop() ?? "") + text);
  }

  close(name: string): void {
    if (unseen.has(name) && this.#hidden > 0) this.#hidden--;
    if (this.#hidden > 0) return;
    if (name === "h4" && this.#heading !== undefined) this.#closeHeading(this.#heading.trim());
    else if (name === "li" && this.#item !== undefined) {
      this.#listed?.push(this.#item.trim());
      this.#item = undefined;
    } else if (name === "td" || name === "th") this.#isInCell = false;
    else if (name === "tr" || name === "table") this.flush();
    else if (name === "pre") this.#closePre();
    else if (this.#isTags && name === "b") this.flush();
    else if (name === "div" && this.#isTags) this.#isTags = false;
    else if (blocks.has(name) && this.#cells === undefined) {
      if (this.#mark !== "description" || name === "h3" || name === "div") this.flush();
      if (lists.has(name)) this.#lists = Math.max(0, this.#lists - 1);
    }
  }

  #closeHeading(heading: string): void {
    this.#heading = undefined;
    const range = /^Valid Range:\s*(-?\d+)\s*-\s*(-?\d+)?/.exec(heading);
    if (range !== null)
      this.#range = { minimum: Number(range[1]), ...(range[2] === undefined ? {} : { maximum: Number(range[2]) }) };
    else if (/^Allowable Values/.test(heading)) this.#listed = [];
  }

  #closePre(): void {
    const language = this.#pre?.language;
    const mark = language === undefined ? "sample" : "listing";
    let line = this.#start;
    for (const text of this.#text.split("\n")) {
      this.rows.push({ text: text.replace(/\r$/, ""), line, mark, ...(language === undefined ? {} : { language }) });
      line++;
    }
    this.#pre = undefined;
    this.#text = "";
    this.#hasWords = false;
  }

  /** Ends the row or the text that is being read. */
  flush(): void {
    if (this.#pre !== undefined && this.#text !== "") this.#closePre();
    if (this.#cells !== undefined) {
      const cells = this.#cells.map(cellOf);
      if (cells.some((cell) => cell !== ""))
        this.rows.push({
          text: cells.join(" | "),
          line: this.#start,
          cells,
          ...(this.#listed === undefined ? {} : { allowed: this.#listed }),
          ...(this.#range === undefined ? {} : { range: this.#range }),
        });
      this.#cells = undefined;
    }
    const lines = this.#text.trim().split("\n");
    const text = lines.map((line) => line.trim()).join(this.#mark === "description" ? "\n" : " ");
    if (text !== "")
      this.rows.push({
        text,
        line: this.#start,
        ...(this.#mark === undefined ? {} : { mark: this.#mark }),
        ...(this.#level === undefined ? {} : { level: this.#level }),
        ...(this.#lists === 0 ? {} : { inset: this.#lists }),
      });
    this.#text = "";
    this.#hasWords = false;
    this.#mark = undefined;
    this.#level = undefined;
  }
}
