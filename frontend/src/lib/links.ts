import { LinkifyIt } from 'linkify-it';

/** A piece of a text. With an `href` it is an address that can be opened. */
export interface TextPart {
  text: string;
  href?: string;
  /** The host that opens, where it is written otherwise: `xn--…` for letters that look like others, or an IP address. */
  host?: string;
}

// Addresses with a user name are matched as a whole, so that they can be left out as a whole.
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, urlAuth: true })
  .add('ftp:', null)
  .add('//', null);

/** Characters that are not seen, or that turn the direction of what is around them: an address could look like another. */
const DISGUISING = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/**
 * A text cut at the addresses in it: of the web (http, https, or written from `www.` on) and of mail. All parts together are the
 * text, unchanged. What would open something else than it says is no link.
 */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { index, lastIndex, schema, raw, url } of linkify.match(text) ?? []) {
    const link = isGuessed(schema, raw) ? undefined : linkTo(raw, url);
    if (link === undefined) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: raw, ...link });
    end = lastIndex;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** `notes.md` and `e.g.it` are no addresses, though there are such domains. */
function isGuessed(schema: string, raw: string): boolean {
  return schema === '' && !/^www\./i.test(raw);
}

function linkTo(raw: string, url: string): Omit<TextPart, 'text'> | undefined {
  if (DISGUISING.test(raw) || !URL.canParse(url)) return undefined;
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol === 'mailto:') return { href: url };
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  // Before an @ stands what looks like a host and is none.
  if (username !== '' || password !== '') return undefined;
  const written = /^(?:https?:\/\/)?([^/?#:[\]]+|\[[^\]]*\])/i.exec(raw)?.[1] ?? '';
  return { href: url, ...(written.toLowerCase() !== hostname && { host: hostname }) };
}
