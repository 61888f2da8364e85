import type { Row } from "../page/row.ts";
import { csvAt } from "./csv.ts";
import { jsonAt, type ShownAt } from "./json.ts";
import { withoutMarkup } from "./inline-markup.ts";
import { xmlAt } from "./xml.ts";
import { isRule } from "../page/text-rows.ts";

/** A line of a page about an API, told apart by what it is. */
export interface Line {
  readonly line: number;
  /** Without the marks before it. */
  readonly text: string;
  /** The level of a heading, from 1. */
  readonly level?: number;
  readonly cells?: readonly string[];
  readonly isCode: boolean;
  /** How far in an item of a list stands. */
  readonly inset?: number;
  /** A term of a list, which what follows explains. */
  readonly isTerm?: boolean;
  /** A whole JSON value that begins here. */
  readonly json?: unknown;
  /** What the value is written in, where that is no JSON. */
  readonly mediaType?: string | undefined;
}

/** How many characters are looked through for the ends of JSON values, over all of them. */
const mostLooked = 1_000_000;

const underline = /^(?:={3,}|-{3,}|~{3,})\s*$/;

/** The caption of a box or of a tab: `!!! note "Limits"`, `=== "Example"`. */
const captioned = /^\s*(?:!!!|\?\?\?\+?|===[!+]?)\s+(?:[\w -]+ )?"([^"]*)"\s*$/;

/** A line that a rule of marks below it may make a heading. */
function isTitle({ text, cells, mark }: Row): boolean {
  return cells === undefined && mark === undefined && /^\S.{0,100}$/.test(text) && !/^[-+*>#]/.test(text);
}

/** The lines of a page, with headings, tables, code and JSON values told apart, whatever it was saved as. */
export function linesOf(rows: readonly Row[]): Line[] {
  const lines: Line[] = [];
  let isFenced = false;
  let left = mostLooked;
  const hasCsv = rows.some(({ text }) => /csv/i.test(text.slice(0, 1000)));
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined || isRule(row)) continue;
    if (/^\s*(?:```|~~~)/.test(row.text)) {
      isFenced = !isFenced;
      continue;
    }
    const isUnderlined = !isFenced && underline.test(rows[at + 1]?.text ?? "") && isTitle(row);
    if (isUnderlined) {
      lines.push({
        line: row.line,
        text: row.text.trim(),
        level: rows[at + 1]?.text.startsWith("=") === true ? 1 : 2,
        isCode: false,
      });
      at++;
      continue;
    }
    const isCode = isFenced || row.mark === "sample" || row.mark === "listing";
    const value = left > 0 ? valueAt(rows, at, isCode) : undefined;
    left -= value?.looked ?? 0;
    const isShown = value?.json !== undefined || value?.mediaType !== undefined;
    const shown = isShown ? value : hasCsv && isCode ? csvAt(rows, at) : undefined;
    if (shown === undefined) lines.push(lineOf(row, isCode));
    else {
      const { json, mediaType } = shown;
      lines.push({ line: row.line, text: "", isCode: true, ...(json === undefined ? {} : { json }), mediaType });
      at += shown.rows - 1;
    }
  }
  return lines;
}

function valueAt(rows: readonly Row[], at: number, isCode: boolean): ShownAt | undefined {
  if (/^\s*[{[]/.test(rows[at]?.text ?? "")) return jsonAt(rows, at);
  return isCode ? xmlAt(rows, at) : undefined;
}

/** The cells of a row: those of a table that was copied from a browser stand between tabs. */
export function cellsOf({ cells, text }: Row): readonly string[] {
  return cells ?? (text.trim().includes("\t") ? text.split("\t").map((cell) => cell.trim()) : []);
}

function lineOf(given: Row, isCode: boolean): Line {
  const row = isCode || !given.text.includes("<") ? given : withoutMarkup(given);
  const { text, line } = row;
  const heading = isCode ? null : /^\s*(#{1,6})\s+(.*?)\s*#*$/.exec(text.slice(0, 1000));
  const level = heading?.[1]?.length ?? row.level;
  if (level !== undefined) return { line, text: heading?.[2] ?? text, level, isCode };
  const numbered = isCode ? null : /^(\d+(?:\.\d+)*)\.?\s{2,8}(?=\S.{0,80}$)/.exec(text);
  if (numbered !== null && row.mark === undefined && row.cells === undefined)
    return { line, text: text.slice(numbered[0].length).trim(), level: (numbered[1] ?? "").split(".").length, isCode };
  const caption = isCode ? null : captioned.exec(text.slice(0, 300));
  if (caption !== null) return { line, text: caption[1] ?? "", isCode };
  const parts = isCode ? [] : cellsOf(row);
  const isTerm = row.mark === "term" ? { isTerm: true } : {};
  return {
    line,
    text: text.trim(),
    isCode,
    ...insetOf(row),
    ...isTerm,
    ...(parts.length === 0 ? {} : { cells: parts }),
  };
}

function insetOf({ text, inset }: Row): { readonly inset?: number } {
  const [, spaces] = inset === undefined ? (/^([ \t]+)[-*+•]\s/.exec(text) ?? []) : [];
  if (spaces !== undefined) return { inset: spaces.replaceAll("\t", "    ").length };
  return inset === undefined ? {} : { inset };
}
