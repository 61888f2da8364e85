/**
 * A file or folder of the product, by its path from the root of the package. This module stands one folder below that root,
 * as source, compiled and bundled alike.
 */
export function productFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}

/** A file that `npm run build` puts beside the compiled modules; beside the source there is none. */
export function builtFile(name: string): URL {
  return new URL(name, import.meta.url);
}
