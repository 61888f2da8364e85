import type { Account } from "../document/declared.ts";
import type { Word } from "./collect.ts";

/** A thing as one document tells of it. */
export interface Told<Thing> {
  readonly told: Thing;
  readonly account: Account;
}

/** Words of several documents about one thing. */
export function wordsOf<Thing, Value>(
  told: readonly Told<Thing>[],
  pick: (thing: Thing) => { readonly value: Value; readonly line: number } | undefined,
): Word<Value>[] {
  return told.flatMap(({ told: thing, account }) => {
    const said = pick(thing);
    if (said === undefined) return [];
    return [{ value: said.value, witness: account.witness, from: { document: account.document, line: said.line } }];
  });
}
