/** An error or delay injected on request, to test a client's loading and error states. */
export interface Fault {
  readonly id: string;
  /** Only requests whose path begins so (any case); absent: all. */
  readonly path: string | undefined;
  /** The share of those requests that it strikes, 0 to 1. */
  readonly share: number;
  /** How many requests it strikes at most; absent: no end. */
  readonly times: number | undefined;
  /** Milliseconds before the answer is sent. */
  readonly delay: number | undefined;
  /** Answered instead of what would have been. */
  readonly status: number | undefined;
  /** What becomes of the body: cut in the middle, bytes replaced, nothing, or the connection ends before the answer. */
  readonly body: "truncated" | "garbled" | "empty" | "reset" | undefined;
}
