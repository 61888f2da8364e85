import type { Contract, Entity } from "../../contract/model/contract.ts";
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
  const { file } = contract;
  const place = contract.locate(
    paged.property
      .split(".")
      .reduce(
        (at, step) => pointerTo(`${at}/properties`, step),
        pointerTo("/components/schemas", entity.schema ?? entity.name),
      ),
  );
  const { count, text } = sampleKey(entity, contract);
  if (count < 1)
    return [{ file, place, found: "no key fits between its bounds", cure: "widen `minimum` and `maximum`" }];
  if (!text.startsWith(paged.prefix)) {
    const cure = 'write `prefix: ""` in `x-standin-pagination`, or let the key be text that begins with the prefix';
    return [{ file, place, found: `keys are like ${text}, and positions begin with "${paged.prefix}"`, cure }];
  }
  if (member.slot.type.kind !== "string" || fitsLimits(text, member.limits)) return [];
  return [
    {
      file,
      place,
      found: `the made-up keys (${text}) do not fit its pattern and length`,
      cure: `write a pattern of letters in their places that begins with "${paged.prefix}", such as ^${paged.prefix}[0-9a-z]{12}$, or give rows of your own`,
    },
  ];
}

function sampleKey(entity: Entity, contract: Contract): { readonly count: number; readonly text: string } {
  const paged = pagedBy(contract, entity.name);
  const key = keyOf(entity.name);
  if (textIn(entity.data, "kind") === "deliveries")
    return { count: 1, text: deliveriesOf(entity, paged).id.prefix + ksuid(someMs, key, 0) };
  const keys = madeKey(entity, paged, key);
  return { count: keys.count, text: keys.at(0, someMs).text };
}
