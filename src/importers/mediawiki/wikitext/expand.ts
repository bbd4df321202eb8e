import { LRUCache } from 'lru-cache';
import { escapeHtml } from '../../../content/rich-content.ts';
import { NS } from '../namespaces.ts';
import { convertExtension } from './extensions.ts';
import { VARIABLES } from './magic-words.ts';
import { TooLargeError } from './markers.ts';
import type { PageContext } from './page-context.ts';
import { type Call, type Node, type Part, parseTemplates } from './parse-templates.ts';
import { type Argument, PARSER_FUNCTIONS } from './parser-functions.ts';

/** Templates within templates. */
const MAX_DEPTH = 40;
/** Templates that a page may use, those in templates included. */
const MAX_CALLS = 5_000;
/** Characters that templates may add to a page, each counted at every depth that it passes. */
const MAX_EXPANDED = 4_000_000;

type Arguments = ReadonlyMap<string, () => string>;

interface Frame {
  readonly depth: number;
  /** Null on the page itself, which has no arguments. */
  readonly args: Arguments | null;
  /** Templates that are being expanded: one within itself is a loop. */
  readonly open: ReadonlySet<string>;
}

const PAGE: Frame = { depth: 0, args: null, open: new Set() };

/** Templates as they were parsed lately, by their texts. */
const parsed = new LRUCache<string, readonly Node[]>({ max: 500 });

/**
 * Expands the templates of a text that are in the dump. What cannot be expanded, or only at too high a cost, is
 * shown as it is written.
 */
export class Expander {
  readonly #context: PageContext;
  readonly #maxCalls: number;
  #calls = 0;
  #expanded = 0;

  constructor(context: PageContext, maxCalls: number = MAX_CALLS) {
    this.#context = context;
    this.#maxCalls = maxCalls;
  }

  /** @throws TooLargeError if the templates make too much of the text */
  expandPage(text: string): string {
    return this.expand(parseTemplates(ofPage(text)), PAGE);
  }

