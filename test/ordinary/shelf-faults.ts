import { type Habit, habits } from "./shelf-document.ts";
import type { Answered, Asked, Book } from "./shelf-host.ts";

type Service = (asked: Asked) => Answered;

/** A shelf with one thing wrong, and the check under which it must be told. */
export interface ShelfFault {
  readonly name: string;
  readonly habit: Habit;
  readonly headline: string;
  readonly wrap: (right: Service) => Service;
}

type Page = Record<string, unknown> & { books: Book[] };

const isList = ({ path, method }: Asked): boolean => path === "/books" && method === "GET";
const isItem = ({ path, method }: Asked): boolean => path.startsWith("/books/") && method === "GET";

/** Changes the pages of the list. */
function pages(
  change: (page: Page, asked: Asked, answer: Answered) => Partial<Answered> | undefined,
): ShelfFault["wrap"] {
  return (right) => (asked) => {
    const answer = right(asked);
    if (!isList(asked) || answer.status !== 200) return answer;
    const page = structuredClone(answer.json) as Page;
    const changed = change(page, asked, answer);
    return { ...answer, json: page, ...changed };
  };
}

/** Passes on another query. */
function asking(change: (query: URLSearchParams, asked: Asked) => void): ShelfFault["wrap"] {
  return (right) => (asked) => {
    const query = new URLSearchParams(asked.query);
    change(query, asked);
    return right({ ...asked, query });
  };
}

const positions = ["page", "offset", "cursor", "after"];
const isFirst = ({ query }: Asked): boolean => positions.every((name) => !query.has(name));
const isPlainWalk = ({ query }: Asked): boolean =>
  [...query.keys()].every((name) => name === "limit" || positions.includes(name));
const isSmall = (asked: Asked): boolean =>
  isPlainWalk(asked) && asked.query.has("limit") && Number(asked.query.get("limit")) < 23;

/** What can be wrong with pages, whatever their habit. */
const ofEach: readonly (readonly [name: string, headline: string, wrap: ShelfFault["wrap"]])[] = [
  [
    "a page has one row too many",
    "lists/limit",
    pages((page, asked) => {
      const last = page.books.at(-1);
      if (isSmall(asked) && last !== undefined) page.books.push({ ...last, id: `${last.id}x` });
      return undefined;
    }),
  ],
  [
    "each page after the first begins with a row of the first",
    "lists/once",
    pages((page, asked) => {
      const [first] = page.books;
      if (isSmall(asked) && !isFirst(asked) && first !== undefined) page.books[0] = { ...first, id: "b1" };
      return undefined;
    }),
  ],
  [
    "small pages show other rows",
    "lists/all",
    pages((page, asked) => {
      if (isSmall(asked)) page.books = page.books.map((one) => ({ ...one, id: `${one.id}s` }));
      return undefined;
    }),
  ],
  [
    "a shelf is not looked at",
    "lists/shelf/shows-only",
    asking((query) => {
      if (!query.get("shelf")?.endsWith("standin")) query.delete("shelf");
    }),
  ],
  [
    "the first book of a shelf is left out",
    "lists/shelf/leaves-none-out",
    pages((page, { query }) => {
      if (query.has("shelf")) page.books.shift();
      return undefined;
    }),
  ],
  [
    "books are sorted another way",
    "lists/sort/order",
    asking((query) => {
      if (query.get("sort") === "-pages") query.set("sort", "pages");
    }),
  ],
  ["the list is no list", "answers/schema", pages((page) => ({ json: { ...page, books: null } }))],
];

const factOf: Readonly<Record<Habit, readonly (readonly [member: string, check: string])[]>> = {
  page: [
    ["total", "lists/total"],
    ["pages", "lists/pages"],
    ["page", "lists/page"],
  ],
  offset: [
    ["total", "lists/total"],
    ["offset", "lists/offset"],
    ["count", "lists/count"],
  ],
  cursor: [],
  after: [],
  link: [],
  next: [["total", "lists/total"]],
};

const factFaults = habits.flatMap((habit) =>
  factOf[habit].map(([member, headline]): ShelfFault => ({
    name: `${member} is one too high`,
    habit,
    headline,
    wrap: pages((page) => {
      page[member] = Number(page[member]) + 1;
      return undefined;
    }),
  })),
);

