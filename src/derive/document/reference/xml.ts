import type { Row } from "../page/row.ts";
import { asElements, valueOfXml } from "../samples/xml-sample.ts";
import type { Described } from "./described.ts";

/** Elements that pages in HTML are made of: samples of those show how a page is built. */
const html =
  /^<(?:a|body|br|button|div|form|h\d|head|html|iframe|img|input|li|link|meta|p|script|span|style|table|ul)\b/i;

/** A document in XML that a page shows as code; `json` is undefined where it shows no member. */
export interface XmlShown {
  readonly json: unknown;
  readonly rows: number;
  readonly looked: number;
  readonly mediaType: "application/xml";
}

/** The document that begins on a row, with its declaration or with an element that is none of a page. */
export function xmlAt(rows: readonly Row[], start: number): XmlShown | undefined {
  const first = textOf(rows[start]);
  const isDeclared = first.startsWith("<?xml");
  const before = textOf(rows[start - 1]);
  const isFirst = before === "" || /^(?:```|~~~)/.test(before) || rows[start - 1]?.mark !== rows[start]?.mark;
  if (!isDeclared && !(isFirst && /^<[A-Za-z][\w:.-]*(?:\s[^<>]*)?\/?>/.test(first.slice(0, 500)) && !html.test(first)))
    return undefined;
  let text = "";
  let [opened, closed] = [0, 0];
  let root: string | undefined;
  for (let at = start; at < rows.length && at < start + 2000 && text.length < 200_000; at++) {
    const line = rows[at]?.text ?? "";
    if (/^\s*(?:```|~~~)/.test(line) || rows[at]?.mark !== rows[start]?.mark) break;
    text += `${line}\n`;
    root ??= /(?:^|>)\s*<([A-Za-z][\w:.-]*)/.exec(line.slice(0, 2000))?.[1];
    if (root === undefined) continue;
    opened += countOf(line, `<${root}`);
    closed += countOf(line, `</${root}`) + (opened === 1 && /^\s*<[^<>]*\/>\s*$/.test(line) ? 1 : 0);
    if (opened > 0 && closed >= opened)
      return { json: valueOfXml(text), rows: at - start + 1, looked: text.length, mediaType: "application/xml" };
  }
  return { json: undefined, rows: 1, looked: text.length, mediaType: "application/xml" };
}

/** Samples that show the same in JSON and in XML become one of both; where their forms differ, they stay. */
export function pairXml({ samples }: Described): void {
  for (const inXml of samples.filter(({ role, mediaType }) => role !== "failures" && mediaType === "application/xml")) {
    const at = samples.findIndex((one) => one.role === inXml.role && one.mediaType === undefined);
    const inJson = samples[at];
    const value = inJson === undefined ? undefined : asElements(inJson.value, inXml.value);
    if (inJson === undefined || value === undefined) continue;
    samples[at] = { ...inJson, value, isXmlToo: true };
    samples.splice(samples.indexOf(inXml), 1);
  }
}

function textOf(row: Row | undefined): string {
  return (row?.text ?? "").trim();
}

/** How many tags of a name begin in a line: those of longer names are none. */
function countOf(line: string, tag: string): number {
  return line.split(tag).filter((rest, i) => i > 0 && !/^[\w:.-]/.test(rest)).length;
}
