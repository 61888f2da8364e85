import type { Part } from "../../source/part.ts";
import type { XmlFacts } from "../model/xml-facts.ts";

const nodes = ["element", "attribute", "text", "cdata", "none"] as const;

/** What the schemas that apply to a value say of its XML; the last to speak counts. Nothing, where none does. */
export function xmlFacts(facets: readonly Part[]): { readonly xml?: XmlFacts } {
  const said = facets.flatMap((facet) => facet.get("xml") ?? []);
  if (said.length === 0) return {};
  const text = (key: string): string | undefined => said.findLast((part) => part.has(key))?.get(key)?.text;
  return {
    xml: Object.freeze({
      name: text("name"),
      namespace: text("namespace"),
      prefix: text("prefix"),
      node: nodeOf(said),
    }),
  };
}

/** `attribute: true` and `wrapped: true` are older words for two kinds of node (OpenAPI 3.2, "XML Object"); documents of 3.1 may say `x-nodeType`. */
function nodeOf(said: readonly Part[]): XmlFacts["node"] {
  const [word] = ["nodeType", "x-nodeType"].flatMap(
    (key) => said.findLast((part) => part.has(key))?.get(key)?.text ?? [],
  );
  const node = nodes.find((one) => one === word);
  if (node !== undefined) return node;
  if (said.some((part) => part.get("attribute")?.flag === true)) return "attribute";
  return said.some((part) => part.get("wrapped")?.flag === true) ? "element" : undefined;
}
