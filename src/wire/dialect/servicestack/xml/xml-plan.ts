import type { Slot, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { RowText } from "../../../rows/row-text.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import { contentNamespace, INSTANCE, rootName } from "./xml-names.ts";
import { prefixOf, type Scope } from "./xml-scope.ts";

/** The element being written: where it stands decides its prefixes. */
export interface ElementContext {
  readonly scope: Scope;
  /** The root is 1. */
  readonly depth: number;
  /** How the elements inside are written, by name and place: worked out once, and the same in every document of the type. */
  readonly plans: Map<string, Map<Slot, ElementPlan>>;
  /** The tags of the element. */
  readonly around?: { readonly before: string; readonly behind: string };
  /** Spells the members of the objects that stand here; `null`: some of them hold other values. Absent: nobody has asked yet. */
  row?: RowText | null;
}

/** How an element is written, wherever its value comes from. */
export interface ElementPlan {
  readonly tag: string;
  /** The namespaces that it declares. */
  readonly attributes: string;
  readonly nil: string;
  /** Of those, the new default namespace alone. */
  readonly redeclared: string;
  /** What stands where there is no value. */
  readonly fallback: Value;
  readonly inside: ElementContext;
}

export interface RootPlan {
  readonly name: string;
  readonly attributes: string;
  readonly inside: ElementContext;
}

export function planRoot(type: Type): RootPlan {
  const { name, namespace } = rootName(type);
  const root: Scope = { prefix: "", namespace, outer: undefined };
  const instance = contentNamespace(type) === undefined ? "" : ` xmlns:i="${INSTANCE}"`;
  const scope = { prefix: "i", namespace: INSTANCE, outer: root };
  return {
    name,
    attributes: `${instance} xmlns="${attribute(namespace)}"`,
    inside: { scope, depth: 1, plans: new Map() },
  };
}

export function plannedElement(name: string, namespace: string, slot: Slot, parent: ElementContext): ElementPlan {
  let byPlace = parent.plans.get(name);
  if (byPlace === undefined) parent.plans.set(name, (byPlace = new Map<Slot, ElementPlan>()));
  let plan = byPlace.get(slot);
  if (plan === undefined) byPlace.set(slot, (plan = planElement(name, namespace, slot, parent)));
  return plan;
}

export function planElement(
  name: string,
  namespace: string,
  { type, nullable }: Slot,
  parent: ElementContext,
): ElementPlan {
  const depth = parent.depth + 1;
  const prefix = prefixOf(parent.scope, namespace);
  const outer = prefix === undefined ? { prefix: "", namespace, outer: parent.scope } : parent.scope;
  // A namespace that has no prefix yet becomes the default one; the writer says so last.
  const redeclared = prefix === undefined ? ` xmlns="${attribute(namespace)}"` : "";
  const content = contentNamespace(type);
  const own = content === undefined || prefixOf(outer, content) !== undefined ? undefined : `d${depth}p1`;
  const scope = own === undefined || content === undefined ? outer : { prefix: own, namespace: content, outer };
  const declared = own === undefined || content === undefined ? "" : ` xmlns:${own}="${attribute(content)}"`;
  const tag = prefix === undefined || prefix === "" ? name : `${prefix}:${name}`;
  return {
    tag,
    attributes: declared + redeclared,
    nil: `${declared} i:nil="true"${redeclared}`,
    redeclared,
    fallback: nullable ? null : defaultOf(type),
    inside: {
      scope,
      depth,
      plans: new Map(),
      around: { before: `<${tag}${declared}${redeclared}>`, behind: `</${tag}>` },
    },
  };
}

/** A namespace as an attribute's value. */
function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
