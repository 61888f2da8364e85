import type { Json } from "../../../generate/json.ts";

/** So many pages before and behind this one have a link of their own, and so many at either end. */
const near = 3;
const atEnds = 2;

/** The links of a bar of pages, as paginators write them: to the page before, to each near page and those at the ends, to the next one. */
export function numberedLinks(page: number, pages: number, address: (page: number) => string | null): readonly Json[] {
  const last = Math.max(1, pages);
  const shown = Array.from({ length: Math.min(last, longest) }, (_, index) => index + 1);
  const links: Json[] = [link(page > 1 ? address(page - 1) : null, "&laquo; Previous")];
  let before = 0;
  for (const at of shown) {
    if (at > atEnds && at <= last - atEnds && Math.abs(at - page) > near) continue;
    if (at > before + 1) links.push(link(null, "..."));
    links.push(link(address(at), String(at), at === page));
    before = at;
  }
  return [...links, link(page < last ? address(page + 1) : null, "Next &raquo;")];
}

/** No bar is made of more pages. */
const longest = 10_000;

function link(url: string | null, label: string, active = false): Json {
  return { url, label, active };
}
