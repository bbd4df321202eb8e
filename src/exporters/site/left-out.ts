/** Why columns are left out of exports. */
export const DERIVED = 'An import makes it from the other columns.';
export const COUNTED = 'An import counts it.';
export const UNUSED = 'It is always null.';
export const EXPIRES = 'It belongs to a link that expires within days.';

/** Tables of which an export has nothing, and why. */
export const TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  access_tokens: 'Tokens open one site only. Members make new ones.',
  auth_sessions: 'Sessions open one site only. Members sign in again.',
  auth_verifications: 'A sign-in in progress ends within minutes.',
  cache_changes: 'They are for the cache in front of the old site.',
  cache_purging: 'They are for the cache in front of the old site.',
  command_runs: 'It says what the operators of the old site did.',
  data_exports: 'It names files that are deleted after days.',
  events: 'They are for subscribers and webhooks of the old site.',
  idempotency_keys: 'They are for clients that repeat a request within a day.',
  image_removals: 'They are for the files of the old site, and take seconds.',
  image_uses: 'Triggers make it from the HTML of texts.',
  mail_queue: 'The old site sends these e-mails.',
  name_skeletons: 'An import makes it from the names of accounts.',
  rate_limits: 'It counts what was written within the last minutes.',
  search_settings: 'The language of the search index is set by the environment of each server.',
  sign_in_links: 'Links open one site only.',
  site_secrets: 'Each site makes its own secrets.',
  webhook_deliveries: 'The old site delivers them.',
  webhooks: 'Two sites with the same webhooks would both call the same addresses.',
};
