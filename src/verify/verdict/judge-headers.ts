import type { Response, ResponseHeader } from "../../contract/model/contract.ts";
import { decided } from "../../contract/model/violation.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";

/** Those of which OpenAPI says that they are ignored, and those that are between hosts and who stands before them. */
const ofTheirOwn = /^(content-type|content-length|accept|authorization|set-cookie)$/i;

/** Those that are required are there, and what is read as a number, a truth value or a word is one. */
export function judgeHeaders({ response }: Reply, { headers }: Response): Deviation | undefined {
  for (const header of headers.filter(({ name }) => !ofTheirOwn.test(name))) {
    const { name, required } = header;
    const place = { kind: "header", name } as const;
    const lines = response.headers.filter(([given]) => given.toLowerCase() === name.toLowerCase());
    if (lines.length === 0) {
      if (required) return { place, expected: "a value: it is required", found: "none" };
      continue;
    }
    const text = lines.map(([, line]) => line).join(", ");
    const message = messageOn(text.trim(), header);
    if (message !== undefined) return { place, expected: message, found: text };
  }
  return undefined;
}

/**
 * How a text, a number or a truth value breaks its schema; nothing, and what is written otherwise, is not read. `format` does not
 * say of itself that it is asserted.
 */
function messageOn(text: string, header: ResponseHeader): string | undefined {
  const { type, spelling } = header;
  if (spelling.mediaType !== undefined || text === "") return undefined;
  const isNumber = type.kind === "integer" || type.kind === "number";
  if (!isNumber && !["boolean", "enum", "string"].includes(type.kind)) return undefined;
  const isTruth = type.kind === "boolean" && /^(true|false)$/i.test(text);
  const value = isTruth ? text.toLowerCase() === "true" : isNumber && isDigits(text) ? Number(text) : text;
  return decided(header.violations(value)).find(({ keyword }) => keyword !== "format")?.message;
}

function isDigits(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
}
