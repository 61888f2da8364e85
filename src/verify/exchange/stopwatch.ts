/** Tells the milliseconds since it was made. */
export function startStopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
