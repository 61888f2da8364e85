#!/usr/bin/env node
import { checkCommand } from "./check-command.ts";
import { configCommand } from "./config-command.ts";
import { deriveCommand } from "./derive-command.ts";
import { initCommand } from "./init-command.ts";
import { processConsole } from "./process-console.ts";
import { run } from "./program.ts";
import { schemasCommand } from "./schemas-command.ts";
import { serveCommand } from "./serve-command.ts";
import { verifyCommand } from "./verify-command.ts";

process.exitCode = await run(
  process.argv.slice(2),
  [serveCommand, verifyCommand, deriveCommand, checkCommand, schemasCommand, initCommand, configCommand],
  processConsole,
);
