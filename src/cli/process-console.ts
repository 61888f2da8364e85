import { visibleText } from "../visible-text.ts";
import type { Console } from "./console.ts";
import { enginePace } from "./engine-pace.ts";

// Whoever reads the output may stop reading (`standin check | head`): what is written after that is nobody's. On a full disk what
// was to be told is lost: that is no verdict, whatever the command came to; a break that was found stays one.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    process.once("exit", () => {
      if (process.exitCode !== 1) process.exitCode = 2;
    });
  });

// `isTTY` is undefined where there is no terminal, and the library of colours would then look for `CI` by itself.
const colour =
  (process.stdout.isTTY as boolean | undefined) === true &&
  (process.env["NO_COLOR"] ?? "") === "" &&
  process.env["TERM"] !== "dumb";

/** So many milliseconds whoever reads the output has for the rest of it, when the command has been told to end. */
const longestUnread = 500;

/** The real terminal. Colour where a terminal reads it and NO_COLOR does not forbid it (no-color.org). */
export const processConsole: Console = {
  out: (text) => void process.stdout.write(visibleText(text, colour)),
  error: (text) => void process.stderr.write(visibleText(text, colour)),
  colour,
  // Where no terminal reads it, lines may be of any length, unless a person says otherwise.
  width: process.stdout.columns || Number(process.env["COLUMNS"]) || Infinity,
  env: process.env,
  cwd: process.cwd(),
  unread: () => process.stdout.writableLength,
  // What waits in a pipe that nobody reads would keep the process for ever.
  endSoon: () => void setTimeout(() => process.exit(), longestUnread).unref(),
  enginePace,
};
