/** A request as the start screen prints it for curl. */
export interface PrintedLine {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** What stands behind it after a `#`. */
  readonly about: string;
}

/** The requests of a start screen, read as a shell and curl would read them. */
export function printedLines(screen: string): readonly PrintedLine[] {
  return [...screen.matchAll(/^ {4}curl (.*)$/gm)].map(([, line = ""]) => {
    const [command = "", about = ""] = line.split(/ {3}# /);
    const words = [...command.matchAll(/'((?:[^']|'\\'')*)'|(\S+)/g)].map(
      ([, quoted, bare = ""]) => quoted?.replaceAll("'\\''", "'") ?? bare,
    );
    const flag = (name: string): readonly string[] => words.flatMap((word, i) => (words[i - 1] === name ? [word] : []));
    const headers = flag("-H").map((text) => text.split(/: (.*)/s).slice(0, 2) as [string, string]);
    const logins = flag("-u").map(
      (pair) => ["Authorization", `Basic ${Buffer.from(pair).toString("base64")}`] as const,
    );
    return {
      method: flag("-X")[0] ?? "GET",
      url: new URL(words.at(-1) ?? ""),
      headers: Object.fromEntries([...headers, ...logins, ...flag("-b").map((text) => ["Cookie", text] as const)]),
      body: flag("-d")[0],
      about,
    };
  });
}
