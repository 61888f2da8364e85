import type { WriteAnswer } from "../../../contract/model/contract.ts";
import { valueAt } from "../../../contract/model/property.ts";
import type { Value } from "../../../contract/model/value.ts";
import { keyText } from "../../data/things/thing.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Here } from "../here.ts";

/** Where a new row is found. */
export function placeBelow({ action, below }: WriteAnswer, { key, thing }: ThingWrite, here: Here): string | undefined {
  if (action !== "create" || below === undefined) return undefined;
  const valueOf = (name: string): Value => (name === "" ? key : (valueAt(thing?.value ?? {}, name) ?? null));
  return here.below(below.replace(/\{([^{}]*)\}/g, (_, name: string) => encodeURIComponent(keyText(valueOf(name)))));
}
