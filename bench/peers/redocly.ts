import { execFile } from "node:child_process";
import { join } from "node:path";

export const manifest = new URL("node_modules/@redocly/cli/package.json", import.meta.url);
const cli = join(import.meta.dirname, "node_modules/@redocly/cli/bin/cli.js");

/** Runs a command of the Redocly CLI. What it finds, it also says by its exit code; that is no error here. */
export async function redocly(args: readonly string[]): Promise<void> {
  const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [cli, ...args], { env: environment, maxBuffer: 1 << 30 }, (error, _, errors) => {
      if (error === null || error.code === 1) resolve();
      else reject(new Error(`redocly ${args.join(" ")}\n${errors}`, { cause: error }));
    });
  });
}
