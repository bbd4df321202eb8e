import { cleanText, hasVisibleCharacter } from '../content/clean-text.ts';
import { inputError } from '../lib/errors.ts';

/**
 * The input of a mutation with every text in it cleaned by `cleanText`, at any depth.
 * What a client gets back as it came, its `clientMutationId`, stays as it is.
 *
 * @throws PublicError BAD_USER_INPUT for a text of nothing but invisible characters
 */
export function cleanInput<Input>(input: Input): Input {
  // Texts become texts, and everything else stays what it was.
  return cleanValue(input, 'input') as Input;
}

function cleanValue(value: unknown, path: string): unknown {
  if (typeof value === 'string') return cleanArgument(value, path);
  if (Array.isArray(value)) return value.map((item, index) => cleanValue(item, `${path}.${index}`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [name, cleanValue(below, `${path}.${name}`)]),
  );
}

/** A blank text may mean that there is to be none; one that only looks blank is a mistake. */
function cleanArgument(text: string, path: string): string {
  if (path === 'input.clientMutationId') return text;
  const clean = cleanText(text);
  if (hasVisibleCharacter(clean) || /^\p{White_Space}*$/u.test(text)) return clean;
  throw inputError(path, `\`${path}\` has no visible character. Write at least one.`);
}
