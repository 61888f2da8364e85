import type { Server } from "node:http";

/** So long requests that are under way may take to end, in milliseconds. */
const grace = 3000;

/**
 * Waits for SIGTERM or SIGINT, then stops accepting, lets what is under way end for three seconds, and ends. The second
 * signal ends at once.
 */
export async function untilStopped(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    let isStopping = false;
    const stop = (): void => {
      if (isStopping) return server.closeAllConnections();
      isStopping = true;
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), grace).unref();
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
