import type { ThingData } from "../../src/serve/data/things/thing.ts";

const nothing = (): never => {
  throw new Error("there are no rows to write");
};

/** Of an API that has no rows of JSON. */
export const noThings: ThingData = {
  list: () => undefined,
  isListed: () => false,
  written: () => [],
  wasWritten: () => undefined,
  has: () => false,
  item: () => undefined,
  shown: () => undefined,
  keyOf: () => undefined,
  namesOf: () => [],
  ownerOf: () => undefined,
  related: nothing,
  retold: nothing,
  heldIn: () => [],
  ofKind: () => undefined,
  showsAny: () => false,
  create: nothing,
  change: nothing,
  remove: nothing,
};
