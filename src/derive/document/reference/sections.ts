import { type Endpoint, endpointOn, commandOn, resourceOn } from "./endpoint.ts";
import type { Line } from "./lines.ts";
import { statusOn } from "./statuses.ts";
import { isOfObject, plainText, roleOf } from "./words.ts";

/** The lines of a page that are about one operation. */
export interface Section {
  readonly endpoint: Endpoint;
  readonly line: number;
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Cut {
  readonly sections: readonly Section[];
  /** What is about none of them, or all. */
  readonly shared: readonly Line[];
}

/** Headings that every operation has, and that name none. */
const label =
  /^(?:endpoint|url|examples?|usage|definition|syntax|aufruf|beispiel|exempel|exemple|method|http|curl|shell)\b/i;

/** Cuts a page where its operations begin: at the heading above a method with its path, or at that line itself. */
export function cutIn(lines: readonly Line[]): Cut {
  const written = endpointsIn(lines);
  const templates = templatesOf(written);
  const found = written.map((one) => ({ ...one, endpoint: asTemplate(one.endpoint, templates) }));
  const starts = found.map(({ at }, i) => startOf(lines, at, (found[i - 1]?.at ?? -1) + 1));
  const shared: Line[] = lines.slice(0, starts[0] ?? lines.length);
  const sections = found.map(({ at, endpoint, resource }, i): Section => {
    const start = starts[i] ?? at;
    const next = starts[i + 1] ?? lines.length;
    const level = lines[start]?.level;
    const above = lines.slice(at + 1, next).findIndex((line) => ends(line, level, i === found.length - 1));
    const end = above < 0 ? next : at + 1 + above;
    for (const line of lines.slice(end, next)) shared.push(line);
    // A heading above several is the title of none.
    const isOneOfMany = found[i + 1]?.at === next && lines[next]?.level === undefined;
    const title = titleOf(lines, isOneOfMany ? at : start, at, endpoint);
    const own = lines.slice(start, end);
    return { endpoint, line: lines[at]?.line ?? 1, title, lines: withResource(lines, resource, own) };
  });
  return { sections, shared };
}

/** Whether a heading begins something else: those of parameters and answers go on with the same operation. */
function ends({ level, text, cells, isCode, isTerm }: Line, own: number | undefined, isLast: boolean): boolean {
  // Without headings nobody can tell whether failures between two operations are of all.
  if (own === undefined)
    return isLast && !isCode && isTerm !== true && cells === undefined && roleOf(text) === "failures";
  if (level === undefined || level > own) return false;
  const role = isOfObject(text) ? undefined : roleOf(text);
  return role === "failures" || level < own || (role === undefined && !label.test(plainText(text)));
}

/** The next lines that are not empty. */
function following(lines: readonly Line[], at: number): Line[] {
  return lines
    .slice(at + 1, at + 8)
    .filter(({ text }) => text !== "")
    .slice(0, 4);
}

/** What a page says of a resource is said of each of its methods. */
function withResource(lines: readonly Line[], resource: number | undefined, own: readonly Line[]): readonly Line[] {
  if (resource === undefined) return own;
  const shared = lines.slice(resource + 1, resource + 200);
  const end = shared.findIndex(({ level }) => level !== undefined);
  const [head, ...rest] = own;
  return head === undefined ? own : [head, ...shared.slice(0, Math.max(0, end)), ...rest];
}

/** A line that names an operation, and the heading of its resource, where that alone has the path. */
interface Found {
  readonly at: number;
  readonly endpoint: Endpoint;
  readonly resource?: number | undefined;
}

function endpointsIn(lines: readonly Line[]): Found[] {
  let resource: string | undefined;
  let resourceAt: number | undefined;
  const found = lines.flatMap((line, at) => {
    const own = resourceOn(line);
    if (own !== undefined) resourceAt = at;
    resource = own ?? (line.level === 1 ? undefined : resource);
    const endpoint = endpointOn(line, following(lines, at), resource);
    return endpoint === undefined
      ? []
      : [{ at, endpoint, isCode: line.isCode, resource: isOfResource(line, resource) ? resourceAt : undefined }];
  });
  // Requests within examples name values; where a page has templates, those count.
  const stated = found.filter(({ isCode, endpoint }) => !isCode || endpoint.path.includes("{"));
  const paths = templatesOf(stated);
  if (found.length > 0)
    return found.filter(
      ({ isCode, endpoint }) => !isCode || endpoint.path.includes("{") || !isShownBy(endpoint, paths),
    );
  return lines.flatMap((_, at) => {
    const asked = commandOn(lines, at);
    return asked === undefined ? [] : [{ at, endpoint: withVariables(asked.endpoint) }];
  });
}

/** A heading with a method alone: the heading above it has the path. */
function isOfResource({ level, text }: Line, resource: string | undefined): boolean {
  return resource !== undefined && level !== undefined && /\[[A-Z]+\]$/.test(text);
}

/** Where only examples name paths: a number or a UUID behind a word is the key of one of many. */
function withVariables(endpoint: Endpoint): Endpoint {
  let count = 0;
  const path = endpoint.path.replace(
    /(?<=\/[A-Za-z][\w-]*\/)(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=\/|$)/gi,
    () => `{id${++count === 1 ? "" : count}}`,
  );
  return count === 0 ? endpoint : { ...endpoint, path, isShown: true };
}

/** The paths of a method, in parts. */
type Templates = ReadonlyMap<string, readonly (readonly string[])[]>;

/** How many paths of a method examples are compared with. */
const mostTemplates = 300;

function templatesOf(found: readonly { readonly endpoint: Endpoint }[]): Templates {
  const paths = new Map<string, Set<string>>();
  for (const { endpoint } of found) {
    const known = paths.get(endpoint.method) ?? new Set();
    if (known.size < mostTemplates) paths.set(endpoint.method, known.add(endpoint.path));
  }
  return new Map([...paths].map(([method, all]) => [method, [...all].map((path) => path.split("/"))]));
}

/** Whether a request is an example of one of these: a path that the template fits, below whatever base. */
function isShownBy({ method, path }: Endpoint, templates: Templates): boolean {
  const parts = path.split("/");
  return (templates.get(method) ?? []).some((template) => {
    const tail = parts.slice(-template.length + 1);
    return template.slice(1).every((part, i) => part === tail[i] || part.startsWith("{"));
  });
}

/** A request that names a value (`/users/1`) is one of the operation whose path has a variable there. */
function asTemplate(endpoint: Endpoint, templates: Templates): Endpoint {
  if (endpoint.path.includes("{")) return endpoint;
  const parts = endpoint.path.split("/");
  const template = (templates.get(endpoint.method) ?? []).find(
    (other) =>
      other.length === parts.length &&
      other.some((part) => part.startsWith("{")) &&
      parts.every((part, i) => part === other[i] || (other[i]?.startsWith("{") === true && /\d|^[A-Z_]+$/.test(part))),
  );
  return template === undefined ? endpoint : { ...endpoint, path: template.join("/") };
}

/** The heading that an operation has for itself. */
function startOf(lines: readonly Line[], at: number, from: number): number {
  if (lines[at]?.level !== undefined) return at;
  for (let i = at; i >= from; i--) {
    const { level, text = "" } = lines[i] ?? {};
    if (level !== undefined && roleOf(text) === undefined && !label.test(plainText(text))) return i;
  }
  return at;
}

function titleOf(lines: readonly Line[], start: number, at: number, { words }: Endpoint): string {
  if (start < at) return plainText(lines[start]?.text ?? "");
  if (words !== "") return words;
  if (lines[at]?.level !== undefined) return "";
  const before = lines[at - 1];
  const isNear =
    before !== undefined &&
    statusOn(before) === undefined &&
    before.level === undefined &&
    !before.isCode &&
    before.cells === undefined &&
    before.text !== "";
  return isNear && before.text.length < 80 && roleOf(before.text) === undefined ? plainText(before.text) : "";
}
