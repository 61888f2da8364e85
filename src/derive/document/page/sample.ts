import type { Sample } from "../declared.ts";
import type { Row } from "./row.ts";

export interface Samples {
  readonly request?: Sample;
  readonly answer?: Sample;
}

/** The sample request and answer of a page; heads may be collapsed to one line, bodies wrapped over several. */
export function samplesOf(rows: readonly Row[]): Samples {
  const start = rows.findIndex(({ text }) => requestLine.test(text));
  const status = rows.findIndex(({ text }, i) => i >= Math.max(start, 0) && /^\s*HTTP\/1\.1 \d{3}/.test(text));
  const request = start < 0 ? undefined : requestIn(rows.slice(start, status < 0 ? undefined : status));
  const answer = status < 0 ? undefined : answerIn(rows.slice(status));
  return { ...(request === undefined ? {} : { request }), ...(answer === undefined ? {} : { answer }) };
}

const requestLine = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/\S*) HTTP\/1\.1/;

function requestIn(rows: readonly Row[]): Sample {
  const [head] = rows;
  const [, method = "", path = ""] = requestLine.exec(head?.text ?? "") ?? [];
  const headers = headersIn(rows);
  return {
    line: head?.line ?? 1,
    method,
    path,
    ...(headers.host === undefined ? {} : { host: headers.host }),
    ...(headers.accept === undefined ? {} : { mediaType: headers.accept }),
    ...bodyIn(rows),
  };
}

function answerIn(rows: readonly Row[]): Sample {
  const { type } = headersIn(rows);
  return { line: rows[0]?.line ?? 1, ...(type === undefined ? {} : { mediaType: type }), ...bodyIn(rows) };
}

/** Headers wherever they stand: each on its line, or behind one another on one. */
function headersIn(rows: readonly Row[]): { host?: string; accept?: string; type?: string } {
  const head = rows
    .slice(0, 8)
    .map(({ text }) => text.slice(0, 500))
    .join("\n");
  const find = (name: string): string | undefined => new RegExp(`\\b${name}:[ \\t]*([^\\s;]+)`).exec(head)?.[1];
  const [host, accept, type] = [find("Host"), find("Accept"), find("Content-Type")];
  return {
    ...(host === undefined ? {} : { host }),
    ...(accept === undefined ? {} : { accept }),
    ...(type === undefined ? {} : { type }),
  };
}

const headLine = /^\s*(?:[A-Z]+ \/\S* HTTP\/1\.1|HTTP\/1\.1 |Host:|Accept:|Content-Type:|Content-Length:|SOAPAction:)/;

function bodyIn(rows: readonly Row[]): Pick<Sample, "body"> {
  const at = rows.findIndex(({ text }) => text.trim() !== "" && !headLine.test(text));
  if (at < 0) return {};
  const value = rows
    .slice(at)
    .map(({ text }) => text)
    .join("\n")
    .trim();
  return value === "" ? {} : { body: { value, line: rows[at]?.line ?? 1 } };
}
