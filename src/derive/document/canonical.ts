/** What is left of a name when languages differ in how they write it: `endpoint_id`, `EndpointId` and `endpointId` are one. */
export function canonical(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
