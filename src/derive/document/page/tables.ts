import type { Declared, EnumValue, Member, Said, TypeRef } from "../declared.ts";
import { csharp } from "../listing/languages/csharp.ts";
import { readType } from "../listing/read-type.ts";
import { tokensOf } from "../listing/token.ts";
import { type Hints, splitEnumRow, splitJoined } from "./joined-row.ts";
import { withListed } from "./listed-below.ts";
import type { Row } from "./row.ts";
import { isIdle, tableCaption, tableHead } from "./sections.ts";

/** A table of a page: the members of a type, or of an enum. */
export interface Table {
  /** The type's name; undefined where the page lost its captions. */
  readonly name: string | undefined;
  readonly line: number;
  readonly kind: "class" | "enum";
  readonly members: Member[];
  readonly values: EnumValue[];
  /** Its head has a column of values. */
  hasValues?: boolean;
  /** A table without a row that could be read. */
  isEmpty: boolean;
}

/** Reads the tables of a page, with cells apart or glued. */
export function tablesOf(rows: readonly Row[], sampled: ReadonlySet<string>): Table[] {
  const types = new Set(Object.keys(csharp.types.scalars));
  for (const { text } of rows) if (tableCaption.test(text)) types.add(captionOf(text).name.replace(/<.*$/, ""));
  for (const list of [...(csharp.types.lists ?? []), ...(csharp.types.maps ?? [])]) types.add(list);
  const reader = new TableReader({ sampled, types });
  for (const row of rows) reader.row(row);
  return reader.tables;
}

function captionOf(text: string): { name: string; kind: Table["kind"] } {
  const caption = text.trim();
  const kind = caption.endsWith("Enum:") ? "enum" : "class";
  return { name: caption.replace(/ (?:Parameters|Enum):$/, ""), kind };
}

class TableReader {
  readonly tables: Table[] = [];
  readonly #hints: Hints;
  #caption: { name: string; kind: Table["kind"]; line: number } | undefined;

  constructor(hints: Hints) {
    this.#hints = hints;
  }

  row(row: Row): void {
    if (isIdle(row)) return;
    if (tableCaption.test(row.text)) {
      this.#caption = { ...captionOf(row.text), line: row.line };
      this.#open(row.line);
    } else if (tableHead.test(row.text)) {
      if (this.#caption === undefined) this.#open(row.line);
      this.#caption = undefined;
    } else if (isEnumHead(row)) {
      if (this.#caption === undefined) this.#open(row.line, "enum");
      this.#caption = undefined;
      const table = this.tables.at(-1);
      if (table !== undefined) table.hasValues = true;
    } else this.#data(row);
  }

  #open(line: number, kind: Table["kind"] = "class"): void {
    const { name, kind: captioned = kind } = this.#caption ?? {};
    this.tables.push({ name, line, kind: captioned, members: [], values: [], isEmpty: true });
  }

  #data(row: Row): void {
    this.#caption = undefined;
    const table = this.tables.at(-1);
    if (table === undefined) return;
    if (table.kind === "enum") {
      const value = enumValueOf(row);
      if (value !== undefined) table.values.push(value);
    } else this.#member(table, row);
    table.isEmpty = table.members.length + table.values.length === 0;
  }

  #member(table: Table, row: Row): void {
    const member = memberOf(row, this.#hints);
    if (member !== undefined) table.members.push(member);
    else if (row.cells?.length === 1 && /^[A-Za-z_]\w*$/.test(row.cells[0] ?? "") && table.name === undefined)
      this.tables.push({ ...table, kind: "enum", members: [], values: [{ name: row.cells[0] ?? "", line: row.line }] });
    else goOn(table, row.text);
  }
}

/** A line that is no row of its own goes on with the description before. */
function goOn({ members }: Table, text: string): void {
  const last = members.at(-1);
  const words = text.trim();
  if (last === undefined || words === "" || words.length > 5000) return;
  const before = last.description;
  if (before === undefined) return;
  const description = { value: `${before.value}\n${words}`.trim(), line: before.line };
  members.splice(-1, 1, { ...last, description });
}

