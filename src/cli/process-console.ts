import type { Console } from "./program.ts";

/** The real terminal. Colour where a terminal reads it and NO_COLOR does not forbid it (no-color.org). */
export const processConsole: Console = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb",
  width: process.stdout.columns || 100,
  env: process.env,
  cwd: process.cwd(),
};
