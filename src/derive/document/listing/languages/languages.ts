import type { Language } from "../language.ts";
import { csharp } from "./csharp.ts";
import { dart } from "./dart.ts";
import { fsharp } from "./fsharp.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { kotlin } from "./kotlin.ts";
import { mjs } from "./mjs.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { swift } from "./swift.ts";
import { typescript } from "./typescript.ts";
import { vbnet } from "./vbnet.ts";
import { zig } from "./zig.ts";

/** Every language that listings are read in. A new one is a description of its own, and its place in this list. */
export const languages: readonly Language[] = [
  csharp,
  vbnet,
  fsharp,
  typescript,
  mjs,
  python,
  java,
  kotlin,
  swift,
  dart,
  php,
  go,
  rust,
  ruby,
  zig,
];
