// How a list leads on to its next page.

/**
 * The parameters of the next page; undefined: this is the last one.
 * @param walk how the operation's list is walked
 * @param values what was asked
 * @param body the answer's JSON
 * @param header a header of the answer by name, null where there is none
 */
export function nextPage(walk, values, body, header) {
  const facts = factsIn(walk, body, header);
  const link = linkedNext(header("Link")) ?? facts.nextLink;
  if (typeof link === "string" && link !== "") return valuesOf(link);
  if (facts.done === true || facts.more === false || walk.parameter === undefined) return undefined;
  const rows = at(body, walk.rows);
  const count = Array.isArray(rows) ? rows.length : 0;
  const on = (position) => (isNothing(position) ? undefined : { [walk.parameter]: String(position) });
  const asked = values[walk.parameter] ?? "";
  switch (walk.style) {
    case "cursor":
      return on(turned(facts.next, asked, walk.turn));
    case "after":
      return count === 0 || facts.more === undefined
        ? undefined
        : on(facts.last ?? (walk.key && at(rows[count - 1], walk.key)));
    case "offset": {
      const next = Number(asked || walk.first) + count;
      return count === 0 || next - walk.first >= (facts.total ?? Infinity) ? undefined : on(next);
    }
    case "page":
      return count === 0 ? undefined : on(nextNumber(facts, values, walk, count));
    default:
      return undefined;
  }
}

function nextNumber(facts, values, walk, count) {
  if (facts.next !== undefined) return facts.next;
  const page = Number(values[walk.parameter] || walk.first);
  const size = Number(values[walk.limit] || facts.limit || count);
  const pages = facts.pages ?? (facts.total === undefined ? Infinity : Math.ceil(facts.total / size));
  return page - walk.first + 1 >= pages ? undefined : page + 1;
}

function isNothing(position) {
  return position === undefined || position === null || position === "";
}

/** A walk that was turned round goes on in that direction. */
function turned(position, asked, turn) {
  return turn !== undefined && asked.startsWith(turn) && !isNothing(position) ? turn + position : position;
}

function factsIn(walk, body, header) {
  const facts = {};
  for (const [path, fact] of walk.told) facts[fact] = at(body, path);
  for (const [name, fact] of Object.entries(walk.headers)) {
    const text = header(name);
    if (text !== null) facts[fact] = /^(true|false|\d+)$/.test(text) ? JSON.parse(text) : text;
  }
  return facts;
}

/** A member by its path; hosts may spell names with other capitals than their documents. */
function at(body, path) {
  return path.reduce((value, name) => {
    if (typeof value !== "object" || value === null) return undefined;
    const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
    return value[name] ?? (key === undefined ? undefined : value[key]);
  }, body);
}

/** RFC 8288: the target of the link whose relation is `next`. */
function linkedNext(text) {
  const links = (text ?? "").match(/<[^>]*>[^<]*/g) ?? [];
  const next = links.find((link) => /;\s*rel="?(?:[^";]*\s)?next\b/i.test(link));
  return next === undefined ? undefined : /<([^>]*)>/.exec(next)?.[1];
}

function valuesOf(link) {
  return Object.fromEntries(new URL(link, "http://stand-in.invalid").searchParams);
}
