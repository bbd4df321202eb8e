import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { parse, visit } from 'graphql';
import markdownIt, { type Token } from 'markdown-it';

/** A text that people read, without its code, and where it stands. */
export interface Text {
  readonly file: string;
  /** A line, or the name of what it describes. */
  readonly place: string;
  readonly text: string;
}

/** Stands for code, and for a value that is put in: a word like any other. */
const PLACEHOLDER = 'Code';

const markdown = markdownIt({ html: true });

/** Every tracked document, but the texts that members of the demo community wrote. */
export function documentTexts(): Text[] {
  return tracked('*.md')
    .filter((file) => !file.startsWith('prisma/demo/'))
    .flatMap((file) => markdownTexts(file, readFileSync(file, 'utf8')));
}

export function markdownTexts(file: string, source: string): Text[] {
  return markdown.parse(source, {}).flatMap(({ type, children, map }) =>
    type === 'inline'
      ? [
          {
            file,
            place: `line ${(map?.[0] ?? 0) + 1}`,
            text: (children ?? []).map(spoken).join(''),
          },
        ]
      : [],
  );
}

function spoken({ type, content }: Token): string {
  if (type === 'text') return content;
  if (type === 'code_inline') return PLACEHOLDER;
  return type === 'softbreak' || type === 'hardbreak' ? ' ' : '';
}

export interface Description extends Text {
  /** Of what is described, and of the types and fields around it. */
  readonly names: readonly string[];
}

/** Of everything that the schema defines; without a description the text is empty. */
export function descriptionsOf(file: string, source: string): Description[] {
  const names: string[] = [];
  const descriptions: Description[] = [];
  visit(parse(source), {
    enter(node) {
      if (!('name' in node) || !('description' in node) || node.name === undefined) return;
      names.push(node.name.value);
      const text = node.description?.value.replaceAll(/\s+/g, ' ') ?? '';
      descriptions.push({ file, place: names.join('.'), text, names: names.slice(-2) });
    },
    leave(node) {
      if ('name' in node && 'description' in node && node.name !== undefined) names.pop();
    },
  });
  return descriptions;
}

// Generated code, and texts of libraries.
const NOT_OURS = /^src\/db\/(?:generated\/|prisma-messages)|\/__generated__\//;

/** The sentences in the literals of the sources: errors, help texts, log lines, settings, words on pages. */
export function messageTexts(): Text[] {
  return tracked('src/*.ts', 'web/src/*.ts', 'web/src/*.tsx')
    .filter((file) => !NOT_OURS.test(file))
    .flatMap((file) => literalTexts(file, readFileSync(file, 'utf8')));
}

export function literalTexts(file: string, source: string): Text[] {
  const texts: Text[] = [];
  walk(parseSync(source, { syntax: 'typescript', tsx: file.endsWith('x') }).body, (text) => {
    if (isProse(text))
      texts.push({ file, place: `“${text.slice(0, 40)}…”`, text: withoutCode(text) });
  });
  return texts;
}

function walk(node: unknown, take: (text: string) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, take);
    return;
  }
  if (!isNode(node)) return;
  // SQL, GraphQL and the like are tagged; imports and types name files.
  if (node.type === 'TaggedTemplateExpression' || node.type === 'ImportDeclaration') return;
  if (node.type === 'StringLiteral') take(String(node['value']));
  if (node.type === 'JSXText') take(String(node['value']).replaceAll(/\s+/g, ' ').trim());
  if (node.type === 'TemplateLiteral') take(templateText(node));
  for (const value of Object.values(node)) walk(value, take);
}

function templateText(node: SyntaxNode): string {
  const quasis = Array.isArray(node['quasis']) ? node['quasis'] : [];
  return quasis
    .map((quasi: unknown) => (isNode(quasi) ? String(quasi['cooked']) : ''))
    .join(PLACEHOLDER);
}

type SyntaxNode = Record<string, unknown> & { readonly type?: unknown };

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null;
}

/** Three words in a row, and nothing that only code has. */
function isProse(text: string): boolean {
  return /\p{L}{2,}[,;:]? \p{L}+[,;:]? \p{L}+/u.test(text) && !/[<>{}=]|\n\s/.test(text);
}

function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`/g, PLACEHOLDER);
}

function tracked(...patterns: string[]): string[] {
  return execFileSync('git', ['ls-files', '-z', ...patterns], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path));
}
