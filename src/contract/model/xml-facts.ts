/** How values of a schema stand in XML, as far as the schema says it (OpenAPI 3.1, section 4.8.26 "XML Object"; `nodeType`: 3.2). */
export interface XmlFacts {
  /** Undefined: the name of the property, or of the schema. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly prefix: string | undefined;
  /** `none` stands for what it holds only. Undefined: an element, of a list none. */
  readonly node: "element" | "attribute" | "text" | "cdata" | "none" | undefined;
}
