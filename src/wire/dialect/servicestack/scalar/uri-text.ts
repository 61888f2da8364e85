import { wellFormed } from "../../../scalar/well-formed.ts";

/**
 * How .NET's `Uri` shows itself: host and scheme in small letters, the scheme's usual port dropped, dots in the path resolved,
 * and then either unescaped for people (JSON, JSV, CSV) or escaped for machines (XML). A relative one keeps what it was given.
 * (fixtures/recordings/values, member Link; characters measured on .NET 10.)
 */
const PORTS = new Map([
  ["http", 80],
  ["https", 443],
  ["ftp", 21],
  ["ws", 80],
  ["wss", 443],
  ["gopher", 70],
  ["ldap", 389],
  ["nntp", 119],
  ["telnet", 23],
  ["net.tcp", 808],
]);
const BACKSLASH_IS_SLASH = new Set(["http", "https", "ftp", "ws", "wss", "file", "gopher", "net.tcp"]);
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):/;
/** What an IRI has no place for (RFC 3987, ucschar). */
const NEVER_SHOWN = /[\u0080-\u009f\ufdd0-\ufdef\ufff0-\uffff]/g;
/** Percent-encoded runs, and the percent signs that encode nothing. */
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+|%/g;

/** The text that JSON, JSV and CSV show. */
export function shownUri(text: string): string {
  const canonical = canonicalUri(text);
  return canonical === undefined
    ? text
    : (reveal(canonical.head) + reveal(canonical.rest)).replace(NEVER_SHOWN, encodeURIComponent);
}

/** The text that XML shows. */
export function escapedUri(text: string): string {
  const canonical = canonicalUri(text);
  return canonical === undefined ? escape(text) : canonical.head + escape(canonical.rest);
}

interface CanonicalUri {
  /** Scheme and authority. */
  readonly head: string;
  readonly rest: string;
}

/** Undefined for a relative reference. */
function canonicalUri(text: string): CanonicalUri | undefined {
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  const after = text.slice(scheme.length + 1);
  if (!after.startsWith("//")) return withoutAuthority(scheme, after);
  const end = after.slice(2).search(/[/?#\\]/);
  const authority = end < 0 ? after.slice(2) : after.slice(2, end + 2);
  const rest = end < 0 ? "" : after.slice(end + 2);
  const head = `${scheme}://${canonicalAuthority(authority, scheme)}`;
  return { head, rest: canonicalPath(rest, BACKSLASH_IS_SLASH.has(scheme)) };
}

function withoutAuthority(scheme: string, after: string): CanonicalUri | undefined {
  // `http:x` names no host, so .NET takes it for a relative reference.
  if (PORTS.has(scheme)) return undefined;
  const at = scheme === "mailto" ? after.indexOf("@") : -1;
  return { head: `${scheme}:`, rest: at < 0 ? after : after.slice(0, at) + after.slice(at).toLowerCase() };
}

function canonicalAuthority(authority: string, scheme: string): string {
  const at = authority.lastIndexOf("@") + 1;
  const host = authority.slice(at).toLowerCase();
  const port = /:(\d*)$/.exec(host);
  const usual = port !== null && (port[1] === "" || Number(port[1]) === PORTS.get(scheme));
  return authority.slice(0, at) + (usual ? host.slice(0, port.index) : host);
}

function canonicalPath(rest: string, slashes: boolean): string {
  const end = rest.search(/[?#]/);
  const path = end < 0 ? rest : rest.slice(0, end);
  const tail = end < 0 ? "" : rest.slice(end);
  const forward = slashes ? path.replaceAll("\\", "/") : path;
  return withoutDots(forward === "" ? "/" : forward) + tail;
}

function withoutDots(path: string): string {
  if (!path.includes("/.")) return path;
  const kept: string[] = [];
  const segments = path.split("/");
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === ".." && kept.length > 1) kept.pop();
    if (segment !== "." && segment !== "..") kept.push(segment);
    else if (last) kept.push("");
  }
  return kept.join("/");
}

/** Shows what is safe to show: not the reserved characters, controls, nor bytes that are no text. */
function reveal(text: string): string {
  return text.replace(ESCAPES, (run) =>
    run === "%" ? "%25" : run.replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+|%[0-7][0-9A-Fa-f]/g, revealRun),
  );
}

function revealRun(run: string): string {
  if (run.length === 3 && run < "%8") {
    const character = String.fromCharCode(Number.parseInt(run.slice(1), 16));
    return /[ "<>^`{|}\w.~-]/.test(character) ? character : run;
  }
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** Escapes all but reserved and unreserved characters; reveals escaped unreserved ones. */
function escape(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})|%|[^%\w!#$&'()*+,/:;=?@[\].~-]+/g, (run: string, hex: string | undefined) => {
    if (hex === undefined) return encodeURIComponent(wellFormed(run));
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : run;
  });
}
