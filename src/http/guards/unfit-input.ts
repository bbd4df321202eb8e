import {
  type ASTNode,
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  Kind,
  type StringValueNode,
  visit,
} from 'graphql';
import { MAX_INPUT_DEPTH, MAX_INPUT_ITEMS } from '../../lib/input-limits.ts';

/** Something in a request's input that no field could take. */
export interface UnfitInput {
  /** Where it is: an argument, or a variable, and the fields below it; dotted. */
  readonly path: string;
  readonly problem:
    | 'has a NUL character'
    | 'has half a surrogate pair'
    | 'is a list that is too long'
    | 'has too many levels';
}

/** The first text in a document that PostgreSQL could not store. */
export function unfitLiteral(document: DocumentNode): UnfitInput | null {
  let unfit: UnfitInput | null = null;
  visit(document, {
    StringValue(node: StringValueNode, _key, parent, _path, ancestors) {
      const problem = problemOfText(node.value);
      if (problem === null) return undefined;
      unfit = { path: inputPath([...ancestors, ...(parent ? [parent] : [])]), problem };
      return BREAK;
    },
  } satisfies ASTVisitor);
  return unfit;
}

/** The first value in a request's variables that could not be stored, or is too long a list or nested too deeply. */
export function unfitVariable(variables: Readonly<Record<string, unknown>>): UnfitInput | null {
  // Not by recursion: nothing limits how deeply a client nests JSON.
  const waiting: Nested[] = [{ path: '', depth: 0, value: variables }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth, value } = next;
    const problem = problemOf(next);
    if (problem !== null) return { path, problem };
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, below] of Object.entries(value)) {
      waiting.push({
        path: Array.isArray(value) ? path : joined(path, key),
        depth: depth + 1,
        value: below,
      });
    }
  }
  return null;
}

/** The path of the argument, and of the input fields in it, that a variable is given to. */
export function argumentOfVariable(document: DocumentNode, variable: string): string | undefined {
  let found: string | undefined;
  visit(document, {
    Variable(node, _key, parent, _path, ancestors) {
      if (node.name.value !== variable) return undefined;
      found = inputPath([...ancestors, ...(parent ? [parent] : [])]) || undefined;
      return found === undefined ? undefined : BREAK;
    },
  } satisfies ASTVisitor);
  return found;
}

/** A value somewhere in the variables; they themselves have depth 0, and the value of each has depth 1. */
interface Nested {
  readonly path: string;
  readonly depth: number;
  readonly value: unknown;
}

function problemOf({ depth, value }: Nested): UnfitInput['problem'] | null {
  if (typeof value === 'string') return problemOfText(value);
  if (depth > MAX_INPUT_DEPTH) return 'has too many levels';
  const isTooLong = Array.isArray(value) && value.length > MAX_INPUT_ITEMS;
  return isTooLong ? 'is a list that is too long' : null;
}

function problemOfText(text: string): UnfitInput['problem'] | null {
  if (text.includes('\0')) return 'has a NUL character';
  return text.isWellFormed() ? null : 'has half a surrogate pair';
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function inputPath(ancestors: readonly (ASTNode | readonly ASTNode[])[]): string {
  return ancestors.flatMap((ancestor) => ('kind' in ancestor ? nameOf(ancestor) : [])).join('.');
}

function nameOf(node: ASTNode): string | [] {
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? node.name.value : [];
}
