import { addressFrom } from "./address.ts";
import { processLimits } from "../limits.ts";
import { sizeText } from "../size.ts";
import { decode, type Unreadable } from "./text-file.ts";

/** What an address answered with: the text, and the address that it came from in the end; or why there is none. */
export type FetchedText = { readonly text: string; readonly address: string } | { readonly failure: Unreadable };

const mostMilliseconds = 30_000;
const mostRedirects = 5;

/**
 * Gets a text from an address: once, within 30 seconds, no larger than a file that is read, over at most five redirects
 * (RFC 9110, section 15.4).
 * @param mayFollow whether a redirect to this address is followed
 * @param accept the media types that are asked for
 */
export async function fetchText(
  address: string,
  mayFollow: (address: string) => boolean,
  accept = "application/json, application/yaml, text/yaml, */*;q=0.5",
): Promise<FetchedText> {
  const signal = AbortSignal.timeout(mostMilliseconds);
  try {
    let at = address;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const headers = { Accept: accept };
      const response = await fetch(at, { redirect: "manual", headers, signal });
      const location = response.headers.get("Location");
      if (response.status < 300 || response.status >= 400 || location === null) return await textOf(response, at);
      await response.body?.cancel();
      const next = addressFrom(at, location);
      if (next === undefined || !mayFollow(next)) return failed(`it is redirected to ${location}`, "name that address");
      at = next;
    }
    return failed(`it is redirected more than ${mostRedirects} times`, "name the address where it ends");
  } catch (error) {
    if (signal.aborted) return failed("nothing came within 30 seconds", "save the document as a file and name that");
    return failed(`it cannot be fetched (${reasonOf(error)})`, "check the address, or save the document as a file");
  }
}

async function textOf(response: Response, address: string): Promise<FetchedText> {
  if (!response.ok) {
    await response.body?.cancel();
    return failed(`it answers with ${response.status}`, "check the address");
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The stream of a response is one of bytes; Node's types say so of its iterator only in part.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > processLimits.fileBytes)
      return failed(
        `it has more than ${sizeText(processLimits.fileBytes)}, which is the most that is read`,
        "split it, or leave out what is not needed",
      );
    chunks.push(chunk);
  }
  const text = decode(Buffer.concat(chunks));
  return typeof text === "string" ? { text, address } : { failure: text };
}

function failed(found: string, cure: string): FetchedText {
  return { failure: { found, cure } };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return "code" in cause ? String(cause.code) : cause.message;
}
