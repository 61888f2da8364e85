import type { Response, ResponseHeader } from "../../contract/model/contract.ts";
import { decided, type Violation } from "../../contract/model/violation.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

/** Those of which OpenAPI says that they are ignored, and those that are between hosts and who stands before them. */
const ofTheirOwn = /^(content-type|content-length|accept|authorization|set-cookie)$/i;

/** Those that are required are there, and what is read as a number, a truth value or a word is one. */
export function judgeHeaders({ response }: Reply, { headers }: Response): Deviation | undefined {
  const found: Deviation[] = [];
  for (const header of headers.filter(({ name }) => !ofTheirOwn.test(name))) {
    const { name, required } = header;
    const place = { kind: "header", name } as const;
    const lines = response.headers.filter(([given]) => given.toLowerCase() === name.toLowerCase());
    if (lines.length === 0) {
      if (required) return { place, expected: "a value: it is required", found: "none" };
      continue;
    }
    const text = lines.map(([, line]) => line).join(", ");
    const broken = brokenBy(text.trim(), header);
    if (broken === undefined) continue;
    const deviation = { place, expected: broken.message, found: text };
    const isRead = readingsOf(text, broken).some((reading) => brokenBy(reading, header) === undefined);
    found.push(isRead ? { ...deviation, remark: "inferred" } : deviation);
  }
  return found.find(({ remark }) => remark === undefined) ?? found[0];
}

/**
 * What clients read a header as beyond its whole text: each of several values, without parameters (RFC 9110 section 5.6), an entity tag that
 * was made weak on its way, and words in whatever capitals.
 */
function readingsOf(text: string, { keyword }: Violation): readonly string[] {
  const values = text
    .split(/[,;]/)
    .map((value) => value.trim().replace(/^W\/(?=")/, ""))
    .filter(Boolean);
  if (keyword !== "enum" && keyword !== "const") return values;
  const capital = (word: string): string => word.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return values.flatMap((value) => [value, value.toLowerCase(), value.toUpperCase(), capital(value)]);
}

/**
 * How a text, a number or a truth value breaks its schema; nothing, and what is written otherwise, is not read. `format` does not
 * say of itself that it is asserted.
 */
function brokenBy(text: string, header: ResponseHeader): Violation | undefined {
  const { type, spelling } = header;
  if (spelling.mediaType !== undefined || text === "") return undefined;
  const isNumber = type.kind === "integer" || type.kind === "number";
  if (!isNumber && !["boolean", "enum", "string"].includes(type.kind)) return undefined;
  const isTruth = type.kind === "boolean" && /^(true|false)$/i.test(text);
  const value = isTruth ? text.toLowerCase() === "true" : isNumber && isDigits(text) ? Number(text) : text;
  return decided(header.violations(value)).find(({ keyword }) => keyword !== "format");
}

function isDigits(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
}
