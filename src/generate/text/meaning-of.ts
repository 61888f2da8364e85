import { countsWhatHappened } from "./counted.ts";
import type { Meaning } from "./meanings.ts";
import { companies, people, roles } from "./thing-names.ts";
import { wordsOf } from "./words-of.ts";

/**
 * What the end of a name means. A name's last word says what the thing is, those before it say which one: a `macAddress`
 * is an address, a `fontFamily` is a family. Longer ends are looked at first.
 */
const ends: Readonly<Record<string, Meaning>> = {
  ...all("email", "email", "mail", "e mail", "email address", "mail address", "e mail address", "email id"),
  ...all("url", "url", "uri", "link", "href", "website", "web site", "homepage", "home page", "web page", "webhook"),
  ...all("url", "logo", "avatar", "thumbnail", "picture", "photo", "self"),
  ...all("phone", "phone", "mobile", "tel", "telephone", "fax", "cellphone", "cell phone"),
  ...all("phone", "phone number", "mobile number", "telephone number", "fax number", "phone no", "phone nr"),
  ...all("firstName", "first name", "firstname", "given name", "givenname", "forename", "given"),
  ...all("lastName", "last name", "lastname", "family name", "familyname", "surname"),
  ...all("company", "company", "organization", "organisation", "employer", "firma", "merchant", "supplier", "vendor"),
  ...all("company", "company name", "organization name", "organisation name", "business name", "legal name"),
  ...all("department", "department", "division"),
  ...all("city", "city", "town", "ort", "municipality", "locality", "city name"),
  ...all("street", "street", "address", "street address", "address line", "street name", "strasse", "gata"),
  ...all("mac", "mac", "mac address"),
  ...all("ipv4", "ip", "ip address", "ipv4", "ip v 4", "remote address", "client address", "source address"),
  ...all("ipv4", ...addresses("server peer bind listen gateway host network")),
  ...all("ipv6", "ipv6", "ip v 6"),
  ...all(
    "hash",
    ...addresses("wallet contract token stake staking deposit pool validator reward mint blockchain"),
    ...addresses("crypto bitcoin btc ethereum eth"),
    "hash",
    "checksum",
    "digest",
    "fingerprint",
    "etag",
    "sha",
    "md5",
  ),
  ...all(
    "postcode",
    "zip",
    "zipcode",
    "zip code",
    "postal code",
    "postalcode",
    "postcode",
    "post code",
    "postal",
    "plz",
  ),
  ...all("country", "country", "country name", "nationality"),
  ...all("countryCode", "country code", "country iso", "iso country"),
  ...all("countryCode3", "country alpha", "country iso alpha"),
  ...all(
    "region",
    "administrative district",
    "administrative area",
    "district level",
    "area level",
    "county",
    "province",
    "state province",
    "state name",
    "region name",
    "province name",
    "prefecture",
  ),
  ...all("regionCode", "state code", "region code", "province code", "state abbreviation"),
  ...all("currency", "currency", "currency code"),
  ...all("currencySymbol", "currency symbol", "currency sign"),
  ...all("decimalMark", "decimal separator", "decimal mark", "decimal point"),
  ...all("groupMark", "group separator", "grouping separator", "thousands separator", "thousand separator"),
  ...all("language", "language", "lang", "language code"),
  ...all("locale", "locale", "language tag", "culture"),
  ...all(
    "timeZone",
    "timezone",
    "time zone",
    "tz",
    "timezone iana",
    "time zone iana",
    "iana timezone",
    "timezone name",
  ),
  ...all("cardBrand", "card brand", "card network"),
  ...all("lastFour", "last four", "last digits", "last four digits"),
  ...all("iban", "iban"),
  ...all("weekday", "weekday", "day of week", "week day"),
  ...all("level", "severity", "priority", "urgency", "difficulty"),
  ...all("state", "status", "state"),
  ...all("environment", "environment", "env"),
  ...all("extension", "phone ext", "phone extension", "telephone extension"),
  ...all("phoneType", "phone type"),
  ...all("jobTitle", "job title", "position title", "job position", "occupation", "profession"),
  ...all("category", "category", "category name"),
  ...all("userAgent", "user agent"),
  ...all("duration", "duration"),
  ...all("city", "sublocality", "neighborhood", "neighbourhood", "suburb"),
  ...all("lastFour", "mcc", "merchant category code"),
  ...all("barcode", "ean", "gtin", "upc", "barcode", "ean code", "gtin code"),
  ...all("isbn", "isbn"),
  ...all("slug", "slug", "permalink"),
  ...all("branch", "branch", "branch name", "git branch"),
  ...all("hash", "commit", "commit sha", "commit hash", "commit id"),
  ...all("thing", "thing name"),
  ...all("product", "article", "product", "service", "product name", "item name", "title"),
  ...all("sentence", "description", "comment", "note", "text", "message", "summary", "body", "reason", "remark"),
  ...all("sentence", "details", "caption", "bio", "biography", "instructions", "memo", "subject"),
  ...all("id", "id", "uid", "oid", "key", "token", "code", "identifier", "reference", "ref", "secret", "sku", "serial"),
  ...all("id", "jwt"),
  ...all("tokenType", "token type"),
  ...all("number", "number", "iid"),
  ...all("count", "house number", "street number", "building number", "room number", "page number", "line number"),
  ...all("guid", "guid", "uuid"),
  ...all("person", "name", "full name", "contact", "person", "display name", "contact name", "author", "owner"),
  ...all("person", "customer name", "user full name", "recipient", "sender"),
  ...all("user", "username", "user name", "login", "nickname", "nick", "handle", "screen name"),
  ...all("gender", "gender", "sex"),
  ...all("latitude", "latitude", "lat"),
  ...all("longitude", "longitude", "lng", "lon"),
  ...all("file", "file", "filename", "file name", "attachment"),
  ...all("mediaType", "mime type", "mimetype", "content type", "media type"),
  ...all("host", "host", "hostname", "host name", "domain", "domain name", "common name", "fqdn"),
  ...all("host", "nameserver", "name server", "dns server", "dns zone", "zone name", "subdomain", "vhost"),
  ...all("color", "color", "colour"),
  ...all("version", "version"),
  ...all("moment", "timestamp", "datetime", "date time", "created", "updated", "modified"),
  ...all("date", "date", "birthday", "birthdate", "date of birth", "dob"),
  ...all("time", "time"),
  ...all("year", "year"),
  ...all("decimal", "amount", "price", "cost", "fee", "total", "subtotal", "balance", "tax"),
  ...all("count", "count", "quantity", "qty", "age", "upvotes", "downvotes", "votes"),
};

