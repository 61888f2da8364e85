// Makes what is published of what the compiler wrote. Run by `npm run build`, behind the compiler.
//   dist/standin*.js      the command line and the library in few files: reading a thousand small ones takes longer than all
//                         that is done with them; what is loaded on demand only stays apart
//   dist/types/           the declarations that the library's own declarations lead to
//   dist/notices.txt      the licences of what is bundled
// The compiler's modules stay in dist/ for the scripts of this repository; package.json does not publish them.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, URL } from "node:url";
import { rolldown } from "rolldown";
import { minifySync } from "rolldown/utils";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
/** What package.json exports, each a module of src/. */
const library = ["index", "vitest", "playwright", "msw"];
const minify = {
  compress: { keepNames: { function: true, class: true } },
  mangle: true,
  codegen: { removeWhitespace: true },
};

for (const name of readdirSync(dist)) if (/^standin.*\.js$/.test(name)) rmSync(join(dist, name));
const bundle = await rolldown({
  input: {
    standin: join(root, "src/cli/standin.ts"),
    ...Object.fromEntries(library.map((name) => [`standin-${name}`, join(root, `src/${name}.ts`)])),
  },
  cwd: root,
  platform: "node",
  // What the compiler makes older for the rest, such as `await using`, is made older here too.
  transform: { target: "node20.19" },
  external: [/^@faker-js\/faker/, /^iconv-lite/, "vitest", "@playwright/test", "msw"],
  plugins: [oneOfEach(), parsedJson()],
  logLevel: "warn",
});
const { output } = await bundle.write({
  dir: dist,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "standin-[name].js",
  minify,
});
await bundle.close();
// The executable that package.json names.
writeFileSync(join(dist, "cli/standin.js"), '#!/usr/bin/env node\nimport "../standin.js";\n', { mode: 0o755 });

const validators = join(dist, "own-validators.cjs");
writeFileSync(validators, minifySync("own-validators.cjs", readFileSync(validators, "utf8"), minify).code);

publishTypes();
writeFileSync(join(dist, "notices.txt"), notices(output.flatMap(({ moduleIds = [] }) => moduleIds)));

/** Bundles a package once that npm has put into several folders in the same version. */
function oneOfEach() {
  const first = new Map();
  return {
    name: "one-of-each",
    async resolveId(specifier, importer, options) {
      const resolved = await this.resolve(specifier, importer, { ...options, skipSelf: true });
      const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)(\/.*)$/.exec(resolved?.id ?? "");
      if (found === null) return resolved;
      const [, folder, rest] = found;
      const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const key = `${name}@${version}${rest}`;
      if (!first.has(key)) first.set(key, resolved.id);
      return { ...resolved, id: first.get(key) };
    },
  };
}

/** JSON as a text that is parsed when it is needed: engines read that sooner than a literal of the same size. */
function parsedJson() {
  return {
    name: "parsed-json",
    transform: {
      filter: { id: /\.json$/ },
      handler: (code) => ({
        code: `module.exports = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(code)))});`,
        moduleType: "js",
      }),
    },
  };
}

/** Copies the declarations that can be reached from those of the library. */
function publishTypes() {
  const types = join(dist, "types");
  rmSync(types, { recursive: true, force: true });
  const reached = new Set(library.map((name) => join(dist, `${name}.d.ts`)));
  for (const file of reached) {
    const text = readFileSync(file, "utf8");
    for (const [, path] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)\.ts"/g))
      reached.add(join(dirname(file), `${path}.d.ts`));
    const copy = join(types, relative(dist, file));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
}

/** The licence of each package that modules come from, as their licences ask of whoever hands them on. */
function notices(modules) {
  const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8").trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return `The files standin*.js contain code of these packages.\n\n${[...new Set(texts)].join("\n---\n\n")}`;
}
