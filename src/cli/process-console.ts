import type { Console } from "./console.ts";

// Whoever reads the output may stop reading (`standin check | head`): what is written after that is nobody's.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

/** The real terminal. Colour where a terminal reads it and NO_COLOR does not forbid it (no-color.org). */
export const processConsole: Console = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  // `isTTY` is undefined where there is no terminal, and the library of colours would then look for `CI` by itself.
  colour:
    (process.stdout.isTTY as boolean | undefined) === true &&
    (process.env["NO_COLOR"] ?? "") === "" &&
    process.env["TERM"] !== "dumb",
  // Where no terminal reads it, lines may be of any length, unless a person says otherwise.
  width: process.stdout.columns || Number(process.env["COLUMNS"]) || Infinity,
  env: process.env,
  cwd: process.cwd(),
};
