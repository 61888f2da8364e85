import { megabyte } from "../../size.ts";
import type { Request } from "../operation/request.ts";
import { answerRequest, type Answered, type Api } from "./stand-in.ts";

/** Answers a request as the APIs that are in force do. */
export type Answering = typeof answerRequest;

/** How many requests are remembered, and how many characters and bytes the bodies of kept answers have together. */
const mostRequests = 1000;
const mostBodies = 8 * megabyte;

/**
 * Keeps finished answers: an answer is a function of the APIs in force, which are one object as long as scenario, seed,
 * clock and a session's changes are the same, and of the request. So a kept answer is found by both, every header and the
 * whole address included. Only reads without a body are kept, and only what is asked for a second time: of pages that are
 * asked for once, nothing stays. Faults, delays and the log come after it.
 */
export class AnswerCache {
  readonly #worlds = new WeakMap<readonly Api[], number>();
  #lastWorld = 0;
  /** By request, the one asked last at the end. */
  readonly #known = new Map<string, Answered | "asked once">();
  #size = 0;

  readonly answer: Answering = async (request, apis, preference) => {
    if (request.method !== "GET" || request.body.length > 0) return await answerRequest(request, apis, preference);
    const key = this.#keyOf(request, apis);
    const known = this.#forget(key);
    const kept = known === "asked once" ? undefined : known;
    const answered = kept ?? (await answerRequest(request, apis, preference));
    this.#put(key, known === undefined || !changesNothing(answered) ? "asked once" : answered);
    return answered;
  };

  #put(key: string, known: Answered | "asked once"): void {
    this.#forget(key);
    this.#known.set(key, known);
    this.#size += sizeOf(known);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostRequests && this.#size <= mostBodies) return;
      this.#forget(oldest);
    }
  }

  /** Takes out what is known of a request. */
  #forget(key: string): Answered | "asked once" | undefined {
    const known = this.#known.get(key);
    if (known === undefined) return undefined;
    this.#known.delete(key);
    this.#size -= sizeOf(known);
    return known;
  }

  #keyOf({ target, headers, scheme }: Request, apis: readonly Api[]): string {
    const world = this.#worlds.get(apis) ?? ++this.#lastWorld;
    this.#worlds.set(apis, world);
    let key = `${world} ${scheme} ${target}`;
    // Neither names nor values hold line breaks (RFC 9110 section 5.5).
    for (const [name, value] of headers) key += `\n${name}:${value}`;
    return key;
  }
}

function changesNothing({ answer: { writes, again, kept } }: Answered): boolean {
  return writes === undefined && again === undefined && kept === undefined;
}

function sizeOf(known: Answered | "asked once"): number {
  return known === "asked once" ? 0 : known.answer.body.length;
}
