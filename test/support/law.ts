/** The terms of a law in a contract (docs/extensions.md, "Laws"). */
export interface Terms {
  readonly each: string;
  readonly equalsParameter?: string;
  readonly equalsValue?: string;
  readonly unique?: true;
  readonly ordered?: "ascending" | "descending";
  readonly matches?: object;
  readonly presentWith?: string;
  readonly notBefore?: string;
  readonly atMostParameter?: string;
  readonly otherwise?: number;
  readonly ignoreCase?: true;
}

type Matches = (schema: object, value: unknown) => boolean;

/** Whether an answer obeys the terms: the plainest reading of them, to hold recorded answers against. */
export function obeys(json: unknown, parameters: ReadonlyMap<string, string>, terms: Terms, matches: Matches): boolean {
  const values = valuesAt(json, terms.each);
  const same = (value: unknown, other: unknown): boolean =>
    terms.ignoreCase === true ? String(value).toLowerCase() === String(other).toLowerCase() : value === other;
  if (terms.unique === true) return new Set(values).size === values.length;
  if (terms.ordered !== undefined) return isOrdered(values, terms.ordered);
  if (terms.matches !== undefined) return values.every((value) => matches(terms.matches ?? {}, value));
  if (terms.presentWith !== undefined) return values.length > 0 === valuesAt(json, terms.presentWith).length > 0;
  if (terms.equalsValue !== undefined) {
    const [other] = valuesAt(json, terms.equalsValue);
    return values.every((value) => same(value, other));
  }
  if (terms.notBefore !== undefined) {
    const [other] = valuesAt(json, terms.notBefore);
    return values.every((value) => milliseconds(value) >= milliseconds(other));
  }
  if (terms.atMostParameter !== undefined) {
    const most = Number(parameters.get(terms.atMostParameter.toLowerCase()) || terms.otherwise);
    return values.every((value) => Array.isArray(value) && value.length <= most);
  }
  const sent = parameters.get((terms.equalsParameter ?? "").toLowerCase());
  return sent === undefined || values.every((value) => same(value, sent));
}

/** The values at a path; none where a member is absent. */
function valuesAt(json: unknown, path: string): readonly unknown[] {
  const steps = [...path.matchAll(/([^.[\]]+)|\[(-?\d*)\]/g)];
  return steps.reduce<readonly unknown[]>(
    (values, [, member, index]) =>
      values.flatMap((value) => {
        if (member !== undefined) return present((value as Record<string, unknown>)[member]);
        const items = value as readonly unknown[];
        return index === "" || index === undefined ? items : present(items.at(Number(index)));
      }),
    [json],
  );
}

function present(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value];
}

function isOrdered(values: readonly unknown[], order: "ascending" | "descending"): boolean {
  const texts = values.map(String).map((text) => Buffer.from(text));
  return texts.every((text, index) => {
    const next = texts[index + 1];
    const comparison = next === undefined ? 0 : Buffer.compare(text, next);
    return order === "ascending" ? comparison <= 0 : comparison >= 0;
  });
}

function milliseconds(value: unknown): number {
  return Number(/^\/Date\((-?\d+)/.exec(String(value))?.[1] ?? Number.NaN);
}
