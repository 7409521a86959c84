import { expect, it } from 'vitest';
import { highlightParts } from './highlight';

it('F6 tells what was found from what stands around it', () => {
  expect(highlightParts('the <mark>quot</mark>ation of <mark>May</mark>')).toEqual([
    { text: 'the ', isFound: false },
    { text: 'quot', isFound: true },
    { text: 'ation of ', isFound: false },
    { text: 'May', isFound: true },
  ]);
});

it('K3 reads what was escaped as text, once', () => {
  expect(highlightParts('&lt;b&gt; &amp;amp; &quot;<mark>&#39;</mark>')).toEqual([
    { text: '<b> &amp; "', isFound: false },
    { text: "'", isFound: true },
  ]);
});

it('K3 takes no other markup', () => {
  const html = '<img src=x onerror=alert(1)><MARK>a</MARK>';
  expect(highlightParts(html)).toEqual([{ text: html, isFound: false }]);
  expect(highlightParts('')).toEqual([]);
});
