import type { Kind, TypeRef } from "../declared.ts";

/** What a column of a table of parameters holds, by its head. */
export type Column =
  "name" | "type" | "required" | "optional" | "description" | "default" | "place" | "allowed" | "example" | "status";

const columns: readonly (readonly [Column, RegExp])[] = [
  ["status", /^(?:http |response )?(?:status|code|status ?code|error ?code|http|kod|statuskod)(?: code)?$/i],
  ["place", /^(?:in|place|located in|location|param(?:eter)? ?type|where|ort|plats|emplacement)$/i],
  ["type", /^(?:data ?)?(?:type|typ|datatyp|schema|format)$/i],
  [
    "required",
    /^(?:required|mandatory|req\.?|pflicht(?:feld)?|erforderlich|obligatorisk|krävs|obligatoire|requis)\??$/i,
  ],
  ["optional", /^(?:optional|valfri|facultatif)\??$/i],
  ["default", /^(?:default(?: value)?|standard(?:wert|värde)?|vorgabe|(?:par )?défaut|valeur par défaut)$/i],
  ["example", /^(?:(?:examples?|samples?)(?: values?)?|beispiel(?:e|wert)?|exempel|exemples?)$/i],
  [
    "allowed",
    /^(?:allowable|allowed|possible|valid|accepted)? ?(?:values?|enum|options)$|^(?:erlaubte )?werte$|^värden$|^valeurs$/i,
  ],
  [
    "description",
    /^(?:description|beschreibung|beskrivning|details?|meaning|notes?|comments?|bedeutung|betydelse|remarks?|explanation)$/i,
  ],
  [
    "name",
    /^(?:(?:query|path|url|body|form|header|request|response)? ?(?:name|parameters?|params?|fields?|path|key|property|attribute|argument|header|variable|feld|namn|fält|nom|champ|paramètre)(?: name)?|parametername|egenskap)$/i,
  ],
];

const answered =
  /^(?:(?:example|sample) )?(?:responses?|reason|message|text|content|antwort|svar|réponse)(?: (?:body|example|text|phrase))?$/i;

/** What the heads of a table say that its columns hold; undefined where it is no table of parameters or statuses. */
export function columnsOf(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  const found = cells.map((cell) => columns.find(([, head]) => head.test(plainText(cell)))?.[0]);
  const names = found.flatMap((column, i) => (column === "name" ? [i] : []));
  // Beside a name, `Parameter` says where it travels.
  const [, second] = names;
  if (second !== undefined) found[second] = "place";
  // Beside a status, what is answered with it.
  if (found[0] === "status" && found[1] === undefined && answered.test(plainText(cells[1] ?? "")))
    found[1] = "description";
  const tells = found.filter((column) => column !== undefined).length;
  return tells >= 2 && (found.includes("name") || found[0] === "status") ? found : undefined;
}

/** What the lines below a heading or a caption are about. */
export type Role =
  "caller" | "apart" | "answer header" | "path" | "query" | "header" | "body" | "parameters" | "answer" | "failures";

const roles: readonly (readonly [Role, RegExp])[] = [
  [
    "caller",
    /^(?:auth(?:entication|orizations?)?|permissions? required|autorisierung|authentifizierung|autentisering|authentification)$/i,
  ],
  // Headers of answers are no values of operations.
  ["answer header", /\b(?:response|answer|returned|antwort)\w*[- ]?(?:headers?|kopfzeilen)\b/i],
  ["failures", /\b(?:errors?|status codes?|response codes?|fehler(?:codes)?|felkoder|erreurs?)\b/i],
  ["answer", /\b(?:responses?|returns?|returned|result|success|antwort(?:en)?|svar|réponses?|output)\b/i],
  ["header", /\b(?:headers?|kopfzeilen|huvuden|en-têtes?)\b/i],
  ["path", /\b(?:path|url|uri|route|pfad|sökväg)[- ]?(?:parameter|param|variable|argument)/i],
  ["query", /\b(?:query|querystring|filters?|abfrage\w*|frågeparametrar|requête)\b/i],
  ["body", /\b(?:body|payload|json parameters|post data|form data|anfragekörper|anropskropp|corps)\b/i],
  [
    "parameters",
    /\b(?:parameters?|params|arguments?|attributes?|fields|input|^request|request$|parametrar|paramètres|anfrage)\b/i,
  ],
];

/** Titles of operations: `Delete an attribute`, `List responses`. */
export const titleOfOperation =
  /^(?:list|get|create|add|make|update|edit|replace|delete|remove|fetch|retrieve|read|find|search|send|submit|set|upload|download) /i;

