/** Bytes of a kilobyte and a megabyte, everywhere: as web servers count (`client_max_body_size 10m`), and in doubt the larger. */
export const kilobyte = 1024;
export const megabyte = 1024 * 1024;

/** So many bytes as people write them: `8 MB`, `1.5 MB`, `64 KB`, `12 bytes`. */
export function sizeText(bytes: number): string {
  if (bytes >= megabyte) return `${rounded(bytes / megabyte)} MB`;
  return bytes >= kilobyte ? `${rounded(bytes / kilobyte)} KB` : `${bytes} bytes`;
}

function rounded(number: number): string {
  return String(Number(number.toFixed(number < 10 ? 1 : 0)));
}
