import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./source-files.ts";

/** What lies beside the repository for those who develop it: documents that others wrote, schemas of public suites. Absent elsewhere. */
export const sharedFolder: string | undefined = ["../shared", "../../shared"]
  .map((path) => join(root, path))
  .find((path) => existsSync(path));
