import type { Server } from "node:http";

/**
 * Waits for SIGTERM or SIGINT, then stops accepting, lets what is under way end for some seconds, and ends. The second signal
 * ends at once.
 */
export async function untilStopped(server: Server, seconds: number): Promise<void> {
  await new Promise<void>((resolve) => {
    let isStopping = false;
    const stop = (): void => {
      if (isStopping) return server.closeAllConnections();
      isStopping = true;
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), seconds * 1000).unref();
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
    server.once("close", () => {
      process.off("SIGTERM", stop);
      process.off("SIGINT", stop);
      resolve();
    });
  });
}
