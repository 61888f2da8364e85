/** The namespace prefixes in force at an element, innermost last. */
export interface Scope {
  readonly prefix: string;
  readonly namespace: string;
  readonly outer: Scope | undefined;
}

/** The prefix that means a namespace here: the innermost one that no nearer declaration hides. */
export function prefixOf(scope: Scope | undefined, namespace: string): string | undefined {
  for (let at = scope; at !== undefined; at = at.outer) {
    if (at.namespace === namespace && namespaceOf(scope, at.prefix) === namespace) return at.prefix;
  }
  return undefined;
}

/** The namespace that a prefix means here. */
function namespaceOf(scope: Scope | undefined, prefix: string): string | undefined {
  for (let at = scope; at !== undefined; at = at.outer) if (at.prefix === prefix) return at.namespace;
  return undefined;
}
