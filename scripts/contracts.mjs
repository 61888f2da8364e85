// Makes the contracts of this repository anew: each from its documents, with the decisions of its overlay.yaml.
//
//   npm run contracts        (after npm run build)
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import process from "node:process";

const root = fileURLToPath(new URL("..", import.meta.url));
const made = JSON.parse(readFileSync(new URL("../fixtures/documents/contracts.json", import.meta.url), "utf8"));
for (const [contract, documents] of Object.entries(made)) {
  const args = ["dist/cli/standin.js", "derive", ...documents.map((name) => `fixtures/documents/${name}`)];
  const { status } = spawnSync(process.execPath, [...args, "--out", `contracts/${contract}`], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = status ?? 2;
}
