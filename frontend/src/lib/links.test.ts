import { describe, expect, it } from 'vitest';
import { textParts } from './links';

const linksIn = (text: string) =>
  textParts(text).flatMap(({ href, host }) => (href ? [host ? `${href} (${host})` : href] : []));

describe('L1 addresses in a text', () => {
  it.each([
    ['See https://example.com/a?b=1&c=2.', 'https://example.com/a?b=1&c=2'],
    [
      '(https://en.wikipedia.org/wiki/Rust_(language))',
      'https://en.wikipedia.org/wiki/Rust_(language)',
    ],
    [
      '<https://example.com/a>, "https://example.com/b"!',
      'https://example.com/a',
      'https://example.com/b',
    ],
    ['「https://example.com/x」です', 'https://example.com/x'],
    [
      '【https://example.com/x】https://example.com/y、',
      'https://example.com/x',
      'https://example.com/y',
    ],
    ['https://example.com/y，第二', 'https://example.com/y'],
    [
      'https://test.example.com/display/123.+Pagetitle',
      'https://test.example.com/display/123.+Pagetitle',
    ],
    ['HTTP://EXAMPLE.COM/Path', 'HTTP://EXAMPLE.COM/Path'],
    [
      'http://localhost:8080/a and https://[2001:db8::1]:8443/',
      'http://localhost:8080/a',
      'https://[2001:db8::1]:8443/',
    ],
    ['www.example.com/prices, please', 'http://www.example.com/prices'],
    ['Write to bob.tanaka@example.org.', 'mailto:bob.tanaka@example.org'],
    ['mailto:bob@example.org?cc=eve@example.org', 'mailto:bob@example.org'],
  ])('are found and end where they end: %s', (text, ...links) => {
    expect(linksIn(text)).toEqual(links);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x file:///etc/passwd ftp://example.com //example.com/x',
    'notes.md, example.com and 1.2.3.4',
    'https:// and http://',
  ])('are nothing else: %s', (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it.each([
    'https://user:pw@evil.example@good.example/',
    'https://good.example@evil.example/',
    'https://good.example:443@evil.example/',
    'https://\u202emoc.elpmaxe@evil.example/',
    'https://example.com/\u202egpj.exe',
    'https://exam\u200bple.com/',
    'https://exam\u00adple.com/',
  ])('are no link where they would open something else than they say: %s', (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it.each([
    ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
    ['https://müller.example/', 'xn--mller-kva.example'],
    ['http://3627734734/', '216.58.214.206'],
    ['https://EXAMPLE.com/', undefined],
  ])('name the host that opens where it is written otherwise: %s', (text, host) => {
    expect(textParts(text)).toEqual([{ text, href: text, ...(host && { host }) }]);
  });

  it('leave the text as it is written', () => {
    const text =
      'a https://example.com/א\n\n(www.example.com) b@example.org \u202e https://x@y.z 🦊';
    const parts = textParts(text);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(textParts('')).toEqual([]);
  });
});
