// Checks names and comments of the sources (CONTRIBUTING, "Names and comments"). Prints each violation and fails if there is any.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Generated files. */
const EXEMPT = [/schema\.d\.ts$/];

/** Names that say nothing to a newcomer, with the terms to use instead. */
const NAMES = new Map([
  ['tell|tellOthers|tellOnly|tellOf', 'publish, notify or send'],
  ['takeBack', 'discard, undo or restore'],
  ['AT_ONCE', 'BATCH_SIZE or MAX_CONCURRENT'],
  ['MOST|MOST_[A-Z_]+', 'MAX_…'],
  ['LEAST_[A-Z_]+', 'MIN_…'],
  ['KEPT|KEPT_[A-Z_]+', 'RETENTION or MAX_…'],
  ['PATIENCE|[A-Z_]+_PATIENCE|PATIENCE_[A-Z]+', '…_TIMEOUT'],
  ['LOOK|LOOK_[A-Z]+', 'POLL_INTERVAL'],
  ['ATTEMPTS', 'MAX_ATTEMPTS'],
]);
const BANNED = new RegExp(`(?<![\\w.'"-])(?:${[...NAMES.keys()].join('|')})(?![\\w'"-])`, 'g');

/** A comment begins with a noun, a verb or "Whether", not with a clause or a quantity without a noun. */
const HEADLESS =
  /^(What|Who|Whom|Whose|Whoever|Whomever|Whatever|Wherever|Those|So (many|few|long|much)|As (many|few|long|much) as|For (so|as) (long|many)|Of)\b/;

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{},)])\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*/gm;
const SHELL_COMMENT = /(?<=^|\n)[ \t]*#(?!!)[^\n]*(?:\n[ \t]*#[^\n]*)*/g;
const STRING = /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** The text of a comment on one line, without its marks. */
function textOf(comment) {
  return comment
    .replace(/^\/\*+|\*+\/$/g, '')
    .replace(/(^|\n)[ \t]*(\/\/|\*|#)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function lineOf(text, index) {
  return text.slice(0, index).split('\n').length;
}

/** The same text with the matches blanked, so that positions stay. */
function blank(text, pattern) {
  return text.replace(pattern, (match) => match.replace(/[^\n]/g, ' '));
}

function violations(text, isShell) {
  const found = [];
  const comments = isShell ? SHELL_COMMENT : COMMENT;
  const withoutStrings = isShell ? text : blank(text, STRING_OR_COMMENT);
  for (const match of withoutStrings.matchAll(comments)) {
    const comment = textOf(text.slice(match.index, match.index + match[0].length));
    if (HEADLESS.test(comment)) {
      const start = match.index + match[0].search(/\S/);
      found.push([lineOf(text, start), `the comment has no noun as its subject: "${comment.slice(0, 70)}"`]);
    }
  }
  if (!isShell) {
    for (const match of blank(withoutStrings, COMMENT).matchAll(BANNED)) {
      const [, instead] = [...NAMES].find(([name]) => new RegExp(`^(?:${name})$`).test(match[0]));
      found.push([lineOf(text, match.index), `the name ${match[0]} is not a term of the field: use ${instead}`]);
    }
  }
  return found;
}
