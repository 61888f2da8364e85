import { ownOf } from "../../own-of.ts";
import { sizeText } from "../../size.ts";
import { contentCodings } from "../../wire/content-codings.ts";
import { headerOf, SendError, type WireResponse } from "./wire.ts";

/**
 * An answer as it was before it was packed for the way: headers that speak of the packed body go with it.
 * @param mostBytes the most that is unpacked; a larger body is left unread
 */
export function unpacked(
  headers: WireResponse["headers"],
  body: Buffer,
  mostBytes: number,
): Pick<WireResponse, "headers" | "body" | "unread"> {
  const encoding = headerOf({ headers }, "content-encoding");
  if (body.length === 0 || encoding === undefined) return { headers, body };
  const others = headers.filter(([name]) => !/^content-(encoding|length)$/i.test(name));
  try {
    return { headers: others, body: decoded(body, encoding, mostBytes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { headers: others, body: new Uint8Array(), unread: `${error.message} when it is unpacked` };
  }
}

/**
 * A body as it was before it was compressed for the way. A request that says nothing of encodings takes any of them
 * (RFC 9110 section 12.5.3).
 * @throws {SendError} when the body is not in the encoding that it says it is, or in one that is not known here
 * @throws {RangeError} when it is too large
 */
export function decoded(body: Buffer, encoding: string | undefined, mostBytes: number): Buffer {
  if (body.length === 0 || encoding === undefined) return body;
  const names = encoding.split(",").map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== "").reduceRight((bytes, name) => decodedOnce(bytes, name, mostBytes), body);
}

function decodedOnce(body: Buffer, name: string, mostBytes: number): Buffer {
  const decode = ownOf(contentCodings, name);
  if (decode === undefined)
    throw new SendError("broken", `the body has an unsupported content coding: ${name} (gzip, deflate and br can)`);
  try {
    return decode(body, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw new RangeError(tooLarge(mostBytes));
    throw new SendError("broken", `the body is not in the encoding ${name} that its header names`);
  }
}

/** Why a body is left unread: it has more than so many bytes. */
export function tooLarge(mostBytes: number): string {
  return `the body is larger than ${sizeText(mostBytes)}`;
}
