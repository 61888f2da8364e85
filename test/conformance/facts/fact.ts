import type { Asked, Shown } from "./asked.ts";
import type { ContractName, Part } from "./document.ts";

/** A fact that a contract states of its host, and what is different where it is another. */
export interface Fact {
  readonly fact: string;
  readonly contract: ContractName;
  /** Changes exactly this fact of the document. */
  readonly change: (document: Part) => void;
  /** What the answer becomes by it; undefined: something else. `before` asks the unchanged host. */
  readonly becomes: (shown: Shown, asked: Asked, before: (asked: Asked) => Shown) => Shown | undefined;
}
