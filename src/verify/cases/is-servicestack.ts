import type { Ground } from "./case.ts";

/** Whether the contract says that the host runs on that framework, whose manners are then promises too. */
export function isServiceStack({ contract }: Pick<Ground, "contract">): boolean {
  return contract.host.framework === "servicestack";
}
