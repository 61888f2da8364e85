import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import type { HostFacts } from "../model/host.ts";
import type { Slot, Type } from "../model/type.ts";
import { CodeTypes } from "./code-types.ts";
import { JsonTypes } from "./json-types.ts";

/** Compiles Schema Objects to types; one schema gives one type, however often it is referred to, so that a type may hold itself. */
export interface Types {
  /** @param name what an object or enum is called that names itself nowhere */
  typeOf(schema: Part, name: string): Type;
  /** A place for values of a schema. */
  slotOf(schema: Part, name: string, required: boolean): Slot;
}

/** The compiler for what values are on a host. */
export function typesOf(values: HostFacts["values"], references: References, namespace: string): Types {
  return values === "code" ? new CodeTypes(references, namespace) : new JsonTypes(references);
}
