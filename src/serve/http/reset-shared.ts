import { controlPath } from "./control/control-path.ts";

/** Takes back whatever the shared session of a stand-in has changed. */
export async function resetShared(url: string): Promise<void> {
  await fetch(`${url}${controlPath}/reset`, { method: "POST" });
}
