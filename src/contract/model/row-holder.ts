/** Whether a member of a row is called like the object that holds all that rows have beside their key. */
export function isHolder(name: string): boolean {
  return name === "attributes" || name === "fields" || name === "properties";
}
