import { isRecord } from "../../../source/is-record.ts";
import { parseXmlTree, type XmlElement } from "../../../wire/xml/xml-tree.ts";
import type { XmlNode, XmlRoot } from "../declared.ts";
import { scalarOf } from "./scalar-of.ts";

/** Below it a record of a sample in XML says what it was there. */
const shape = Symbol("element");

interface Shape {
  readonly root: XmlRoot;
  readonly nodes: ReadonlyMap<string, XmlNode>;
  /** Members whose values are written with a point: `10.00` is no whole number. */
  readonly decimals: ReadonlySet<string>;
}

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * A document in XML as the value that it is in JSON: attributes and elements are members, elements of one name a list.
 * Undefined: it is none, or its root has neither attributes nor elements.
 */
export function valueOfXml(text: string): unknown {
  try {
    const root = parseXmlTree(text.trim());
    const value = valueOf(root);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function valueOf({ name, namespace, attributes, children, text }: XmlElement): unknown {
  const own = attributes.filter((one) => one.namespace !== instance);
  if (own.length + children.length === 0) return scalarOf(text.trim());
  const nodes = new Map<string, XmlNode>();
  const decimals = new Set<string>();
  const members = new Map<string, unknown>();
  const put = (key: string, value: unknown, texts: readonly string[]): void => {
    members.set(key, value);
    if (texts.some((one) => /^\s*-?\d+\.\d+\s*$/.test(one))) decimals.add(key);
  };
  for (const one of own) {
    put(one.name, scalarOf(one.value), [one.value]);
    nodes.set(one.name, "attribute");
  }
  for (const [key, all] of byName(children)) {
    const texts = all.map((one) => one.text);
    put(key, all.length > 1 || isPlural(name, key) ? all.map(valueOf) : all.map(valueOf)[0], texts);
    nodes.delete(key);
  }
  // Between elements text is what the page leaves out.
  if (children.length === 0 && text.trim() !== "") {
    const key = members.has("value") ? "text" : "value";
    put(key, scalarOf(text.trim()), [text]);
    nodes.set(key, "text");
  }
  const shown: Shape = { root: { name, ...(namespace === "" ? {} : { namespace }) }, nodes, decimals };
  return { ...Object.fromEntries(members), [shape]: shown };
}

function byName(elements: readonly XmlElement[]): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const known = found.get(element.name);
    if (known === undefined) found.set(element.name, [element]);
    else known.push(element);
  }
  return found;
}

/**
 * A value in JSON, with what it is in a document in XML that shows the same; undefined: one of the two has what the other lacks,
 * or has it in another form.
 */
export function asElements(json: unknown, xml: unknown): unknown {
  if (Array.isArray(json)) {
    const items = Array.isArray(xml) ? json.map((item) => asElements(item, xml[0])) : [undefined];
    return items.includes(undefined) ? undefined : items;
  }
  if (!isRecord(json)) return typeof xml === "object" ? undefined : json;
  if (!isRecord(xml) || Object.keys(json).length !== Object.keys(xml).length) return undefined;
  const members = Object.entries(json).map(([key, value]) => [key, asElements(value, xml[key])] as const);
  if (members.some(([, value]) => value === undefined)) return undefined;
  const shown = (xml as Record<PropertyKey, unknown>)[shape] as Shape;
  return { ...Object.fromEntries(members), [shape]: { ...shown, decimals: new Set() } };
}

/** Whether one element is called by the plural of what another is called by: `tags` of `tag`, `entries` of `entry`. */
function isPlural(many: string, one: string): boolean {
  const stem = one.toLowerCase();
  return [`${stem}s`, `${stem}es`, stem.replace(/y$/, "ies"), `${stem}list`].some(
    (name) => name !== stem && name === many.toLowerCase(),
  );
}

/** What records are in XML, where all of them are elements of one name. */
export function xmlOf(records: readonly Record<PropertyKey, unknown>[]): Shape | undefined {
  const shapes = records.flatMap((record) => (shape in record ? [record[shape] as Shape] : []));
  const [first] = shapes;
  if (first === undefined || shapes.some(({ root }) => root.name !== first.root.name)) return undefined;
  return {
    ...first,
    nodes: new Map(shapes.flatMap(({ nodes }) => [...nodes])),
    decimals: new Set(shapes.flatMap(({ decimals }) => [...decimals])),
  };
}
