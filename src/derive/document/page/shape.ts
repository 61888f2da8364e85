import { SaxesParser } from "saxes";

/** What a sample body is made of: names and kinds, whatever format it is in. */
export type Shape =
  | {
      readonly is: "object";
      readonly members: ReadonlyMap<string, Shape>;
      readonly name?: string;
      readonly namespace?: string;
    }
  | { readonly is: "list"; readonly of?: Shape }
  | {
      readonly is: "value";
      readonly text: string;
      readonly kind: "text" | "number" | "boolean" | "null" | "bare";
      readonly namespace?: string;
    };

const deepest = 60;

/** Reads a sample body; undefined when it is none of the formats that samples come in, or damaged. */
export function shapeOf(body: string): Shape | undefined {
  const text = body.trim();
  if (text.length > 2_000_000) return undefined;
  if (text.startsWith("<")) return xmlShape(text);
  if (/^[{[]/.test(text)) return jsonShape(text) ?? jsvShape(text);
  return undefined;
}

function jsonShape(text: string): Shape | undefined {
  try {
    return ofJson(JSON.parse(text), 0);
  } catch {
    // A long body may have been wrapped within its texts.
    try {
      return ofJson(JSON.parse(text.replace(/[\r\n]+/g, " ")), 0);
    } catch {
      return undefined;
    }
  }
}

/** The shape of a value as JSON has it. */
function ofJson(value: unknown, depth: number): Shape {
  if (depth > deepest) return { is: "value", text: "", kind: "null" };
  if (Array.isArray(value))
    return value.length === 0 ? { is: "list" } : { is: "list", of: ofJson(value[0], depth + 1) };
  if (typeof value === "object" && value !== null)
    return {
      is: "object",
      members: new Map(Object.entries(value).map(([key, member]) => [key, ofJson(member, depth + 1)])),
    };
  if (typeof value === "string") return { is: "value", text: value, kind: "text" };
  if (typeof value === "number") return { is: "value", text: String(value), kind: "number" };
  return typeof value === "boolean"
    ? { is: "value", text: String(value), kind: "boolean" }
    : { is: "value", text: "", kind: "null" };
}

/** JSV as pages print it: names and texts without quotes, spread over lines. */
function jsvShape(text: string): Shape | undefined {
  const reader = new JsvReader(text);
  return reader.value(0);
}

class JsvReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #skip(): string {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
    return this.#text[this.#at] ?? "";
  }

  value(depth: number): Shape | undefined {
    if (depth > deepest) return undefined;
    const first = this.#skip();
    if (first === "{") return this.#object(depth);
    if (first === "[") return this.#list(depth);
    return { is: "value", text: this.#word(true), kind: "bare" };
  }

  #object(depth: number): Shape | undefined {
    const members = new Map<string, Shape>();
    this.#at++;
    while (this.#skip() !== "}") {
      const name = this.#word(false);
      if (this.#skip() !== ":") return undefined;
      this.#at++;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      members.set(name, value);
      const next = this.#skip();
      if (next === ",") this.#at++;
      else if (next !== "}") return undefined;
    }
    this.#at++;
    return { is: "object", members };
  }

  #list(depth: number): Shape | undefined {
    this.#at++;
    let of: Shape | undefined;
    while (this.#skip() !== "]") {
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      of ??= item;
      const next = this.#skip();
      if (next === ",") this.#at++;
      else if (next !== "]") return undefined;
    }
    this.#at++;
    return of === undefined ? { is: "list" } : { is: "list", of };
  }

  #word(isValue: boolean): string {
    if (this.#text[this.#at] === '"') {
      const end = this.#text.indexOf('"', this.#at + 1);
      const text = this.#text.slice(this.#at + 1, end < 0 ? undefined : end);
      this.#at = end < 0 ? this.#text.length : end + 1;
      return text;
    }
    const start = this.#at;
    const stops = isValue ? ",}]\n" : ":,}]\n{[";
    while (this.#at < this.#text.length && !stops.includes(this.#text[this.#at] ?? "")) this.#at++;
    return this.#text.slice(start, this.#at).trim();
  }
}

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly members: Map<string, Shape>;
  text: string;
}

function xmlShape(text: string): Shape | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: Shape | undefined;
  let isBroken = false;
  parser.on("error", () => (isBroken = true));
  parser.on("opentag", ({ local, uri }) => open.push({ name: local, namespace: uri, members: new Map(), text: "" }));
  parser.on("text", (content) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += content;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element === undefined || open.length > deepest) return;
    const { name, namespace, members, text: content } = element;
    const shape: Shape =
      members.size === 0 && open.length > 0
        ? { is: "value", text: content.trim(), kind: "bare", namespace }
        : { is: "object", members, name, namespace };
    const into = open.at(-1);
    if (into === undefined) root = shape;
    else into.members.set(name, shape);
  });
  try {
    parser.write(text).close();
  } catch {
    isBroken = true;
  }
  return isBroken ? undefined : root;
}

/** The names that a shape has at its top: of the items, where it is a list. */
export function namesOf(shape: Shape | undefined): readonly string[] {
  if (shape?.is === "list") return namesOf(shape.of);
  return shape?.is === "object" ? [...shape.members.keys()] : [];
}
