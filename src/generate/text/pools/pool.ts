/** Material for made-up values in one language. The order of each list never changes: values are chosen by place. */
export interface Pool {
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly companies: readonly string[];
  /** Labels for host names; the stand-in puts them under `.example`, which belongs to nobody (RFC 2606). */
  readonly hosts: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly departments: readonly string[];
  readonly products: readonly string[];
  readonly sentences: readonly string[];
  readonly words: readonly string[];
}