const walkFaults: readonly ShelfFault[] = [
  {
    name: "more is always true",
    habit: "cursor",
    headline: "lists/more",
    wrap: pages((page) => {
      page["more"] = true;
      return undefined;
    }),
  },
  {
    name: "the end is told one page too early",
    habit: "after",
    headline: "lists/all",
    wrap: pages((page, asked) => {
      if (isSmall(asked) && !isFirst(asked)) page["done"] = true;
      return undefined;
    }),
  },
  {
    name: "the end is never told, and the last page follows itself",
    habit: "after",
    headline: "lists/end",
    wrap: (right) => (asked) => {
      const answer = right(asked);
      if (!isList(asked) || answer.status !== 200) return answer;
      const page = answer.json as Page;
      return { ...answer, json: { ...page, done: false } };
    },
  },
  {
    name: "the last page leads to the first",
    habit: "next",
    headline: "lists/once",
    wrap: pages((page, { query }) => {
      page["nextPage"] ??=
        `http://shelf.example/books?limit=${query.get("limit") ?? "10"}&cursor=${Buffer.from("at 0").toString("base64url")}`;
      return undefined;
    }),
  },
  {
    name: "the total in the header is one too low",
    habit: "link",
    headline: "lists/total",
    wrap: pages((_, __, { headers = {} }) => ({ headers: { ...headers, "X-Total-Count": "22" } })),
  },
  {
    name: "the second page has no link",
    habit: "link",
    headline: "lists/all",
    wrap: pages((_, asked, { headers = {} }) => {
      const { Link: link, ...others } = headers;
      return isSmall(asked) && !isFirst(asked)
        ? { headers: others }
        : { headers: { ...others, ...(link === undefined ? {} : { Link: link }) } };
    }),
  },
];

/** A wrong value that is taken as if nothing had been sent. */
const taken: readonly (readonly [parameter: string, rule: string, isWrong: (text: string) => boolean])[] = [
  ["limit", "minimum", (text) => text === "0"],
  ["limit", "maximum", (text) => text === "51"],
  ["limit", "type", (text) => !/^\d+$/.test(text)],
  ["shelf", "enum", (text) => text === "northstandin"],
  ["title", "minLength", (text) => text.length === 1],
  ["title", "maxLength", (text) => text.length > 60],
  ["sort", "enum", (text) => text === "pagesstandin"],
  ["minPages", "minimum", (text) => text === "-1"],
  ["minPages", "maximum", (text) => text === "5001"],
  ["minPages", "type", (text) => !/^-?\d+$/.test(text)],
  ["step", "exclusiveMinimum", (text) => text === "0"],
  ["step", "exclusiveMaximum", (text) => text === "10"],
  ["step", "type", (text) => text === "standin"],
  ["dozen", "multipleOf", (text) => Number(text) % 12 === 6],
  ["dozen", "minimum", (text) => text === "0"],
  ["lent", "type", (text) => text === "standin"],
  ["code", "pattern", (text) => !/^[A-Z]{2}[0-9]{2}$/.test(text)],
  ["tags", "maxItems", (text) => text.split("|").length > 2],
  ["tags", "type", (text) => text.includes("standin")],
  ["numbers", "items.minimum", (text) => text === "0"],
  ["numbers", "type", (text) => !/^\d+$/.test(text)],
  ["box[width]", "width.minimum", (text) => text === "0"],
  ["box[width]", "width.type", (text) => !/^\d+$/.test(text)],
  ["box[standinUnknown]", "additionalProperties", () => true],
];

const parameterFaults: readonly ShelfFault[] = [
  ...taken.map(([parameter, rule, isWrong], index): ShelfFault => ({
    name: `a ${parameter} that breaks ${rule} is passed over`,
    habit: habits[index % 2] ?? "page",
    headline: `parameters/${parameter.split("[")[0]}/${rule}`,
    wrap: asking((query, asked) => {
      if (!isList(asked)) return;
      const values = query.getAll(parameter);
      query.delete(parameter);
      for (const value of values.filter((one) => !isWrong(one))) query.append(parameter, value);
    }),
  })),
  ...(
    [
      ["limit", "1"],
      ["limit", "50"],
      ["shelf", "west"],
      ["title", "a title of two"],
      ["minPages", "5000"],
      ["dozen", "12"],
      ["lent", "false"],
      ["step", "9.5"],
      ["code", "AB12"],
      ["sort", "title"],
    ] as const
  ).map(([parameter, value]): ShelfFault => ({
    name: `${value} is refused for ${parameter}`,
    habit: "offset",
    headline: `parameters/${parameter}/taken`,
    wrap: (right) => (asked) => {
      const given = asked.query.get(parameter);
      const isMeant = parameter === "title" ? given?.length === 2 : given === value;
      // Whatever else is asked with it is answered: only the parameter alone is refused.
      return isList(asked) && isMeant && asked.query.size === 1
        ? { status: 400, json: { error: parameter } }
        : right(asked);
    },
  })),
  {
    name: "a request without X-Reader is answered",
    habit: "page",
    headline: "parameters/X-Reader/required",
    wrap: (right) => (asked) =>
      right({ ...asked, header: (name) => asked.header(name) ?? (name === "x-reader" ? "nobody" : undefined) }),
  },
  {
    name: "a short X-Reader is taken",
    habit: "page",
    headline: "parameters/X-Reader/minLength",
    wrap: (right) => (asked) =>
      right({
        ...asked,
        header: (name) => (name === "x-reader" ? asked.header(name)?.padEnd(3, "x") : asked.header(name)),
      }),
  },
];