/** The form of a body, behind what that is called: `Request (application/json)`. */
export const ofForm = / \((?:application|text)\/[\w.+-]+\)$/;

/** The role of a short line; a sentence and a title of an operation have none. */
export function roleOf(line: string): Role | undefined {
  const text = plainText(line)
    .replace(ofForm, "")
    .replace(/[:：]$/, "");
  // A sentence is no caption.
  if (text.endsWith(".") && text.split(" ").length > 3) return undefined;
  // A word in brackets goes on with what stands above it.
  if (titleOfOperation.test(text) || /^\(\w+\)$/.test(text) || text.length > 60 || text.split(" ").length > 7)
    return undefined;
  return roles.find(([, word]) => word.test(text))?.[0];
}

/** A heading above what a thing is made of: `The order object`, `Attributes of an order object`. */
export function isOfObject(heading: string): boolean {
  return (
    /^(?:(?:attributes|properties|fields) of )?(?:the |an? )?[\w -]{1,40} object(?: (?:attributes|properties|fields))?$/i.test(
      plainText(heading),
    ) && !/\b(?:request|response|input|body|json|filter|query|errors?|parameters?|config\w*)\b/i.test(heading)
  );
}

const kinds: readonly (readonly [RegExp, readonly Kind[]])[] = [
  [/^(?:long|int64|bigint)\b/i, ["int64"]],
  [/^(?:int(?:eger)?|int32|whole number|ganzzahl|heltal|entier)\b/i, ["int32", "int64"]],
  [/^(?:number|float|double|decimal|numeric|money|zahl|dezimalzahl|tal|nombre|décimal)\b/i, ["double", "decimal"]],
  [/^(?:bool(?:ean)?|flag|wahrheitswert|booléen)\b/i, ["boolean"]],
  [
    /^(?:(?:iso ?8601 )?(?:date-?time|timestamp)|zeitstempel|tidpunkt|horodatage|iso ?8601(?! date))\b/i,
    ["datetimeoffset"],
  ],
  [/^(?:(?:iso ?8601 )?date|datum|jour)\b/i, ["date"]],
  [/^(?:uuid|guid)\b/i, ["guid"]],
  [/^(?:(?:multipart|uploaded|binary) )?(?:file|datei|fil|fichier)\b|^binary\b/i, ["file"]],
  [/^(?:uri|url|link)\b/i, ["uri"]],
  [/^(?:str(?:ing)?|text|varchar|char|e-?mail|enum|chaîne|zeichenkette|sträng|texte)\b/i, ["string"]],
];

/** A type as people write it: `integer`, `string[]`, `array of strings`, `list<int>`. */
export function typeOf(words: string): TypeRef {
  const text = plainText(words)
    .slice(0, 200)
    .replace(/^xsd?:/, "");
  const [, outer = "", form = ""] = /^([a-z]+)\s?[(<]\$?([\w -]+)(?:,[^()<>]*)?[)>](?=\s|$)/i.exec(text) ?? [];
  if (form !== "" && !/^(?:array|list|liste|map|object|dict)/i.test(outer) && typeOf(form).is !== "unknown")
    return typeOf(form);
  const item =
    /^(.*)\[\]$/.exec(text)?.[1] ?? /^(?:array|list|liste)\b\s*(?:of|<|\(|\[|von)?\s*(.*?)s?[>)\]]?$/i.exec(text)?.[1];
  if (item !== undefined) return { is: "list", of: item === "" ? { is: "unknown" } : typeOf(item) };
  if (/^(?:object|map|dict(?:ionary)?|json|objekt|objet)\b/i.test(text))
    return { is: "map", key: { is: "scalar", kinds: ["string"] }, of: { is: "any" } };
  const found = kinds.find(([word]) => word.test(text));
  return found === undefined ? { is: "unknown" } : { is: "scalar", kinds: found[1] };
}

/** Lines of a request as it is sent; a method or a path that stands alone. */
export const requestLine =
  /^(?:(?:Host|Accept|Content-[A-Za-z]+|Authorization|User-Agent|X-[\w-]+): |(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$|[*`_]*(?:URL|Method|Endpoint|Auth required)[*`_]*\s*:|(?:https?:\/)?\/\S*$|(?:application|text)\/[\w.+-]+$)/i;

/** The caption of a sample. */
export const example = /^\W*(?:examples?|samples?|beispiele?|exempel|exemples?)\b.{0,30}[:：]\W*$/i;

/** A text without the marks of Markdown. */
export function plainText(text: string): string {
  return text
    .replace(/\[([^\][]{1,200})\]\([^()\s]{0,500}\)/g, "$1")
    .replace(/[`*]|(?<!\w)_|_(?!\w)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
