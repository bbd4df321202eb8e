import { label, languageTag, origins, siteAddress, text } from '../env-kinds.ts';
import type { Variable } from './variable.ts';

/** Variables of the site and its address. */
export const SITE_VARIABLES = {
  SITE_NAME: {
    ...label(),
    default: 'Commonplace',
    description: 'Name of the community.',
  },
  SITE_LANGUAGE: {
    ...languageTag(),
    default: 'en',
    description:
      'The language of the site, as a tag such as `de` or `pt-BR`: of pages, feeds, dates, and of the words that searches know the forms of. After a change run `commonplace reindex`.',
  },
  SITE_DESCRIPTION: {
    ...text(),
    default: '',
    description: 'Topic of the community, in a sentence.',
  },
  SITE_ABOUT_FILE: {
    ...text(),
    default: '',
    description:
      'A Markdown file with what the page About says of the community. It is read when the server starts.',
  },
  SITE_RULES_FILE: {
    ...text(),
    default: '',
    description:
      'A Markdown file with the rules of the community, for the page About. It is read when the server starts.',
  },
  SITE_URL: {
    ...siteAddress(),
    default: '',
    description:
      'Public address of the site, for links: scheme and host, and a path if the site is below one.',
  },
  CORS_ORIGINS: {
    ...origins(),
    default: '',
    description:
      'Origins whose pages may call the API, comma-separated; `*` for all of them. Cookies are never sent.',
  },
} satisfies Record<string, Variable>;
