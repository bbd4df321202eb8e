import { USERNAME_MAX_LENGTH } from '../upkeep/names.ts';
import { slugOf } from './slug.ts';

/** The first text of which a username can be made, as a username; else the fallback. It may be taken. */
export function usernameFrom(texts: readonly (string | undefined)[], fallback: string): string {
  for (const text of texts) {
    const name = slugOf(withoutDomain(text ?? ''), {
      maxLength: USERNAME_MAX_LENGTH,
      fallback: '',
    });
    if (name !== '') return name;
  }
  return fallback;
}

/** The part of an email address that names a person; any other text as it is. */
export function withoutDomain(text: string): string {
  const [, local] = /^\s*([^\s@+]+)(?:\+[^\s@]*)?@[^\s@]+\s*$/.exec(text) ?? [];
  return local ?? text;
}
