/** `pets` → `/pets`. */
export function meantPath(name: string): string | undefined {
  return /^[\w{]/.test(name) && !name.includes(":/") ? `/${name}` : undefined;
}

/** `2xx` → `2XX`, `200 OK` → `200`. */
export function meantStatus(name: string): string | undefined {
  const [, status] = /^\s*([1-5](?:\d\d|[xX]{2})|[dD]efault)(?![\w])/.exec(name) ?? [];
  if (status === undefined) return undefined;
  return /^d/i.test(status) ? "default" : status.toUpperCase();
}
