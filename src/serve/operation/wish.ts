import type { Operation } from "../../contract/model/contract.ts";
import type { Data } from "../data/data.ts";
import type { Outcome } from "./outcome.ts";

/** What a client wants an operation to come to, whatever it asked (`Prefer`, RFC 7240). */
export type Wished = Outcome | { readonly kind: "turned away"; readonly why: "nobody" | "role missing" };

/** Told the operation that a request reached; undefined: nothing is wished of this one. */
export type Wish = (operation: Operation, data: Data) => Wished | undefined;
