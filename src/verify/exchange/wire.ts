/** A request as it is put on the wire. `target` is path and query, without the base path of a deployment. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | undefined;
}

/** An answer as it came, bytes untouched. */
export interface WireResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Why the body was not read to its end, in words; there is nothing of it then. */
  readonly unread?: string | undefined;
  /** Why no answer came at first: a new connection was closed, and the request was sent again. */
  readonly closedBefore?: string | undefined;
  /** From the first byte sent to the last one received. */
  readonly milliseconds: number;
}

/**
 * Sends one request to one target. An app in the same process is such a function too.
 * @throws {SendError} when no whole answer came
 */
export type Sender = (request: WireRequest) => Promise<WireResponse>;

/** Why no answer came. `refused` and `unknown host` mean that nobody is there at all. */
export type SendFailure = "refused" | "unknown host" | "certificate" | "timeout" | "broken";

/** No whole answer came. */
export class SendError extends Error {
  override readonly name = "SendError";
  readonly kind: SendFailure;
  /**
   * Whether a connection that was kept from an earlier request was closed before an answer began: a host may do that
   * whenever it likes, also while the next request is on its way (RFC 9112 section 9.3.1).
   */
  readonly wasKept: boolean;

  constructor(kind: SendFailure, message: string, wasKept = false) {
    super(message);
    this.kind = kind;
    this.wasKept = wasKept;
  }
}

/** The first value of the header of that name (any case). */
export function headerOf(message: Pick<WireResponse, "headers">, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return message.headers.find(([given]) => given.toLowerCase() === wanted)?.[1];
}