function isEnumHead({ text, cells }: Row): boolean {
  return /^\W*Name\W*Value\W*$/.test(text) && (cells === undefined || cells.length <= 3);
}

function memberOf(row: Row, hints: Hints): Member | undefined {
  const cells = cellsOf(row) ?? splitJoined(row.text, hints);
  if (cells === undefined) return undefined;
  const { line } = row;
  const type = typeOf(cells.type);
  return {
    name: cells.name,
    line,
    type,
    place: { value: cells.place, line },
    required: { value: cells.required, line },
    attributes: [],
    description: { value: cells.description, line },
    ...(row.allowed === undefined ? {} : { allowed: { value: row.allowed, line } }),
    ...(row.range === undefined ? {} : { range: { value: row.range, line } }),
  };
}

function cellsOf({ cells }: Row): ReturnType<typeof splitJoined> {
  const [name = "", place = "", type = "", required = "", ...rest] = cells ?? [];
  if (!/^[A-Za-z_]\w*$/.test(name) || !/^(?:Yes|No)$/.test(required) || place === "") return undefined;
  const description = withoutBar(rest.join(" | "));
  return { name, place, type, required: required === "Yes", description };
}

/** The last bar of a row ends it. */
function withoutBar(text: string): string {
  const words = text.trimEnd();
  return words.endsWith("|") ? words.slice(0, -1).trimEnd() : text;
}

/** A type as tables spell it, which is C#'s way; free words are no type. */
function typeOf(text: string): TypeRef {
  const tokens = tokensOf(text.slice(0, 500).replace(/`\d+/g, ""), csharp.lexical);
  const read = readType(tokens, 0, csharp.types);
  if (read === undefined || read.next < tokens.length) return { is: "unknown" };
  return Object.hasOwn(hinted, text.trim()) ? (hinted[text.trim()] ?? read.type) : read.type;
}

/** Words that authors write in place of a type. */
const hinted: Readonly<Record<string, TypeRef>> = {
  boolean: { is: "scalar", kinds: ["boolean"] },
  integer: { is: "scalar", kinds: ["int32", "int64"] },
  datetime: { is: "scalar", kinds: ["datetime", "datetimeoffset", "string"] },
};

/** Enums whose values stand glued to their names, and no rule tells where one ends. */
export function gluedEnums(tables: readonly Table[]): Said<string>[] {
  return tables.flatMap(({ name, hasValues, values }) => {
    const glued = values.find(({ number, text }) => number === undefined && text === undefined);
    if (hasValues !== true || glued === undefined) return [];
    const of = name === undefined ? "an enum" : `the enum ${name}`;
    const value = `the table of ${of} has a column of values, and those cannot be told from its names ("${glued.name}")`;
    return [{ value, line: glued.line }];
  });
}

function enumValueOf({ text, line, cells }: Row): EnumValue | undefined {
  const [name = "", value = "", description = ""] = cells ?? [];
  const split = cells === undefined ? splitEnumRow(text) : { name, value };
  if (split === undefined || !/^[A-Za-z_]\w*$/.test(split.name)) return undefined;
  const given = split.value ?? "";
  const isNumber = /^-?\d+$/.test(given);
  return {
    name: split.name,
    line,
    ...(isNumber ? { number: Number(given) } : given === "" ? {} : { text: given }),
    ...(description === "" ? {} : { description }),
  };
}

/** A table as a declared type. */
export function declaredOf(table: Table, name: string): Declared {
  const members = table.members
    .map(withListed)
    .map(({ description, ...member }) =>
      description === undefined || description.value === "" ? member : { ...member, description },
    );
  return { name, line: table.line, kind: table.kind, bases: [], attributes: [], members, values: table.values };
}