const wrongBodies: readonly (readonly [
  rule: string,
  isWrong: (body: Record<string, unknown>) => boolean,
  mend: object,
])[] = [
  ["title.required", (body) => body["title"] === undefined, { title: "Made up" }],
  ["shelf.required", (body) => body["shelf"] === undefined, { shelf: "west" }],
  ["pages.required", (body) => body["pages"] === undefined, { pages: 7 }],
  ["title.minLength", (body) => body["title"] === "T", { title: "Made up" }],
  ["title.maxLength", (body) => String(body["title"]).length > 60, { title: "Made up" }],
  ["title.type", (body) => typeof body["title"] === "number", { title: "Made up" }],
  ["shelf.enum", (body) => body["shelf"] === "northstandin", { shelf: "west" }],
  ["pages.minimum", (body) => body["pages"] === 0, { pages: 7 }],
  ["pages.maximum", (body) => body["pages"] === 5001, { pages: 7 }],
  ["pages.type", (body) => body["pages"] === "standin" || body["pages"] === 1.5, { pages: 7 }],
  ["lent.type", (body) => body["lent"] === "standin", { lent: true }],
];

const writeFaults: readonly ShelfFault[] = [
  ...wrongBodies.map(([rule, isWrong, mend], index): ShelfFault => ({
    name: `a body that breaks ${rule} is taken`,
    habit: habits[index % habits.length] ?? "page",
    headline: `bodies/${rule}`,
    wrap: (right) => (asked) => {
      const body = asked.body as Record<string, unknown> | undefined;
      return right(
        asked.method === "POST" && body !== undefined && isWrong(body)
          ? { ...asked, body: { ...body, ...mend } }
          : asked,
      );
    },
  })),
  {
    name: "what was created is not found",
    habit: "page",
    headline: "writes/read",
    wrap: (right) => (asked) =>
      isItem(asked) && asked.path.includes("new") ? { status: 404, json: { error: "no" } } : right(asked),
  },
  {
    name: "what was created has another title",
    habit: "offset",
    headline: "writes/read",
    wrap: (right) => (asked) => {
      const answer = right(asked);
      return isItem(asked) && asked.path.includes("new") && answer.status === 200
        ? { ...answer, json: { ...(answer.json as object), title: "Another" } }
        : answer;
    },
  },
  {
    name: "members that are changed stay as they were",
    habit: "cursor",
    headline: "writes/merge",
    // Bodies that are refused stay refused: taking them would be a fault of its own.
    wrap: (right) => (asked) => {
      if (asked.method !== "PATCH" || asked.path === "/books") return right(asked);
      const before = right({ ...asked, method: "GET" });
      const answer = right(asked);
      if (answer.status !== 200) return answer;
      right({ ...asked, method: "PUT", body: before.json });
      return before;
    },
  },
  {
    name: "a row that is replaced stays as it was",
    habit: "after",
    headline: "writes/replace",
    wrap: (right) => (asked) => {
      if (asked.method !== "PUT" || asked.path === "/books") return right(asked);
      const before = right({ ...asked, method: "GET" });
      const answer = right(asked);
      if (answer.status === 200) right({ ...asked, body: before.json });
      return answer.status === 200 ? before : answer;
    },
  },
  {
    name: "a row that is removed stays",
    habit: "link",
    headline: "writes/gone",
    wrap: (right) => (asked) =>
      asked.method === "DELETE" && asked.path.startsWith("/books/") ? { status: 204 } : right(asked),
  },
  {
    name: "removing fails",
    habit: "page",
    headline: "writes/remove",
    wrap: (right) => (asked) =>
      asked.method === "DELETE" && asked.path.startsWith("/books/")
        ? { status: 404, json: { error: "no" } }
        : right(asked),
  },
];

