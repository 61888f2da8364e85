/** A request target as an ordinary service reads it. */
export interface RequestPath {
  /** Decoded; empty segments are left out. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** Undefined: the percent-encoding is broken (RFC 3986 section 2.1). */
export function readPath(target: string): RequestPath | undefined {
  const [path = "", ...rest] = target.split("?");
  try {
    const segments = path.split("/").filter((segment) => segment !== "");
    return { segments: segments.map(decodeURIComponent), query: new URLSearchParams(rest.join("?")) };
  } catch {
    return undefined;
  }
}
