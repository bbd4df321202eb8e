/** What a username, or the slug of a post or page, may look like: it stands in URLs as it is. */
export const NAME_FORM = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The same for PostgreSQL's `~`. */
export const NAME_FORM_SQL = '^[a-z0-9]+(-[a-z0-9]+)*$';

export const USERNAME_MAX_LENGTH = 40;

/** Words that stand, or may once stand, where a name stands in a URL. Nobody may be called so. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'about',
  'account',
  'admin',
  'all',
  'api',
  'assets',
  'auth',
  'comments',
  'create',
  'delete',
  'edit',
  'export',
  'feed',
  'graphiql',
  'graphql',
  'health',
  'help',
  'home',
  'import',
  'index',
  'login',
  'logout',
  'me',
  'metrics',
  'moderation',
  'new',
  'null',
  'posts',
  'privacy',
  'random',
  'ready',
  'register',
  'root',
  'rss',
  'search',
  'sequences',
  'settings',
  'signup',
  'static',
  'system',
  'tags',
  'terms',
  'undefined',
  'user',
  'users',
  'wiki',
]);