  expand(nodes: readonly Node[], frame: Frame): string {
    let text = '';
    for (const node of nodes) {
      if (typeof node === 'string') text += node;
      else if (node.is === 'parameter') text += this.#parameter(node, frame);
      else if (node.is === 'template') text += this.#call(node, frame);
      else if (node.is === 'extension') {
        const within = (inner: string) => this.expand(parseTemplates(inner), frame);
        text += convertExtension(node, this.#context, within);
      }
    }
    return text;
  }

  #parameter({ parts, source }: Call, frame: Frame): string {
    const [name, fallback] = parts;
    if (name === undefined) return source;
    const value = frame.args?.get(this.#whole(name, frame).trim());
    if (value !== undefined) return this.#bounded(value());
    return fallback === undefined ? source : this.#whole(fallback, frame);
  }

  #call(call: Call, frame: Frame): string {
    const { parts } = call;
    this.#calls += 1;
    if (this.#calls > this.#maxCalls || frame.depth >= MAX_DEPTH)
      return this.#show(call, 'too many templates');
    const head = parts[0] === undefined ? '' : this.#whole(parts[0], frame).trim();
    const name = head.replace(/^(?:safesubst|subst|msgnw|msg|raw)\s*:\s*/i, '').trim();
    const isVariable = parts.length === 1 && Object.hasOwn(VARIABLES, name);
    const variable = isVariable ? VARIABLES[name] : undefined;
    if (variable !== undefined) return variable(this.#context);
    const computed = this.#function(name, call, frame);
    if (computed !== null) return this.#bounded(computed);
    return this.#template(name, call, frame);
  }

  #function(name: string, { parts }: Call, frame: Frame): string | null {
    const colon = name.indexOf(':');
    if (colon < 1) return null;
    const written = name.slice(0, colon).trim();
    const compute = PARSER_FUNCTIONS[written.toLowerCase()];
    if (compute === undefined || !Object.hasOwn(PARSER_FUNCTIONS, written.toLowerCase()))
      return null;
    const first = name.slice(colon + 1);
    const args: Argument[] = [
      { name: () => null, value: () => first, whole: () => first },
      ...parts.slice(1).map((part) => this.#argument(part, frame)),
    ];
    if (written.toLowerCase() === '#tag') return this.#tag(args);
    return compute(args, this.#context);
  }

  /** `{{#tag:ref|inner|name=x}}` is `<ref name="x">inner</ref>`. */
  #tag([name, inner, ...rest]: readonly Argument[]): string {
    const attributes = rest.map((argument) => {
      return ` ${argument.name()?.trim() ?? ''}="${argument.value().trim().replaceAll('"', '')}"`;
    });
    const node = {
      ...({ is: 'extension', name: name?.value().trim().toLowerCase() ?? '', source: '' } as const),
      ...{ attributes: attributes.join(''), inner: inner?.whole() ?? '' },
    };
    return convertExtension(node, this.#context, (text) => text);
  }

  #argument(part: Part, frame: Frame): Argument {
    const once = (make: () => string) => {
      let made: string | undefined;
      return () => {
        made ??= make();
        return made;
      };
    };
    const { name } = part;
    return {
      name: name === null ? () => null : once(() => this.expand(name, frame)),
      value: once(() => this.expand(part.value, frame)),
      whole: once(() => this.#whole(part, frame)),
    };
  }

  #template(name: string, call: Call, frame: Frame): string {
    const { wiki, templates } = this.#context;
    const title = wiki.parseTitle(name.replace(/#.*$/s, ''), NS.template);
    const text = title === null ? undefined : templates.get(title.full);
    if (title === null || text === undefined) return this.#show(call, name);
    if (frame.open.has(title.full)) return this.#show(call, name);
    const redirected = this.#redirected(text);
    const body = includedPart(redirected ?? text);
    let nodes = parsed.get(body);
    if (nodes === undefined) {
      nodes = parseTemplates(body);
      parsed.set(body, nodes);
    }
    this.#expanded += body.length;
    const result = this.expand(nodes, {
      depth: frame.depth + 1,
      args: this.#argumentsOf(call, frame),
      open: new Set([...frame.open, title.full]),
    });
    const isBlock = !call.isAtLineStart && /^(?:\{\||[*#:;])/.test(result);
    return this.#bounded(isBlock ? `\n${result}` : result);
  }

  #redirected(text: string): string | null {
    const target = /^\s*#\s*[\p{L}_]+\s*:?\s*\[\[([^\]|\n]+)/u.exec(text)?.[1];
    const title = target === undefined ? null : this.#context.wiki.parseTitle(target);
    return title === null ? null : (this.#context.templates.get(title.full) ?? null);
  }

  /** Named ones lose the space around them, others keep it. */
  #argumentsOf({ parts }: Call, frame: Frame): Arguments {
    const args = new Map<string, () => string>();
    let position = 0;
    for (const part of parts.slice(1)) {
      const { name, value } = this.#argument(part, frame);
      const written = name()?.trim() ?? null;
      if (written === null) position += 1;
      if (written === null) args.set(String(position), value);
      else args.set(written, () => value().trim());
    }
    return args;
  }

  #whole({ name, value }: Part, frame: Frame): string {
    const text = this.expand(value, frame);
    return name === null ? text : `${this.expand(name, frame)}=${text}`;
  }

  #bounded(text: string): string {
    this.#expanded += text.length;
    if (this.#expanded > MAX_EXPANDED) throw new TooLargeError();
    return text;
  }

  /** Shows what cannot be expanded. */
  #show({ source }: Call, name: string): string {
    const { leave, markers, footnotes } = this.#context;
    if (/^(?:reflist|references|listaref|références|fußnoten)\s*$/i.test(name)) {
      return footnotes.place(markers);
    }
    leave(name);
    const html = escapeHtml(source);
    return source.includes('\n')
      ? `\n${markers.block(`<pre>${html}</pre>`)}\n`
      : markers.inline(`<code>${html}</code>`);
  }
}

/** What a page shows of itself. */
function ofPage(text: string): string {
  if (!/<\/?(?:noinclude|includeonly|onlyinclude)/i.test(text)) return text;
  return text
    .replace(/<includeonly\s*>[\s\S]*?(?:<\/includeonly\s*>|$)/gi, '')
    .replace(/<\/?(?:noinclude|onlyinclude)\s*\/?>/gi, '');
}

/** What a page shows of a template. */
function includedPart(text: string): string {
  if (!/<(?:noinclude|includeonly|onlyinclude)/i.test(text)) return text;
  const only = [...text.matchAll(/<onlyinclude\s*>([\s\S]*?)<\/onlyinclude\s*>/gi)];
  if (only.length > 0) return only.map(([, part = '']) => part).join('');
  return text
    .replace(/<noinclude\s*>[\s\S]*?(?:<\/noinclude\s*>|$)/gi, '')
    .replace(/<\/?includeonly\s*>/gi, '');
}
