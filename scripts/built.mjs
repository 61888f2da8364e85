// Builds the product where it has not been built yet. Run before `npm start` and before the tests, which run the built command.
// Not npm's `prepare`: npm warns those who install a packed file of a script that would run.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath, URL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** As Vitest calls it before all tests. */
export default function buildOnce() {
  if (existsSync(new URL("../dist/standin.js", import.meta.url))) return;
  execFileSync(process.platform === "win32" ? "npm.cmd" : "npm", ["run", "build"], { cwd: root, stdio: "inherit" });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildOnce();
