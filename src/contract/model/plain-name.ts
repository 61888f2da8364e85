const spelling = /[^a-z0-9]/g;

/** A name without its spelling: `created_at`, `createdAt` and `Created-At` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(spelling, "");
}
