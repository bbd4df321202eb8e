/** Bold and italics of one line, and addresses, in a text whose tags are clean. */
export function inlineHtml(line: string): string {
  return quotes(externalLinks(line));
}

const ADDRESS = String.raw`(?:https?:\/\/|ftp:\/\/|\/\/|mailto:)[^\s<>"\[\]\u007f\u3000]+`;
const BARE = String.raw`(?<![\w/])(?:https?:\/\/|ftp:\/\/)[^\s<>"\[\]\u007f\u3000]+|<[^>]*>`;
const LINKS = new RegExp(String.raw`\[(${ADDRESS})([^\]\n]*)\]|${BARE}`, 'gi');
const BARE_LINKS = new RegExp(BARE, 'gi');

function externalLinks(text: string): string {
  if (!text.includes('//') && !text.includes('mailto:')) return text;
  let unnamed = 0;
  const withLabel = (found: string, bracketed: string | undefined, label: string) => {
    if (bracketed === undefined) return bareLink(found);
    const [address, rest] = cutAtEntity(bracketed);
    const words = (rest + label).trim();
    unnamed += words === '' ? 1 : 0;
    return link(address, words === '' ? `[${unnamed}]` : words);
  };
  // Behind the last bracket of a line nothing can be the label of a link, and nobody has to look for its end.
  return text
    .split('\n')
    .map((line) => {
      const end = line.lastIndexOf(']') + 1;
      return (
        line.slice(0, end).replace(LINKS, withLabel) + line.slice(end).replace(BARE_LINKS, bareLink)
      );
    })
    .join('\n');
}

/** An address in the text, or a tag, which stays as it is. */
function bareLink(found: string): string {
  if (found.startsWith('<')) return found;
  const [whole, rest] = cutAtEntity(found);
  const address = withoutEnd(whole);
  return link(address, withoutQuotes(address)) + whole.slice(address.length) + rest;
}

/** `&lt;` and `&gt;` end an address. */
function cutAtEntity(address: string): [string, string] {
  const end = address.search(/&(?:lt|gt|quot|nbsp|#160);|''/);
  return end === -1 ? [address, ''] : [address.slice(0, end), address.slice(end)];
}

/** Punctuation at its end belongs to the sentence; a bracket does unless it was opened within. */
function withoutEnd(address: string): string {
  const punctuation = address.includes('(') ? ',;.:!?' : ',;.:!?)';
  let end = address.length;
  while (end > 0 && punctuation.includes(address[end - 1] ?? '')) end -= 1;
  // An entity ends with a semicolon that is its own.
  return address.slice(
    0,
    address[end] === ';' && /&#?\w{1,30}$/.test(address.slice(Math.max(0, end - 32), end))
      ? end + 1
      : end,
  );
}

function link(address: string, words: string): string {
  return `<a href="${withoutQuotes(address)}">${words}</a>`;
}

/** Apostrophes of an address are no bold. */
function withoutQuotes(text: string): string {
  return text.replaceAll("'", '&#39;');
}

/** A run of apostrophes: two for italics, three for bold, five for both; of others the first are text. */
function quotes(line: string): string {
  if (!line.includes("''")) return line;
  const parts = line.split(/('{2,})/);
  const marks: { index: number; count: number }[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const length = parts[index]?.length ?? 0;
    const count = length === 4 ? 3 : Math.min(length, 5);
    parts[index - 1] += "'".repeat(length - count);
    parts[index] = "'".repeat(count);
    marks.push({ index, count });
  }
  balance(parts, marks);
  return tagged(parts);
}

/** With one bold and one italic too many, one bold is an apostrophe and italics: `l'''amour''`. */
function balance(parts: string[], marks: readonly { index: number; count: number }[]): void {
  const bold = marks.filter(({ count }) => count !== 2).length;
  const italic = marks.filter(({ count }) => count !== 3).length;
  if (bold % 2 === 0 || italic % 2 === 0) return;
  const bolds = marks.filter(({ count }) => count === 3);
  const before = (index: number) => parts[index - 1] ?? '';
  const chosen =
    bolds.find(({ index }) => / [^ ]$/.test(before(index))) ??
    bolds.find(({ index }) => /[^ ]$/.test(before(index))) ??
    bolds.find(({ index }) => / $/.test(before(index)));
  if (chosen === undefined) return;
  parts[chosen.index] = "''";
  parts[chosen.index - 1] += "'";
}

/** Tags are nested: what is opened inside is closed first. */
function tagged(parts: readonly string[]): string {
  const open: ('b' | 'i')[] = [];
  let html = parts[0] ?? '';
  const toggle = (tag: 'b' | 'i') => {
    const at = open.indexOf(tag);
    if (at === -1) {
      open.push(tag);
      html += `<${tag}>`;
      return;
    }
    const inside = open.splice(at).slice(1);
    html += `${inside.map((name) => `</${name}>`).join('')}</${tag}>`;
    for (const name of inside) {
      open.push(name);
      html += `<${name}>`;
    }
  };
  for (let index = 1; index < parts.length; index += 2) {
    const count = parts[index]?.length ?? 0;
    if (count === 5) {
      // What is open last is closed first; what is to be closed first is opened last.
      const last = open.at(-1) ?? (parts[index + 2]?.length === 2 ? 'b' : 'i');
      toggle(last);
      toggle(last === 'b' ? 'i' : 'b');
    } else toggle(count === 2 ? 'i' : 'b');
    html += parts[index + 1] ?? '';
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
