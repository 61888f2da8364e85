import { choice, field, make } from "./parts.mjs";
import { indented } from "./requests.mjs";

const multipart = "multipart/form-data";

/**
 * The body of a form: a media type to choose, and a text, which is the sample of that type as long as nobody types.
 * @param before what somebody has chosen and typed before
 */
export function bodyOf({ types, samples, required }, before) {
  const sampleIn = (type) => samples.find((one) => one.type === type);
  const type = choice(
    types.map((one) => [one, one]),
    before?.type ?? samples[0]?.type ?? types[0],
  );
  let sample = textOf(sampleIn(type.value));
  const area = make("textarea", { spellcheck: "false", value: before?.text ?? sample });
  const named = make("code");
  const hint = make("span");
  const show = () => {
    area.rows = Math.min(24, Math.max(6, area.value.split("\n").length + 1));
    named.textContent = type.value;
    hint.textContent =
      type.value === multipart ? "One field a line: name=text, or name=@text for a file of that text." : "";
  };
  type.addEventListener("change", () => {
    const next = textOf(sampleIn(type.value));
    if (area.value === sample) area.value = next;
    sample = next;
    show();
  });
  show();
  const element = make(
    "fieldset",
    { class: "body" },
    make("legend", {}, "Body"),
    types.length > 1 && field("Media type", type),
    field([named, " ", make("small", {}, required ? "required" : "may be left out")], area, hint),
  );
  return { element, read, typed };

  function read() {
    if (area.value === "") return undefined;
    if (type.value !== multipart) return { type: type.value, text: area.value };
    return { type: type.value, fields: fieldsIn(area.value, sampleIn(multipart)?.fields ?? []) };
  }
  function typed() {
    return { type: type.value, text: area.value === sample ? undefined : area.value };
  }
}

function textOf(sample) {
  if (sample === undefined) return "";
  const { type, text, fields } = sample;
  if (fields === undefined) return indented(text, type);
  return fields
    .map(({ name, text: own, isFile }) => `${name}=${isFile ? "@" : ""}${own.replace(/\s+/g, " ")}`)
    .join("\n");
}

/** The fields that lines say; what type a file has, the sample's field of that name tells. */
function fieldsIn(text, known) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const [, name, at, own] = /^([^=]*)(?:=(@?)(.*))?$/.exec(line);
    const type = known.find((one) => one.name === name)?.type;
    return { name, text: own ?? "", ...(at === "@" && { file: `${name}.txt`, ...(type && { type }) }) };
  });
}
