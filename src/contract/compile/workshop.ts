import type { BodySchemas } from "./body-schemas.ts";
import type { Problems } from "../../source/problems.ts";
import type { HostFacts } from "../model/host.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import type { Tolerance } from "../check/tolerance.ts";
import type { Types } from "./types.ts";

/** What every step of compiling a contract works with. */
export interface Workshop {
  readonly root: Part;
  readonly problems: Problems;
  readonly references: References;
  readonly tolerance: Tolerance;
  readonly types: Types;
  readonly bodies: BodySchemas;
  readonly host: HostFacts;
  /** The XML namespace of what names none. */
  readonly namespace: string;
}
