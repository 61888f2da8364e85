import type { Contract, Entity } from "../../contract/model/contract.ts";
import type { Member } from "../../contract/model/type.ts";
import { pagedBy } from "../../contract/model/paged-by.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Problem } from "../../problem.ts";
import { keyOf } from "../../random/key.ts";
import { textIn } from "./declared.ts";
import { deliveriesOf } from "./deliveries/declaration.ts";
import { ksuid } from "./ksuid.ts";
import { fitsLimits } from "./made/key-pattern.ts";
import { madeKey } from "./made/made-key.ts";
import { placeOf } from "../../contract/model/property.ts";

/** A moment at which keys are tried. */
const someMs = 1_750_000_000_000;

/** The key of made-up rows has to fit its schema, and to begin as positions begin: else every page is wrong, or its iterator refused. */
export function keyProblems(entity: Entity, contract: Contract): readonly Problem[] {
  const paged = pagedBy(contract, entity.name);
  const member = paged === undefined ? undefined : placeOf(entity, paged.property)?.member;
  if (paged === undefined || member === undefined) return [];
  const told = keyProblem(entity, contract, paged.prefix, member);
  // The place is looked for only now: it has to be read from the file once more.
  return told === undefined
    ? []
    : [{ file: contract.file, place: placeOfKey(entity, contract, paged.property), ...told }];
}

function keyProblem(
  entity: Entity,
  contract: Contract,
  prefix: string,
  { slot, limits }: Member,
): Pick<Problem, "found" | "cure"> | undefined {
  const { count, text } = sampleKey(entity, contract);
  if (count < 1) return { found: "no key fits between its bounds", cure: "widen `minimum` and `maximum`" };
  if (!text.startsWith(prefix)) {
    const cure = 'write `prefix: ""` in `x-standin-pagination`, or let the key be text that begins with the prefix';
    return { found: `keys are like ${text}, and positions begin with "${prefix}"`, cure };
  }
  if (slot.type.kind !== "string" || fitsLimits(text, limits)) return undefined;
  return {
    found: `the made-up keys (${text}) do not fit its pattern and length`,
    cure: `write a pattern of letters in their places that begins with "${prefix}", such as ^${prefix}[0-9a-z]{12}$, or give rows of your own`,
  };
}

function placeOfKey(entity: Entity, contract: Contract, property: string): string {
  const schema = pointerTo("/components/schemas", entity.schema ?? entity.name);
  return contract.locate(property.split(".").reduce((at, step) => pointerTo(`${at}/properties`, step), schema));
}

function sampleKey(entity: Entity, contract: Contract): { readonly count: number; readonly text: string } {
  const paged = pagedBy(contract, entity.name);
  const key = keyOf(entity.name);
  if (textIn(entity.data, "kind") === "deliveries")
    return { count: 1, text: deliveriesOf(entity, paged).id.prefix + ksuid(someMs, key, 0) };
  const keys = madeKey(entity, paged, key);
  return { count: keys.count, text: keys.at(0, someMs).text };
}
