/** Base64 with its padding (RFC 4648 section 4); bits behind the last byte may be anything. */
export const base64Shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether a text is the one base64 of its bytes: nothing behind the last byte. */
export function isBase64(text: string): boolean {
  return base64Shape.test(text) && Buffer.from(text, "base64").toString("base64") === text;
}
