import type { MarkdownIt, Token } from 'markdown-it';

/**
 * GFM's extended autolinks (section 6.9): http, https, `www.` and mail addresses. Nothing else, so
 * that `main.rs` and `//comment` stay text.
 */
export function autolinks(parser: MarkdownIt): void {
  const { linkify } = parser;
  const { re } = linkify;
  const address = new RegExp(re.get_url_host_port().source + re.get_path().source, 'iy');
  const lengthAt = (text: string, position: number) => {
    address.lastIndex = position;
    const found = address.exec(text)?.[0] ?? '';
    // The pattern leaves out a semicolon at the end, without which an entity is none.
    return addressEnd(text[position + found.length] === ';' ? `${found};` : found);
  };
  const web = {
    validate(text: string, position: number) {
      const length = text.startsWith('//', position) ? lengthAt(text, position + 2) : 0;
      return length === 0 ? 0 : 2 + length;
    },
  };
  linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  linkify.add('//', null).add('ftp:', null).add('http:', web).add('https:', web);
  linkify.add('www.', {
    validate: lengthAt,
    normalize(match) {
      match.url = `http://${match.url}`;
    },
  });
  parser.core.ruler.after('inline', 'decode_autolinks', (state) => {
    for (const { children } of state.tokens) decodeAutolinks(children ?? []);
  });
}

/**
 * How much of the characters that an address could have belongs to it, as GFM says: no punctuation at
 * its end, no parenthesis there that it does not open, and no entity but an ampersand.
 */
function addressEnd(found: string): number {
  const entity = found.search(/&(?!amp;)(?:[a-z][a-z0-9]*|#\d+|#x[\da-f]+);|[`]/i);
  let end = entity === -1 ? found.length : entity;
  let unopened = found.slice(0, end).split(')').length - found.slice(0, end).split('(').length;
  for (;;) {
    if (found[end - 1] === ')' && unopened > 0) unopened -= 1;
    else if (!/[?!.,:;*_~'"|]/.test(found[end - 1] ?? '')) return end;
    end -= found.endsWith('&amp;', end) ? 5 : 1;
  }
}

/** The parser finds these addresses before it reads entities: in them an ampersand is still `&amp;`. */
function decodeAutolinks(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const text = tokens[index + 1];
    if (token.type !== 'link_open' || token.markup !== 'linkify' || !text) continue;
    token.attrSet('href', String(token.attrGet('href')).replaceAll('&amp;', '&'));
    text.content = text.content.replaceAll('&amp;', '&');
  }
}
