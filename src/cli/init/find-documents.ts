import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { contractNames, locateContract } from "../../contract/locate-contract.ts";
import { Problems } from "../../source/problems.ts";
import { mayBeDocumentation } from "../may-be-documentation.ts";

/** Where projects keep their documents. */
const folders = [".", "openapi", "api", "apis", "docs", "spec", "specs", "swagger", "public"];

/** What a folder holds: paths from it, sorted. */
export interface FoundDocuments {
  readonly openapi: readonly string[];
  readonly pages: readonly string[];
}

/** OpenAPI documents and pages in a folder, and where else in it projects keep them. */
export function findDocuments(root: string): FoundDocuments {
  const files = folders.flatMap((folder) => {
    const path = join(root, folder);
    const names = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
    return names.filter((entry) => entry.isFile()).map(({ name }) => join(path, name));
  });
  const named = contractNames(join(root, "contracts")).flatMap(
    (name) => locateContract(join(root, "contracts", name), "", new Problems()) ?? [],
  );
  const near = (path: string): string => relative(root, path);
  const documents = files.filter((file) => /\.(ya?ml|json)$/i.test(file) && !mayBeDocumentation(file, new Map()));
  return {
    openapi: [...documents, ...named].map(near).toSorted(),
    pages: files
      .filter((file) => /\.html?$/i.test(file))
      .map(near)
      .toSorted(),
  };
}
