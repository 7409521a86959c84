import { describe, expect, it } from 'vitest';
import { extensionOf, fileSize, shownName, splitName } from './fileNames';

describe('names of files', () => {
  it('I2 hold nothing that turns their direction or breaks their line', () => {
    expect(shownName('photo\u202egpj.exe')).toBe('photogpj.exe');
    expect(shownName('a\u0000b\nc\u2028d.txt')).toBe('abcd.txt');
    expect(shownName('\u202e\u200b ')).toBe('file');
    expect(shownName('דוח שנתי.pdf')).toBe('דוח שנתי.pdf');
  });

  it('are cut in the middle, never within a letter, and keep their extension', () => {
    expect(splitName('short.pdf')).toEqual({ head: 'short.pdf', tail: '' });
    const long = `${'👩‍👩‍👧'.repeat(20)}é́nd.pdf`;
    const { head, tail } = splitName(long);
    expect(head + tail).toBe(long);
    expect(tail.endsWith('nd.pdf')).toBe(true);
    expect(head.endsWith('👩‍👩‍👧')).toBe(true);
  });

  it.each([
    ['report.pdf', 'PDF'],
    ['archive.tar.gz', 'GZ'],
    ['.gitignore', ''],
    ['README', ''],
    ['v1. The end of it', ''],
  ])('%s ends in "%s"', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});

it.each([
  [0, 'en', '0 bytes'],
  [512, 'fr', '512 octets'],
  [24_000, 'en', '23 kB'],
  [25 * 1024 * 1024, 'en', '25 MB'],
  [1_600_000, 'fr', '1,5 Mo'],
])('writes %d bytes in %s', (bytes, locale, text) => {
  expect(fileSize(bytes, locale).replaceAll(/\s/g, ' ')).toBe(text);
});
