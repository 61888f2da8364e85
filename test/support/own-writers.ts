/**
 * The formats of a recorded host, written once more after fixtures/recordings and by nothing of `src`: a bug in a writer
 * there shows when the suite reads what a host of the tests wrote.
 */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [member: string]: Tree };

/** An answer: its XML root, that root's namespace, and its members in the order in which all but XML show them. */
export interface OwnDocument {
  readonly root: string;
  readonly namespace: string;
  readonly members: Readonly<Record<string, Tree>>;
  /** The XML elements of the items in a list, by the list's name. */
  readonly items: Readonly<Record<string, string>>;
  /** Members whose text is a time: in XML it is in UTC. */
  readonly times: readonly string[];
  /** Whether XML shows members in the order of the alphabet (no `[DataContract]`). */
  readonly sorted: boolean;
}

export const ownWriters: Readonly<Record<"json" | "xml" | "csv" | "jsv", (document: OwnDocument) => string>> = {
  json: ({ members }) => JSON.stringify(members, (_, value: unknown) => value ?? undefined),
  jsv: ({ members }) => jsvOf(members),
  csv: ({ members }) => `${Object.keys(members).join(",")}\r\n${Object.values(members).map(cellOf).join(",")}\r\n`,
  xml: (document) => {
    const space = `xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${document.namespace}"`;
    const inside = elementsOf(document.members, document, 2);
    return `<?xml version="1.0" encoding="utf-8"?><${document.root} ${space}>${inside}</${document.root}>`;
  },
};

function jsvOf(tree: Tree): string {
  if (typeof tree === "string") return /[":,{}[\]\r\n]/.test(tree) || tree === "" ? quoted(tree) : tree;
  if (typeof tree === "boolean") return tree ? "True" : "False";
  if (typeof tree !== "object" || tree === null) return String(tree ?? "");
  if (isList(tree)) return `[${tree.map(jsvOf).join(",")}]`;
  const shown = Object.entries(tree).filter(([, value]) => value !== null);
  return `{${shown.map(([name, value]) => `${name}:${jsvOf(value)}`).join(",")}}`;
}

function cellOf(tree: Tree): string {
  if (typeof tree === "object" && tree !== null) return quoted(jsvOf(tree));
  return typeof tree === "string" ? (/[",\r\n]/.test(tree) ? quoted(tree) : tree) : jsvOf(tree);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function elementsOf(members: Readonly<Record<string, Tree>>, document: OwnDocument, depth: number): string {
  const names = Object.keys(members);
  if (document.sorted) names.sort();
  return names.map((name) => elementOf(name, members[name] ?? null, document, depth)).join("");
}

function elementOf(name: string, tree: Tree, document: OwnDocument, depth: number): string {
  if (tree === null) return `<${name}${name === "Meta" ? dictionary(depth) : ""} i:nil="true" />`;
  if (typeof tree !== "object") return `<${name}>${markup(tree, document.times.includes(name))}</${name}>`;
  if (!isList(tree)) return `<${name}>${elementsOf(tree, document, depth + 1)}</${name}>`;
  if (tree.length === 0) return `<${name} />`;
  const item = document.items[name] ?? "string";
  return `<${name}>${tree.map((one) => elementOf(item, one, document, depth + 1)).join("")}</${name}>`;
}

function dictionary(depth: number): string {
  return ` xmlns:d${depth}p1="http://schemas.microsoft.com/2003/10/Serialization/Arrays"`;
}

/** Lines end in LF alone, whatever ended them. */
function markup(leaf: string | number | boolean, isTime: boolean): string {
  const text = isTime ? `${String(leaf)}Z` : String(leaf);
  return text.replaceAll("\r\n", "\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree);
}
