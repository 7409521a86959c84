// Checks names and comments of the sources (CONTRIBUTING, "Names and comments"). Prints each violation and fails if there is any.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Generated types. */
const EXEMPT = [/^frontend\/src\/api\/schema\.d\.ts$/];

/** Names that say nothing to a newcomer, with the terms to use instead. */
const CONSTANTS = [
  ["AT_ONCE", "BATCH_SIZE or MAX_CONCURRENT"],
  ["MOST|MOST_[A-Z_]+", "MAX_…"],
  ["LEAST_[A-Z_]+", "MIN_…"],
  ["KEPT|KEPT_[A-Z_]+", "RETENTION or MAX_…"],
  ["PATIENCE|[A-Z_]+_PATIENCE|PATIENCE_[A-Z]+", "…_TIMEOUT"],
  ["LOOK_[A-Z]+", "POLL_INTERVAL"],
  ["ATTEMPTS", "MAX_ATTEMPTS"],
];
const JAVA_NAMES = [
  ...CONSTANTS,
  ["tell|tell(Others|Only|Of)", "publish, notify or send"],
  ["takeBack", "discard, undo or restore"],
  ["letGo", "release"],
  ["areThere", "isConfigured"],
];

/** A comment begins with a noun, a verb or "Whether", not with a clause or a quantity without a noun. */
const HEADLESS =
  /^(What|Who|Whom|Whose|Whoever|Whomever|Whatever|Wherever|Those|So (many|few|long|much)|As (many|few|long|much) as|For (so|as) (long|many)|Of)\b/;

/** Strings are matched so that comment marks within them do not count. */
const TOKEN =
  /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*/g;
const SOURCE = /\.(java|ts|tsx|js|mjs)$/;
const SHELL_COMMENT = /^[ \t]*#(?!!)[^\n]*(?:\n[ \t]*#[^\n]*)*/gm;

/** The text of a comment on one line, without its marks. */
function textOf(comment) {
  return comment
    .replace(/^\/\*+|\*+\/$/g, "")
    .replace(/(^|\n)[ \t]*(\/\/|\*|#)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

function lineOf(text, index) {
  return text.slice(0, index).split("\n").length;
}

function commentViolation(text, match) {
  const comment = textOf(match[0].trim());
  const start = match.index + match[0].search(/\S/);
  return HEADLESS.test(comment) ? [[lineOf(text, start), `the comment begins without a noun: "${comment.slice(0, 70)}"`]] : [];
}

/** The violations of a source file, as pairs of line and message. */
export function violations(file, text) {
  if (!SOURCE.test(file)) {
    return [...text.matchAll(SHELL_COMMENT)].flatMap((match) => commentViolation(text, match));
  }
  const banned = file.endsWith(".java") ? JAVA_NAMES : CONSTANTS;
  const comments = [...text.matchAll(TOKEN)].filter(([token]) => token.startsWith("/"));
  const code = text.replace(TOKEN, (token) => token.replace(/[^\n]/g, " "));
  const names = banned.flatMap(([name, instead]) =>
    [...code.matchAll(new RegExp(`(?<![\\w$])(?:${name})(?![\\w$])`, "g"))].map((match) => [
      lineOf(text, match.index),
      `the name ${match[0]} is no term of the field; use ${instead}`,
    ]),
  );
  return [...comments.flatMap((match) => commentViolation(text, match)), ...names];
}

function isShellScript(file, text) {
  return /(^|\/)Makefile$|\.sh$/.test(file) || /^#!.*\bsh\b/.test(text);
}

function main() {
  const tracked = execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" }).split("\n");
  const files = tracked
    .filter((file) => SOURCE.test(file) || /(^|\/)[^.]+$|\.sh$/.test(file))
    .filter((file) => !EXEMPT.some((pattern) => pattern.test(file)))
    .map((file) => [file, readFileSync(ROOT + file, "utf8")])
    .filter(([file, text]) => SOURCE.test(file) || isShellScript(file, text));
  const found = files.flatMap(([file, text]) => violations(file, text).map(([line, message]) => `${file}:${line}: ${message}`));
  found.forEach((line) => console.error(line));
  if (files.length === 0 || found.length > 0) {
    console.error(`${found.length} violations in ${files.length} files`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
