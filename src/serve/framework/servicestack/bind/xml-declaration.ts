import { HostException } from "./exception.ts";
import { XmlPlace } from "./xml-place.ts";

/** As far as the host looks for an encoding before it begins to read, in bytes. */
const looked = 128;
/** A second `=` cannot come earlier behind a version. */
const earliest = 28;
const malformed = "Malformed XML declaration.";

/**
 * What the host does before it reads a document as UTF-8: the encoding that the declaration names must be that.
 * @throws {HostException} where it is another, or cannot be found between quotes.
 */
export function checkEncoding(document: string): void {
  if (!document.startsWith("<?")) return;
  const head = document.slice(0, looked);
  const equals = secondEquals(head);
  if (equals === undefined) return;
  if (equals < earliest) throw new HostException("XmlException", malformed);
  if (!/encoding[ \t\r\n]*$/.test(head.slice(Math.max(0, equals - looked), equals))) return;
  const name = /^[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/.exec(head.slice(equals + 1));
  if (name === null) throw new HostException("XmlException", malformed);
  const encoding = name[1] ?? name[2] ?? "";
  if (encoding.toLowerCase() === "utf-8") return;
  throw new HostException(
    "XmlException",
    `The encoding in the declaration '${encoding}' does not match the encoding of the document 'utf-8'.`,
  );
}

/** The place of the second `=` outside quotes, before any `?`. */
function secondEquals(head: string): number | undefined {
  const piece = /"[^"]*"|'[^']*'|[=?]/g;
  piece.lastIndex = "<?".length;
  let count = 0;
  for (let found = piece.exec(head); found !== null && found[0] !== "?"; found = piece.exec(head)) {
    if (found[0] === "=" && ++count === 2) return found.index;
  }
  return undefined;
}

/** What is wrong with the declaration at the top of a document, if anything; the place is the one behind it. */
export function wrongDeclaration(document: string): string | undefined {
  const declaration = /^<\?xml[ \t\r\n](.*?)\?>/s.exec(document);
  if (declaration === null) return undefined;
  const wrong = wrongAttributes(declaration[1] ?? "");
  return wrong === undefined ? undefined : wrong + new XmlPlace(1, 1).after(declaration[0]).sentence;
}

/** Names and values up to the first that is neither. */
function attributesIn(text: string): readonly (readonly [name: string, value: string])[] {
  const attribute = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  const found: [string, string][] = [];
  for (let next = attribute.exec(text); next !== null; next = attribute.exec(text))
    found.push([next[1] ?? "", next[2] ?? next[3] ?? ""]);
  return found;
}

function wrongAttributes(text: string): string | undefined {
  const [version, ...others] = attributesIn(text);
  if (version?.[0] !== "version") return "Version not found in XML declaration.";
  if (version[1] !== "1.0") return "XML version must be '1.0'.";
  const standalone = others[0]?.[0] === "encoding" ? others.slice(1) : others;
  if (standalone.length === 0) return undefined;
  if (standalone.length > 1 || standalone[0]?.[0] !== "standalone") return malformed;
  return ["yes", "no"].includes(standalone[0][1])
    ? undefined
    : "'standalone' value in declaration must be 'yes' or 'no'.";
}
