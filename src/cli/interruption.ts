/** A run that a person or a machine may end: the first SIGINT or SIGTERM asks it to, the second ends the process as ever. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves signals to what they do by themselves. */
  leave(): void;
}

/** Listens for SIGINT and SIGTERM. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const leave = (): void => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  const stop = (): void => {
    leave();
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return { signal: controller.signal, leave };
}
