import { EXTENSION_TAGS } from './extension-names.ts';

/** A text in which calls of templates are found. */
export type Node = string | Call | Extension;

/** `{{name|part|key=part}}`, or `{{{name|default}}}`, which is a parameter. */
export interface Call {
  readonly is: CallKind;
  readonly parts: readonly Part[];
  /** As it stands in the text. */
  readonly source: string;
  readonly isAtLineStart: boolean;
}

type CallKind = 'template' | 'parameter';

export interface Part {
  /** What stands before a `=`; null without one. */
  readonly name: readonly Node[] | null;
  readonly value: readonly Node[];
}

/** `<name attributes>inner</name>` of an extension, whose inside is no wikitext until it says so. */
export interface Extension {
  readonly is: 'extension';
  readonly name: string;
  readonly attributes: string;
  readonly inner: string;
  readonly source: string;
}

/** Calls that are open at once; what opens beyond it is text. */
const MAX_OPEN = 60;

const TOKEN = /\{\{+|\}\}+|\[\[|\]\]|\||=|<!--|<[a-z]+/gi;

interface OpenPart {
  name: Node[] | null;
  value: Node[];
}

interface Open {
  readonly kind: '{' | '[' | '';
  /** Braces that are not closed yet. */
  count: number;
  /** Where the last of its braces is. */
  start: number;
  parts: OpenPart[];
}

/** Finds calls of templates and tags of extensions in one pass; comments go. */
export function parseTemplates(text: string): readonly Node[] {
  return new TemplateParser(text).parse();
}

class TemplateParser {
  readonly #text: string;
  readonly #stack: Open[] = [{ kind: '', count: 0, start: 0, parts: [{ name: null, value: [] }] }];
  /** Tags of which no end is left: nobody looks for it again. */
  readonly #unclosed = new Set<string>();
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly Node[] {
    const token = new RegExp(TOKEN);
    const text = this.#text;
    for (let match = token.exec(text); match !== null; match = token.exec(text)) {
      const [found] = match;
      this.#push(text.slice(this.#end, match.index));
      this.#end = match.index;
      this.#take(found, match.index);
      token.lastIndex = this.#end;
    }
    this.#push(text.slice(this.#end));
    while (this.#stack.length > 1) this.#flattenTop();
    return this.#stack[0]?.parts[0]?.value ?? [];
  }

  get #top(): Open {
    return this.#stack.at(-1) as Open;
  }

