const known = new Map<string, RegExp>();

/** A pattern of a contract as an expression (ECMA-262, flag u), compiled once. There are as many as contracts write. */
export function expressionOf(pattern: string): RegExp {
  const expression = known.get(pattern) ?? new RegExp(pattern, "u");
  known.set(pattern, expression);
  return expression;
}
