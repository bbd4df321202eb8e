import { describe, expect, it } from 'vitest';
import { absoluteLinks } from '../../src/content/absolute-links.ts';

const BASE = 'https://tea.example.org/posts/green-tea';

describe('absoluteLinks', () => {
  it.each([
    ['<a href="/users/bob">Bob</a>', '<a href="https://tea.example.org/users/bob">Bob</a>'],
    ['<a class="x" href="#fn-1">1</a>', `<a class="x" href="${BASE}#fn-1">1</a>`],
    ['<img src="/a.png" alt="a" />', '<img src="https://tea.example.org/a.png" alt="a" />'],
    [
      '<a href="/search?q=a&amp;b">b</a>',
      '<a href="https://tea.example.org/search?q=a&amp;b">b</a>',
    ],
    ['<a href="blue-tea">b</a>', '<a href="https://tea.example.org/posts/blue-tea">b</a>'],
    ['<a href="../wiki/a b">b</a>', '<a href="https://tea.example.org/wiki/a%20b">b</a>'],
    ['<a href="?a=1&amp;b">b</a>', `<a href="${BASE}?a=1&amp;b">b</a>`],
    ['<a href="\\\\[">b</a>', '<a href="\\\\[">b</a>'],
    ['<a href="http:">b</a>', '<a href="http:">b</a>'],
    ['<a href="/wiki/a b">b</a>', '<a href="https://tea.example.org/wiki/a%20b">b</a>'],
    ['<img src="https://a.example/b c" />', '<img src="https://a.example/b%20c" />'],
  ])('completes %s', (html, expected) => {
    expect(absoluteLinks(html, BASE)).toBe(expected);
  });

  it('replaces the fragment of the page', () => {
    expect(absoluteLinks('<a href="#fn-1">1</a>', `${BASE}#history`)).toContain(`"${BASE}#fn-1"`);
  });

  it.each([
    '<a href="https://other.example/">there</a>',
    '<a href="//other.example/x">there</a>',
    '<a href="mailto:ada@example.org">mail</a>',
    '<p>write href="/users/bob" like that</p>',
  ])('leaves %s as it is', (html) => {
    expect(absoluteLinks(html, BASE)).toBe(html);
  });
});
