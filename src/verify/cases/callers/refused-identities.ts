import type { Identity } from "../../deployment/target.ts";
import type { Ground } from "../case.ts";

/** Remembers for all operations of an API that an identity is turned away, so that others ask instead. */
export function noteRefused(shared: Ground["shared"], identity: string): void {
  shared.set(keyOf(identity), { value: true });
}

function isRefused({ shared }: Pick<Ground, "shared">, identity: string): boolean {
  return shared.has(keyOf(identity));
}

/** Who asks, of several identities that may: the first that was not turned away, else the first. */
export function askerAmong(ground: Pick<Ground, "shared">, able: readonly Identity[]): Identity | undefined {
  return able.find(({ name }) => !isRefused(ground, name)) ?? able[0];
}

function keyOf(identity: string): string {
  return `refused identity ${identity}`;
}
