import type { HostFacts } from "../../contract/model/host.ts";
import type { Dialect } from "./dialect.ts";
import { plain } from "./plain/plain.ts";
import { servicestack } from "./servicestack/servicestack.ts";

/** How the hosts of each framework spell. */
const dialects: readonly Dialect[] = [servicestack, plain];

/** The dialect of a host; a framework that has none of its own spells as ordinary services do. */
export function dialectOf({ framework }: HostFacts): Dialect {
  return dialects.find((dialect) => dialect.framework === framework) ?? plain;
}
