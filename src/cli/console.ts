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
}

export interface CommandModule {
  /** Adds the command; `done` tells the exit code when the command has one to tell. */
  register(program: Command, console: Console, done: (code: number) => void): void;
}
