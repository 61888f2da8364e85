/** Simple texts of each format, as a pattern: for lengths and patterns that the usual ones do not fit. */
const shortPatterns: Readonly<Record<string, string>> = {
  "date-time":
    "^(19[7-9]\\d|20[0-2]\\d)-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-](0\\d|1[0-3]):[0-5]\\d)$",
  date: "^(19[7-9]\\d|20[0-2]\\d)-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])$",
  time: "^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-](0\\d|1[0-3]):[0-5]\\d)$",
  duration: "^P(\\d+W|\\d+[YMD]|T\\d+[HMS])$",
  email: "^[a-zA-Z0-9]+([._+-][a-zA-Z0-9]+)*@([a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\.)+[a-z]{2,}$",
  "idn-email": "^[a-zA-Z0-9]+([._+-][a-zA-Z0-9]+)*@([a-zA-Z0-9]+(-[a-zA-Z0-9]+)*\\.)+[a-z]{2,}$",
  hostname: "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*(\\.[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)*$",
  "idn-hostname": "^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*(\\.[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)*$",
  ipv4: "^((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)$",
  ipv6: "^(::|([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|([0-9a-f]{1,4}:){1,3}(:[0-9a-f]{1,4}){1,4})$",
  uri: "^([a-z]+://[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*(:\\d{2,4})?(/[a-zA-Z0-9._~-]+)*/?(\\?[a-z]+=[a-zA-Z0-9]+(&[a-z]+=[a-zA-Z0-9]+)*)?(#[a-zA-Z0-9]+)?|[a-z]+:[a-zA-Z0-9:._-]+)$",
  "uri-reference": "^([a-z]+://[a-zA-Z0-9]+([.-][a-zA-Z0-9]+)*)?(/[a-zA-Z0-9._~-]*)*(#[a-zA-Z0-9]*)?$",
  "uri-template": "^[a-zA-Z0-9:/._~-]*(\\{[a-z]+\\}[a-zA-Z0-9/._~-]*)*$",
  uuid: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
  "json-pointer": "^(/([a-zA-Z0-9_-]|~0|~1)*)*$",
  "relative-json-pointer": "^(0|[1-9]\\d*)(#|(/[a-zA-Z0-9_-]*)*)$",
  regex: "^[a-zA-Z0-9^$]*$",
  byte: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  base64: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  base64url: "^[A-Za-z0-9_-]*$",
  "date-time-local":
    "^(19[7-9]\\d|20[0-2]\\d)-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?$",
};

/** The pattern of a format's simple texts; undefined for a format that says nothing. */
export function shortPattern(format: string): string | undefined {
  const alias: Readonly<Record<string, string>> = { iri: "uri", url: "uri", "iri-reference": "uri-reference" };
  const name = Object.hasOwn(alias, format) ? (alias[format] ?? format) : format;
  return Object.hasOwn(shortPatterns, name) ? shortPatterns[name] : undefined;
}
