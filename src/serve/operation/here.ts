/** Where a request came in, as far as answers lead back to it. */
export interface Here {
  /** A query parameter as it was sent, documented or not. */
  query(name: string): string | undefined;
  /** The request's own address with some query parameters changed; undefined takes one out. */
  address(changes: ReadonlyMap<string, string | undefined>): string;
}
