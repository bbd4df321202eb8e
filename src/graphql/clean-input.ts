import { cleanText, hasVisibleCharacter } from '../content/clean-text.ts';
import { inputError, type UserError } from '../lib/errors.ts';

interface CleanedInput<Input> {
  readonly input: Input;
  /** BAD_USER_INPUT for each text of nothing but invisible characters. */
  readonly errors: UserError[];
}

/**
 * The input of a mutation with every text in it cleaned by `cleanText`, at any depth.
 * What a client gets back as it came, its `clientMutationId`, stays as it is.
 */
export function cleanInput<Input>(input: Input): CleanedInput<Input> {
  const errors: UserError[] = [];

  function cleanValue(value: unknown, path: string): unknown {
    if (typeof value === 'string') return cleanArgument(value, path);
    if (Array.isArray(value)) {
      return value.map((item, index) => cleanValue(item, `${path}.${index}`));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, below]) => [name, cleanValue(below, `${path}.${name}`)]),
    );
  }

  /** A blank text may mean that there is to be none; one that only looks blank is a mistake. */
  function cleanArgument(text: string, path: string): string {
    if (path === 'input.clientMutationId') return text;
    const clean = cleanText(text);
    if (!hasVisibleCharacter(clean) && !/^\p{White_Space}*$/u.test(text)) {
      errors.push(inputError(path, 'This has no visible character. Write at least one.'));
    }
    return clean;
  }

  // Texts become texts, and everything else stays what it was.
  return { input: cleanValue(input, 'input') as Input, errors };
}
