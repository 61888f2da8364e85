import type { Ground } from "../case.ts";

/** Remembers for all operations of an API that an identity is turned away, so that others ask instead. */
export function noteRefused(shared: Ground["shared"], identity: string): void {
  shared.set(keyOf(identity), { value: true });
}

export function isRefused({ shared }: Pick<Ground, "shared">, identity: string): boolean {
  return shared.has(keyOf(identity));
}

function keyOf(identity: string): string {
  return `refused identity ${identity}`;
}
