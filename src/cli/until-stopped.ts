import type { Server } from "node:http";

/** Waits for SIGTERM or SIGINT, then ends at once: open connections are closed, not waited for. */
export async function untilStopped(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      server.close(() => resolve());
      server.closeAllConnections();
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    server.once("close", resolve);
  });
}
