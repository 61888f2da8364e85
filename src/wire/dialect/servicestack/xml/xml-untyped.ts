import type { Value } from "../../../../contract/model/value.ts";
import { INSTANCE } from "./xml-names.ts";
import type { XmlElement } from "../../../xml/xml-tree.ts";

/** Reads a value whose type nobody declared: `i:type` says what it is; text, where it says nothing known. */
export function readXmlAnything(element: XmlElement): Value {
  const type = element.attributes
    .find(({ name, namespace }) => name === "type" && namespace === INSTANCE)
    ?.value.replace(/^.*:/, "");
  const { text } = element;
  switch (type) {
    case "boolean":
      return text === "true";
    case "int":
    case "short":
      return Number(text);
    case "double":
    case "float":
      return Number(text.replace("INF", "Infinity"));
    case "long":
      return /^-?\d+$/.test(text) ? BigInt(text) : text;
    default:
      return text;
  }
}
