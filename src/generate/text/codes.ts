/** ISO 3166-1: codes of two and of three letters. */
export const countries = [
  { code: "SE", long: "SWE", name: "Sweden" },
  { code: "DE", long: "DEU", name: "Germany" },
  { code: "FR", long: "FRA", name: "France" },
  { code: "GB", long: "GBR", name: "United Kingdom" },
  { code: "US", long: "USA", name: "United States" },
  { code: "NL", long: "NLD", name: "Netherlands" },
  { code: "NO", long: "NOR", name: "Norway" },
  { code: "ES", long: "ESP", name: "Spain" },
  { code: "PL", long: "POL", name: "Poland" },
  { code: "JP", long: "JPN", name: "Japan" },
] as const;

/** States and provinces, with the letters by which post there knows them. */
export const regions = [
  { code: "CA", name: "California", country: "US" },
  { code: "ON", name: "Ontario", country: "CA" },
  { code: "NY", name: "New York", country: "US" },
  { code: "TX", name: "Texas", country: "US" },
  { code: "QC", name: "Quebec", country: "CA" },
  { code: "OR", name: "Oregon", country: "US" },
  { code: "BC", name: "British Columbia", country: "CA" },
  { code: "FL", name: "Florida", country: "US" },
  { code: "AB", name: "Alberta", country: "CA" },
  { code: "WA", name: "Washington", country: "US" },
] as const;

const canada = { code: "CA", long: "CAN", name: "Canada" };

/** In which country a region lies, by its name or code; undefined: nobody knows. */
export function countryOfRegion(
  region: string,
): { readonly code: string; readonly long: string; readonly name: string } | undefined {
  const found = regions.find(({ code, name }) => code === region || name === region);
  return [canada, ...countries].find(({ code }) => code === found?.country);
}

/** ISO 4217. */
export const currencies = ["EUR", "USD", "SEK", "GBP", "NOK", "CHF", "DKK", "JPY"] as const;

const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    EUR: "€",
    USD: "$",
    SEK: "kr",
    GBP: "£",
    NOK: "kr",
    CHF: "CHF",
    DKK: "kr",
    JPY: "¥",
    CAD: "$",
    AUD: "$",
  }),
);

/** What stands for a currency beside its amounts; undefined: nobody knows. */
export function symbolOf(currency: string): string | undefined {
  return symbols.get(currency.toUpperCase());
}

/** ISO 639-1. */
export const languages = ["en", "sv", "de", "fr", "es", "nl", "pl", "ja"] as const;

/** ISO 639-1 with the country whose form of the language it is (RFC 5646). */
export const locales = ["en-GB", "en-US", "sv-SE", "de-DE", "fr-FR", "es-ES", "nl-NL", "ja-JP"] as const;

export const timeZones = [
  "Europe/Stockholm",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "Asia/Tokyo",
] as const;

export const mimeTypes = ["application/json", "application/pdf", "text/plain", "image/png", "image/jpeg"] as const;

/** Names under which cards are known. */
export const cardBrands = ["Visa", "Mastercard", "American Express", "Discover"] as const;

/** The examples of the IBAN registry (ISO 13616), which are nobody's accounts. */
export const ibans = [
  "SE4550000000058398257466",
  "DE89370400440532013000",
  "FR1420041010050500013M02606",
  "GB29NWBK60161331926819",
  "NL91ABNA0417164300",
  "NO9386011117947",
  "ES9121000418450200051332",
  "PL61109010140000071219812874",
] as const;

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export const levels = ["low", "medium", "high"] as const;
export const states = ["active", "pending", "completed"] as const;
export const environments = ["production", "staging", "development"] as const;
export const phoneTypes = ["mobile", "home", "work"] as const;
export const jobTitles = [
  "Account Manager",
  "Accountant",
  "Designer",
  "Engineer",
  "Office Manager",
  "Product Manager",
  "Sales Manager",
  "Support Specialist",
] as const;
export const categories = ["Books", "Clothing", "Electronics", "Food", "Garden", "Home", "Sports", "Toys"] as const;
export const browsers = [
  "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
] as const;
