import { USERNAME_MAX_LENGTH } from './reserved-names.ts';
import { slugOf } from './slug.ts';

/** What names are made from, in order: the first one of which a name can be made is taken. */
export interface NameSources {
  readonly texts: readonly (string | undefined)[];
  readonly isReserved: (name: string) => boolean;
  /** Taken when no text makes a name. */
  readonly fallback: string;
}

/** A username that is not reserved. It may be taken. */
export function usernameFrom({ texts, isReserved, fallback }: NameSources): string {
  for (const text of texts) {
    const preferred = withoutDomain(text ?? '');
    const name = slugOf(preferred, { maxLength: USERNAME_MAX_LENGTH, fallback: '' });
    if (name !== '' && !isReserved(name)) return name;
  }
  return fallback;
}

/** The part of an email address that names a person; any other text as it is. */
export function withoutDomain(text: string): string {
  const [, local] = /^\s*([^\s@+]+)(?:\+[^\s@]*)?@[^\s@]+\s*$/.exec(text) ?? [];
  return local ?? text;
}
