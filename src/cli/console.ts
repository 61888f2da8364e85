import type { Command } from "commander";

/** What a command writes to and how it ends: `process` in the real thing, collected text in tests. */
export interface Console {
  out(text: string): void;
  error(text: string): void;
  readonly colour: boolean;
  /** Columns of the terminal; `Infinity` where none reads it. */
  readonly width: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Bytes of the output that nobody has read yet. Absent: all is read at once. */
  readonly unread?: () => number;
  /** The command has been told to end: what nobody reads soon is not waited for. */
  readonly endSoon?: () => void;
  /** Whether what comes now is done once, or again and again: the engine makes optimised code of the latter. */
  readonly enginePace?: (pace: "opening" | "usual") => void;
}

export interface CommandModule {
  /** Adds the command; `done` tells the exit code when the command has one to tell. */
  register(program: Command, console: Console, done: (code: number) => void): void;
}
