import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Documents of a folder: files, and of each folder in it the first that says which OpenAPI it is. */
export function documentsIn(path) {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name);
    if (statSync(file).isDirectory())
      return readdirSync(file)
        .map((inner) => join(file, inner))
        .filter(isOpenApi)
        .slice(0, 1);
    return isOpenApi(file) ? [file] : [];
  });
}

function isOpenApi(file) {
  if (!/\.(ya?ml|json)$/.test(file)) return false;
  const text = readFileSync(file, "utf8");
  if (/\.json$/.test(file)) return ["openapi", "swagger"].some((key) => Object.hasOwn(JSON.parse(text), key));
  return /^["']?(openapi|swagger)["']?\s*:/m.test(text);
}
