// A stand-in in a process of its own, for scripts that watch or end it; needs a build.
import { spawn } from "node:child_process";

export const contract = "teahouse";

/** Starts `standin serve` on a free port, of the usual contract unless the first word names another. */
export async function serving(...args) {
  const given = args[0]?.startsWith("-") === false ? args : [contract, ...args];
  const child = spawn(process.execPath, ["dist/cli/standin.js", "serve", "--port", "0", ...given], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it listened`)));
  });
  return { child, url, ended };
}