  #push(...nodes: Node[]): void {
    const value = this.#top.parts.at(-1)?.value;
    for (const node of nodes) {
      const last = value?.at(-1);
      if (node === '') continue;
      if (typeof node === 'string' && typeof last === 'string') value?.splice(-1, 1, last + node);
      else value?.push(node);
    }
  }

  #take(found: string, index: number): void {
    this.#end = index + found.length;
    const top = this.#top;
    const [first] = found;
    if (first === '{' || found === '[[') this.#open(found, index);
    else if (first === '}') this.#close(found.length, index);
    else if (found === ']]') {
      if (top.kind === '[') this.#flattenTop();
      this.#push(found);
    } else if (found === '|' && top.kind === '{') top.parts.push({ name: null, value: [] });
    else if (found === '=' && top.kind === '{') this.#equals(top);
    else if (found === '<!--') this.#skipComment(index);
    else if (first === '<') this.#tag(found, index);
    else this.#push(found);
  }

  #open(found: string, index: number): void {
    if (this.#stack.length > MAX_OPEN) {
      this.#push(found);
      return;
    }
    const kind = found.startsWith('{') ? '{' : '[';
    this.#stack.push({
      kind,
      count: found.length,
      start: index + found.length,
      parts: [{ name: null, value: [] }],
    });
  }

  #equals({ parts }: Open): void {
    const part = parts.at(-1);
    if (part === undefined || parts.length === 1 || part.name !== null) {
      this.#push('=');
      return;
    }
    part.name = part.value;
    part.value = [];
  }

  #close(length: number, index: number): void {
    let left = length;
    while (left >= 2) {
      // A link that is not closed within a call ends with it.
      const isInCall = this.#stack.some(({ kind }) => kind === '{');
      while (isInCall && this.#top.kind === '[') this.#flattenTop();
      const open = this.#top;
      if (open.kind !== '{') break;
      const braces = Math.min(left, open.count) >= 3 ? 3 : 2;
      const start = open.start - braces;
      const end = index + length - left + braces;
      left -= braces;
      open.count -= braces;
      open.start -= braces;
      const call = this.#callOf(open, braces, { start, end });
      if (open.count >= 2) {
        open.parts = [{ name: null, value: [call] }];
        continue;
      }
      this.#stack.pop();
      this.#push('{'.repeat(open.count), call);
    }
    this.#push('}'.repeat(left));
  }

  #callOf(open: Open, braces: number, { start, end }: { start: number; end: number }): Call {
    return {
      is: braces === 3 ? 'parameter' : 'template',
      parts: open.parts,
      source: this.#text.slice(start, end),
      isAtLineStart: start === 0 || this.#text[start - 1] === '\n',
    };
  }

  /** What was opened and not closed is text. */
  #flattenTop(): void {
    const open = this.#stack.pop();
    if (open === undefined) return;
    this.#push(open.kind === '[' ? '[[' : '{'.repeat(open.count));
    for (const [index, { name, value }] of open.parts.entries()) {
      if (index > 0) this.#push('|');
      if (name !== null) this.#push(...name, '=');
      this.#push(...value);
    }
  }

  /** A comment alone on its line goes with the line. */
  #skipComment(index: number): void {
    const text = this.#text;
    const close = text.indexOf('-->', index + 4);
    this.#end = close === -1 ? text.length : close + 3;
    const value = this.#top.parts.at(-1)?.value;
    const before = value?.at(-1);
    const isFirst =
      before === undefined || (typeof before === 'string' && /\n[ \t]*$/.test(before));
    const after = /[ \t]*(?:\n|$)/y;
    after.lastIndex = this.#end;
    if (isFirst && index > 0 && after.test(text)) this.#end = after.lastIndex;
  }

  #tag(found: string, index: number): void {
    const name = found.slice(1).toLowerCase();
    const attributes = EXTENSION_TAGS.has(name) ? this.#attributesFrom(this.#end) : null;
    if (attributes === null) {
      this.#push(found);
      return;
    }
    const start = this.#end + attributes.length + 1;
    if (attributes.endsWith('/')) {
      this.#endExtension({ name, attributes: attributes.slice(0, -1), inner: '' }, index, start);
      return;
    }
    const close = new RegExp(`</${name}\\s*>`, 'gi');
    close.lastIndex = start;
    const closed = this.#unclosed.has(name) ? null : close.exec(this.#text);
    if (closed === null) this.#unclosed.add(name);
    // Without an end only `<references>` means anything.
    if (closed === null && name !== 'references') {
      this.#push(found);
      return;
    }
    const inner = closed === null ? '' : this.#text.slice(start, closed.index);
    this.#endExtension(
      { name, attributes, inner },
      index,
      closed === null ? start : close.lastIndex,
    );
  }

  #attributesFrom(start: number): string | null {
    const attributes = /(?=[\s/>])(?:[^>"]|"[^"]*")*(?=>)/y;
    attributes.lastIndex = start;
    return attributes.exec(this.#text.slice(0, start + MAX_ATTRIBUTES))?.[0] ?? null;
  }

  #endExtension(
    extension: Pick<Extension, 'name' | 'attributes' | 'inner'>,
    index: number,
    end: number,
  ): void {
    this.#push({ is: 'extension', ...extension, source: this.#text.slice(index, end) });
    this.#end = end;
  }
}

/** Characters of the attributes of a tag. */
const MAX_ATTRIBUTES = 2_000;
