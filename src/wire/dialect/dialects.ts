import type { HostFacts } from "../../contract/model/host.ts";
import type { Dialect } from "./dialect.ts";
import { servicestack } from "./servicestack/servicestack.ts";

/** How the hosts of each framework spell. */
const dialects: readonly Dialect[] = [servicestack];

/** The dialect of a host. */
export function dialectOf({ framework }: HostFacts): Dialect {
  return dialects.find((dialect) => dialect.framework === framework) ?? servicestack;
}
