/** A request target as an ordinary service reads it. */
export interface RequestPath {
  /** As sent, without the query. */
  readonly raw: string;
  /** Decoded. What stands empty between two slashes stays; a slash at the end says nothing. */
  readonly segments: readonly string[];
  /** Whether a slash stands at the end. */
  readonly isOpen: boolean;
  /** The query in the order of arrival. */
  readonly query: readonly QueryPair[];
  /** The whole query as sent, without its question mark. */
  readonly rawQuery: string;
}

/** A name of a query, decoded, with its value as sent: delimiters in it may be encoded or not. */
export interface QueryPair {
  readonly name: string;
  readonly raw: string;
}

/** Undefined: the percent-encoding of the path is broken (RFC 3986 section 2.1). */
export function readPath(target: string): RequestPath | undefined {
  // A fragment is the client's own (RFC 9110 section 7.1); some send it all the same, and those who take a documented path with
  // one as it stands put their query behind it.
  const [, path = "", rawQuery = ""] = /^([^?#]*)(?:#[^?]*)?\??([^#]*)/s.exec(target) ?? [];
  const raw = path.replace(/^\w+:\/\/[^/]*/, "");
  try {
    const segments = raw.replace(/^\/+/, "").split("/").map(decodeURIComponent);
    const isOpen = segments.at(-1) === "";
    return {
      raw,
      segments: isOpen ? segments.slice(0, -1) : segments,
      isOpen: isOpen && segments.length > 1,
      query: queryPairs(rawQuery),
      rawQuery,
    };
  } catch {
    return undefined;
  }
}

/** The pairs of a query or of a form (URL standard, section 5.1), their values not yet decoded. */
export function queryPairs(text: string): readonly QueryPair[] {
  return text.split("&").flatMap((pair) => {
    if (pair === "") return [];
    const equals = pair.indexOf("=");
    const name = equals < 0 ? pair : pair.slice(0, equals);
    return [{ name: decoded(name), raw: equals < 0 ? "" : pair.slice(equals + 1) }];
  });
}

/** Text of a query: `+` is a space, percent-encoding that is broken stays as it is (URL standard, section 5.1). */
export function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return new URLSearchParams(`x=${text}`).get("x") ?? spaced;
  }
}
