/** One alternative of `security`: all that it demands has to be there at once. */
export interface SecurityAlternative {
  readonly demands: readonly SecurityDemand[];
  /** The roles of all its demands; none: any known caller is accepted. */
  readonly roles: readonly string[];
}

/** A scheme, and the roles that are asked for with it. */
interface SecurityDemand {
  readonly scheme: string;
  readonly roles: readonly string[];
}

export interface SecurityScheme {
  readonly name: string;
  readonly kind: "basic" | "bearer" | "apiKey" | "other";
  /** For an apiKey: where and under which name. */
  readonly at: { readonly in: string; readonly name: string } | undefined;
  /** The word that begins its `Authorization` (RFC 9110 section 11.1); undefined: it comes by another way. */
  readonly word: string | undefined;
}

/** Whether a scheme is met by what a request holds. A certificate (`mutualTLS`) belongs to the connection. */
export function isInRequest({ word, at }: SecurityScheme): boolean {
  return word !== undefined || at !== undefined;
}
