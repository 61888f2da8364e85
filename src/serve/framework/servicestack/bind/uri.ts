import { HostException } from "./exception.ts";
import { trimWhite } from "./white.ts";

/**
 * Checks a Uri the way the framework makes one from text: it must be absolute. A path from the root is a file's.
 * Gives the text as it came.
 * @throws {HostException} where it has no scheme, or a scheme that needs a host lacks one.
 */
export function readUri(text: string): string {
  const trimmed = trimWhite(text);
  if (/^(?:\/|\\\\|[a-z]:[\\/])/i.test(trimmed)) return text;
  const scheme = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(trimmed);
  if (scheme === null) throw undetermined(/^[^/?#]+:/.test(trimmed) && !trimmed.startsWith(":"));
  const [, name = "", rest = ""] = scheme;
  if (name.length === 1) throw invalid("A Dos path must be rooted, for example, 'c:\\\\'.");
  if (/^(?:https?|wss?|ftp)$/i.test(name)) checkHost(rest);
  return text;
}

function checkHost(rest: string): void {
  if (!/^[\\/]{2}/.test(rest)) throw invalid("The Authority/Host could not be parsed.");
  const authority = /^[\\/]{2}(?:[^@/?#\\]*@)?([^/?#\\]*)/.exec(rest)?.[1] ?? "";
  const [host = "", port] = authority.startsWith("[") ? [authority] : authority.split(":");
  if (host === "" || /[\s<>"`{}|^%]/.test(host)) throw invalid("The hostname could not be parsed.");
  if (port !== undefined && port !== "" && !(/^\d+$/.test(port) && Number(port) <= 65_535))
    throw invalid("Invalid port specified.");
}

function undetermined(hasColon: boolean): HostException {
  return invalid(hasColon ? "The URI scheme is not valid." : "The format of the URI could not be determined.");
}

function invalid(why: string): HostException {
  return new HostException("UriFormatException", `Invalid URI: ${why}`);
}
