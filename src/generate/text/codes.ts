/** ISO 3166-1. */
export const countries = [
  { code: "SE", name: "Sweden" },
  { code: "DE", name: "Germany" },
  { code: "FR", name: "France" },
  { code: "GB", name: "United Kingdom" },
  { code: "US", name: "United States" },
  { code: "NL", name: "Netherlands" },
  { code: "NO", name: "Norway" },
  { code: "ES", name: "Spain" },
  { code: "PL", name: "Poland" },
  { code: "JP", name: "Japan" },
] as const;

/** States and provinces, with the letters by which post there knows them. */
export const regions = [
  { code: "CA", name: "California" },
  { code: "ON", name: "Ontario" },
  { code: "NY", name: "New York" },
  { code: "TX", name: "Texas" },
  { code: "QC", name: "Quebec" },
  { code: "OR", name: "Oregon" },
  { code: "BC", name: "British Columbia" },
  { code: "FL", name: "Florida" },
  { code: "AB", name: "Alberta" },
  { code: "WA", name: "Washington" },
] as const;

/** ISO 4217. */
export const currencies = ["EUR", "USD", "SEK", "GBP", "NOK", "CHF", "DKK", "JPY"] as const;

/** ISO 639-1. */
export const languages = ["en", "sv", "de", "fr", "es", "nl", "pl", "ja"] as const;

export const timeZones = [
  "Europe/Stockholm",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "Asia/Tokyo",
] as const;

export const mimeTypes = ["application/json", "application/pdf", "text/plain", "image/png", "image/jpeg"] as const;