/** Changes a book where it is shown alone. */
function alone(change: (book: Book) => object): ShelfFault["wrap"] {
  return (right) => (asked) => {
    const answer = right(asked);
    return isItem(asked) && answer.status === 200 ? { ...answer, json: change(answer.json as Book) } : answer;
  };
}

const answerFaults: readonly ShelfFault[] = [
  {
    name: "a book alone has another title than in the list",
    habit: "page",
    headline: "items/as-listed",
    wrap: (right) => (asked) => {
      const answer = right(asked);
      return isItem(asked) && !asked.path.includes("new") && answer.status === 200
        ? { ...answer, json: { ...(answer.json as object), title: "Another" } }
        : answer;
    },
  },
  {
    name: "a book alone lacks its shelf",
    habit: "offset",
    headline: "answers/schema",
    wrap: (right) => (asked) => {
      const answer = right(asked);
      const { shelf, ...others } = (answer.json ?? {}) as Partial<Book>;
      return isItem(asked) && answer.status === 200 && shelf !== undefined ? { ...answer, json: others } : answer;
    },
  },
  {
    name: "pages is a text",
    habit: "cursor",
    headline: "answers/schema",
    wrap: alone((one) => ({ ...one, pages: String(one.pages) })),
  },
  {
    name: "a moment is no moment of RFC 3339",
    habit: "after",
    headline: "answers/schema",
    wrap: alone((one) => ({ ...one, added: "15.01.2026 10:00" })),
  },
  {
    name: "a success has a status that is not documented",
    habit: "link",
    headline: "answers/status",
    wrap: pages(() => ({ status: 202 })),
  },
  {
    name: "the list is cut off",
    habit: "page",
    headline: "answers/readable",
    wrap: (right) => (asked) => {
      const answer = right(asked);
      if (!isList(asked) || answer.status !== 200) return answer;
      const { json, ...others } = answer;
      return {
        ...others,
        text: JSON.stringify(json).slice(0, -3),
        headers: { ...answer.headers, "Content-Type": "application/json" },
      };
    },
  },
  {
    name: "JSON is said to be a page for people",
    habit: "next",
    headline: "answers/content-type",
    wrap: (right) => (asked) => {
      const answer = right(asked);
      if (asked.path !== "/report" || answer.json === undefined) return answer;
      return { status: 200, text: JSON.stringify(answer.json), headers: { "Content-Type": "text/html" } };
    },
  },
  {
    name: "CSV is asked for, and JSON comes",
    habit: "page",
    headline: "media-types/text/csv",
    wrap: (right) => (asked) =>
      asked.path === "/report" ? right({ ...asked, header: () => undefined }) : right(asked),
  },
  {
    name: "an Accept that nobody offers is passed over",
    habit: "page",
    headline: "media-types/nobody",
    wrap: (right) => (asked) =>
      right({
        ...asked,
        header: (name) => (name === "accept" && asked.path === "/books" ? "application/json" : asked.header(name)),
      }),
  },
  {
    name: "whoever asks is somebody",
    habit: "page",
    headline: "security/nobody",
    wrap: (right) => (asked) => right(asked.path === "/me" ? { ...asked, header: () => "anything" } : asked),
  },
  {
    name: "the report fails",
    habit: "offset",
    headline: "answers/plain",
    wrap: (right) => (asked) => (asked.path === "/report" ? { status: 500, json: { error: "oops" } } : right(asked)),
  },
  {
    name: "wrong values make the server fail",
    habit: "cursor",
    headline: "answers/status",
    wrap: (right) => (asked) =>
      asked.query.get("lent") === "standin" ? { status: 500, json: { error: "oops" } } : right(asked),
  },
];

/** Every shelf with one thing wrong. */
export const shelfFaults: readonly ShelfFault[] = [
  ...habits.flatMap((habit) =>
    ofEach.map(([name, headline, wrap]): ShelfFault => ({
      name: `${name} (${habit})`,
      habit,
      // Where a page begins behind a row of the one before, other rows lead nowhere.
      headline: habit === "after" && headline === "lists/all" ? "lists/once" : headline,
      wrap,
    })),
  ),
  ...factFaults.map((fault) => ({ ...fault, name: `${fault.name} (${fault.habit})` })),
  ...walkFaults,
  ...parameterFaults,
  ...writeFaults,
  ...answerFaults,
];
