/** A title as an id: small letters, digits and hyphens. */
export function slug(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const id = words.join("-").slice(0, 60);
  return /^[a-z]/.test(id) ? id : `api${id === "" ? "" : `-${id}`}`;
}