function all(meaning: Meaning, ...names: readonly string[]): Readonly<Record<string, Meaning>> {
  return Object.fromEntries(names.map((name) => [name, meaning]));
}

/** Addresses that are no streets. */
function addresses(words: string): readonly string[] {
  return words.split(" ").map((word) => `${word} address`);
}

/** Words that a name has before `name` and that make it something else than a person. */
const longest = 3;
/** Words to which their number belongs, at the end of a name. */
const numberedWord =
  /(?:^| )((?:ipv|ip v|i pv) [46]|md 5|sha (?:1|256|384|512))(?: (?:address|hash|checksum|digest|sum|fingerprint))?$/;
/** Where somebody was when something happened: `ip_signup`, and no `ip_pool`. */
const addressOf =
  /(?:^| )ip (?:at )?(?:sign ?(?:up|in|on)|log ?in|logged in|opt(?: ?in)?|regist(?:er|ered|ration)|subscri(?:bed?|ption)|confirm(?:ed|ation)?|creat(?:ed|ion)|updated|last|first|used|seen|visit(?:ed)?)$/;
const known = new Map<string, Meaning>();
const mostKnown = 20_000;

/** What a name says about its text, as whole words: `report` is no city, `hotel` no telephone number. */
export function meaningOf(name: string): Meaning {
  let meaning = known.get(name);
  if (meaning === undefined) {
    if (known.size >= mostKnown) known.clear();
    meaning = find(name);
    known.set(name, meaning);
  }
  return meaning;
}

function find(name: string): Meaning {
  const all = wordsOf(name);
  if (/(^| )last 4( digits)?$/.test(all.join(" "))) return "lastFour";
  if (/(^| )(url|uri|link) (to|for|of) /.test(all.join(" "))) return "url";
  if (countsWhatHappened(name)) return "count";
  if (addressOf.test(all.join(" "))) return "ipv4";
  // An address is told apart by many things, a thing by what is called so: `unique_email_id`.
  if (all.includes("unique") && all.at(-1) === "id") return "id";
  const numbered = numberedWord.exec(all.join(" "))?.[1];
  if (numbered !== undefined) return numbered.endsWith("v 4") ? "ipv4" : numbered.endsWith("v 6") ? "ipv6" : "hash";
  const meaning = meant(all.filter((word) => !/^\d+$/.test(word)));
  if (!/^[2-9]$/.test(all.at(-1) ?? "")) return meaning;
  // The second line of an address says where in the house, the second level of districts is a town.
  return meaning === "street" ? "unit" : meaning === "region" ? "city" : meaning;
}

function meant(words: readonly string[]): Meaning {
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (/^(at|until|since)$/.test(last) && words.length > 1) return "moment";
  // `modifiedOn` is a time, `modifiedBy` is somebody.
  if (before.endsWith("ed") && (last === "on" || last === "by")) return last === "on" ? "moment" : "person";
  // `start_on` is a day.
  if (last === "on" && dayOf.test(before)) return "date";
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    const end = words.slice(-length).join(" ");
    for (const form of [end, end.replace(/ies$/, "y"), end.replace(/s$/, "")]) {
      const meaning = Object.hasOwn(ends, form) ? ends[form] : undefined;
      if (meaning === "person" && form === "name" && words.length > 1) return namedBy(before);
      if (meaning !== undefined) return meaning;
    }
  }
  return standsFor(last);
}

const dayOf = /^(due|starts?|begins?|ends?|expires?|paid|sent|born|effective|valid)$/;

/** A `customer` that is a text is somebody's name, a `manufacturer` that of a company. */
function standsFor(thing: string): Meaning {
  if (
    /^(profile|middle|maiden|screen|preferred|account|lead|agent|operator|principal|character|child|holder|manager|actor|player)s?$/.test(
      thing,
    )
  )
    return "words";
  if (people.test(thing) || roles.test(thing)) return "person";
  return companies.test(thing) ? "company" : "words";
}

/** `holidayName` is the name of a holiday, `memberName` that of a person. */
function namedBy(thing: string): Meaning {
  if (people.test(thing) || roles.test(thing)) return "person";
  return companies.test(thing) ? "company" : "thing";
}
