import { parseWebUrl } from '../../lib/parse-url.ts';
import { noteRecords } from '../fidelity/note-records.ts';
import { ImportError } from '../import-error.ts';
import type { Source } from '../importer.ts';
import { contactNotes, type SenderOptions, userAgentOf } from '../polite/polite-sender.ts';
import { type Ask, politeClient } from './client.ts';
import { memberRecords } from './member-records.ts';
import { queries } from './queries.ts';
import { forgetAnswers, rememberAnswers } from './remembered-answers.ts';
import { siteRecords } from './site-records.ts';

export interface ForumOptions extends Omit<SenderOptions, 'userAgent'> {
  readonly url: string;
  /** Of members; null for the whole site. */
  readonly slugs: readonly string[] | null;
  /** Null for everything up to now. */
  readonly since?: Date | null;
  readonly until?: Date | null;
  readonly contact?: string | undefined;
  /** Where to keep what the site answered; null for nowhere. */
  readonly answers?: { readonly folder: string; readonly isTemporary: boolean } | null;
}

/**
 * A ForumMagnum site, or what is wanted of it.
 *
 * @throws ImportError if there is no such site, or its API is an older one
 */
export async function openForum({
  url,
  slugs,
  since = null,
  until = null,
  contact,
  answers = null,
  ...options
}: ForumOptions): Promise<Source> {
  if (parseWebUrl(url) === null) {
    throw new ImportError(`"${url}" is no address. Write it like https://www.example.org.`);
  }
  const site = new URL(url);
  const warnings = new Map<string, number>();
  const address = site.pathname === '/' ? new URL('/graphql', site).href : site.href;
  const client = politeClient({
    ...options,
    url: address,
    userAgent: userAgentOf(contact),
    warn: (message) => warnings.set(message, (warnings.get(message) ?? 0) + 1),
  });
  const ask = answers === null ? client : rememberAnswers(client, address, answers.folder);
  const { host } = site;
  await probe(ask, host);
  return {
    name: `forummagnum:${host}`,
    notes: contactNotes(contact),
    records: (reading) =>
      noteRecords(
        slugs === null
          ? siteRecords({ ask, host, since, until }, reading)
          : memberRecords({ ask, host, slugs }, reading),
        reading.noteText,
      ),
    closingNotes: () =>
      [...warnings].map(([message, times]) => `The site reported, ${times} times: ${message}`),
    async complete() {
      if (answers?.isTemporary === true) await forgetAnswers(answers.folder);
    },
  };
}

/** Asks once which form the queries of the site have. */
async function probe(ask: Ask, host: string): Promise<void> {
  const { __type: type } = await ask(queries.probe);
  const { fields = [] } = (type ?? {}) as {
    fields?: { name: string; args: { name: string }[] }[];
  };
  const posts = fields.find(({ name }) => name === 'posts');
  if (posts?.args.some(({ name }) => name === 'selector')) return;
  throw new ImportError(
    posts === undefined
      ? `${host} is no ForumMagnum site: its API has no field "posts".`
      : `${host} has an older API, whose lists take no "selector". This import cannot read it yet.`,
  );
}
