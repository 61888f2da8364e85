import { createHash } from "node:crypto";
import type { Asked, Shown } from "./asked.ts";

/** Member names exchanged where JSON, JSV (alone, or in a cell of a CSV) and a page for people have them. */
export function respelled(shown: Shown, names: ReadonlyMap<string, string>, { format }: Asked): Shown {
  if (format === "xml") return shown;
  const renamed = (whole: string, before: string, name: string, after: string): string => {
    const other = names.get(name);
    return other === undefined ? whole : before + other + after;
  };
  if (format === "html" && !shown.startsWith("200")) return shown;
  if (format === "html") return shown.replace(/(>)([A-Za-z0-9]+)((?: <small>\d+<\/small>)?<\/(?:dt|th|h2)>)/g, renamed);
  if (format === "csv" || format === "jsv") return shown.replace(/([{,])([A-Za-z0-9]+)(:)/g, renamed);
  return shown.replace(/([{,]")([A-Za-z0-9]+)(":)/g, renamed);
}

export const isJson = (format: string | undefined): boolean =>
  format === undefined || format === "json" || format === "jsonl";
export const hyphened = (text: string): string => text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** The same date as a host says it that decided nothing (`/Date(…)/`). */
export function asTicks(shown: Shown): Shown {
  const iso = /"(\w+)":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{7})(Z|[-+]\d\d:\d\d)?"/g;
  return shown.replace(iso, (_, name: string, text: string, fraction: string, zone: string = "") => {
    const isOffset = name === "Offset";
    const ticks = BigInt(Date.parse(text + (zone || "Z"))) * 10_000n + BigInt(fraction);
    const mark = zone === "Z" || (isOffset && zone === "+00:00") ? "" : zone === "" ? "-0000" : zone.replace(":", "");
    return `"${name}":"\\/Date(${Math.trunc(Number(ticks) / 10_000)}${mark})\\/"`;
  });
}

const date = String.raw`(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?`;
const midnight = "T00:00:00";

/**
 * Dates that cannot be null written by a function of the host's own, which leaves their default out; all others as a host
 * has them that decided nothing. Pages for people have dates of their own.
 */
export function bySeconds(shown: Shown, { format }: Asked): Shown {
  if (format === "xml" || format === "html") return shown;
  const text = (day: string, time = midnight): string => day + time;
  const isDefault = (day: string, time = midnight): boolean => text(day, time) === "0001-01-01T00:00:00";
  if (isJson(format))
    return asTicks(
      shown.replace(RegExp(`"When":"${date}",`, "g"), (_, day: string, time?: string) =>
        isDefault(day, time) ? "" : `"When":"${text(day, time)}",`,
      ),
    );
  if (format === "csv")
    return shown.replace(
      RegExp(`(,[0-9a-f]{32},(?:[0-9a-f]{32})?,)${date}`),
      (_, before: string, day: string, time?: string) => before + text(day, time),
    );
  return shown.replace(RegExp(`(?<=[{,])When:${date},`), (_, day: string, time?: string) =>
    isDefault(day, time) ? "" : `When:"${text(day, time)}",`,
  );
}

/** The error DTO of a PascalCase host whose DTO has no place for it. */
function envelope(format: string | undefined, code: string, message: string): string {
  const jsv = `{ErrorCode:${code},Message:${message},Errors:[]}`;
  if (format === "jsv") return `{ResponseStatus:${jsv}}`;
  if (format === "csv") return `ResponseStatus\r\n"${jsv}"\r\n`;
  if (format !== "xml") return `{"ResponseStatus":{"ErrorCode":"${code}","Message":"${message}","Errors":[]}}`;
  return `<?xml version="1.0" encoding="utf-8"?><ErrorResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.servicestack.net/types"><ResponseStatus><ErrorCode>${code}</ErrorCode><Message>${message}</Message><StackTrace i:nil="true" /><Errors /><Meta xmlns:d3p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays" i:nil="true" /></ResponseStatus></ErrorResponse>`;
}

/** What stands for a namespace in the name of a generic type: six bytes of an MD5, as .NET's DataContractSerializer takes them. */
export function hashOf(name: string): string {
  const text = ` 2 http://www.w3.org/2001/XMLSchema http://schemas.datacontract.org/2004/07/${name}`;
  return createHash("md5")
    .update(text)
    .digest()
    .subarray(0, 6)
    .toString("base64")
    .replaceAll("/", "_S")
    .replaceAll("+", "_P");
}

/** The last two members of a contract exchanged. */
export function swapped(shown: Shown, { format }: Asked): Shown {
  if (format === "csv" || format === "jsonl") return shown;
  if (format === "xml") return shown.replace(/(<First[ >].*)(<Second[ >].*)(<\/ContractRows>)/, "$2$1$3");
  if (format === "html") return shown.replace(/(<div><dt>first.*?<\/div>)(<div><dt>second.*?<\/div>)/, "$2$1");
  if (format === "jsv") return shown.replace(/(first:\w+),(second:\w+)/, "$2,$1");
  return shown.replace(/("first":"\w*"),("second":"\w*")/, "$2,$1");
}

export const challenge = 'WWW-Authenticate: jwt realm="/auth/jwt"';
export const types: Readonly<Record<string, string>> = {
  json: "application/json; charset=utf-8",
  xml: "application/xml",
  csv: "text/csv",
  jsv: "application/jsv",
  jsonl: "text/jsonl",
};

/** What was told by an attribute, told by a validator: with the error DTO, and without a challenge. */
export function byValidator(shown: Shown, asked: Asked): Shown {
  const { target } = asked;
  const scripted = target.includes("callback=");
  const isRole = shown.startsWith("403 Invalid Role");
  // A script that is not logged in gets JSON, whatever the suffix names; pages are for people.
  const suffix = /\.(\w+)\?/.exec(target)?.[1];
  const wrapped = isRole || suffix === "html" ? suffix : "json";
  const format = (scripted ? wrapped : asked.format) ?? "json";
  if (!isRole && !shown.includes(challenge)) return shown;
  if (format === "html") return shown.replace("403 Invalid Role", "403 Forbidden").replace(`\n${challenge}`, "");
  const [code, message] = isRole
    ? ["Forbidden", "bookingsupplier-administrator-write Role Required"]
    : ["Unauthorized", "Not Authenticated"];
  const text = envelope(format, code, message);
  const status = scripted ? `200 ${code}` : isRole ? "403 " : "401 ";
  const type = scripted ? "text/javascript" : types[format];
  const lines = [status, `Content-Type: ${type}`, "Vary: Accept", poweredBy, ""];
  return [...lines, scripted ? `cb(${text})` : text].join("\n");
}

const poweredBy = "X-Powered-By: ServiceStack/10.15 NET10/Linux/net10/NO";

export const head = (shown: Shown): string => shown.slice(0, shown.indexOf("\n\n") + 2);

/** The CSV of a class that is no contract: one row with all of its members, as declared. */
export const wholeContract: Readonly<Record<string, string>> = {
  full: 'Rows,Done,next_one,Second,First\r\n"[{name:""a,b"",count:1,tags:[x,y]},{}]",True,n,2,1\r\n',
  empty: 'Rows,Done,next_one,Second,First\r\n"[]",False,,,\r\n',
  null: "Rows,Done,next_one,Second,First\r\n,False,,,\r\n",
};
