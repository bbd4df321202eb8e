import { builder } from '../../graphql/builder.ts';
import type { SiteSettings } from '../../request/scope.ts';
import type { SiteLimits } from '../../request/site-limits.ts';

const SiteLimitsRef = builder.objectRef<SiteLimits>('SiteLimits').implement({
  description: 'What one operation may be and take. Whatever is beyond a limit is refused.',
  fields: (t) => ({
    cost: t.exposeInt('cost', {
      description: 'How many points an operation may cost. docs/api.md has the prices.',
    }),
    pageSize: t.exposeInt('pageSize', {
      description: 'How many items `first` and `last` may ask for.',
    }),
    filteredCount: t.exposeInt('filteredCount', {
      description: 'How many items of a filtered list are counted for `totalCount`.',
    }),
    answerBytes: t.exposeInt('answerBytes', {
      description: 'How many bytes of text an operation may read, and answer with.',
    }),
    seconds: t.exposeInt('seconds', { description: 'How long an operation may take, in seconds.' }),
    bodyBytes: t.exposeInt('bodyBytes', {
      description: 'How many bytes the body of a request may have.',
    }),
    tokens: t.exposeInt('tokens', {
      description: 'How many tokens a document may have: names, brackets and values.',
    }),
    depth: t.exposeInt('depth', { description: 'How many levels of fields a document may have.' }),
    rootFields: t.exposeInt('rootFields', {
      description: 'How many fields an operation may have at its outermost level.',
    }),
    fields: t.exposeInt('fields', {
      description: 'How many fields an operation may have, those of each spread fragment included.',
    }),
    aliases: t.exposeInt('aliases', { description: 'How many aliases an operation may have.' }),
    directives: t.exposeInt('directives', {
      description: 'How many directives an operation may have.',
    }),
    inputItems: t.exposeInt('inputItems', {
      description: 'How many items a list may have that is given as input.',
    }),
    inputDepth: t.exposeInt('inputDepth', {
      description: 'How many levels of lists and objects the value of a variable may have.',
    }),
  }),
});

const Site = builder.objectRef<SiteSettings>('Site').implement({
  description: 'The community and the limits of its server.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called.' }),
    description: t.exposeString('description', { description: 'What it is about.' }),
    language: t.exposeString('language', {
      description: 'The language of the site, as a BCP 47 tag such as `en`.',
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where people read it.' }),
    limits: t.field({
      description: 'The limits of one operation.',
      type: SiteLimitsRef,
      resolve: ({ limits }) => limits,
    }),
  }),
});

builder.queryField('site', (t) =>
  t.field({
    rule: 'public',
    description: 'The community and the limits of its server.',
    type: Site,
    resolve: (_root, _args, scope) => scope.site,
  }),
);
