import { builder } from '../../graphql/builder.ts';
import { PRICES } from '../../graphql/prices.ts';
import { encodeGlobalId } from '../../lib/global-id.ts';
import { NIL_UUID } from '../../lib/uuid.ts';
import { MAX_TITLE_LENGTH } from '../../naming/title.ts';
import { SignInMethods, Site, SiteCounts, SiteLimits } from './refs.ts';

SiteLimits.implement({
  description:
    'The limits of one operation, and of what users write. The server refuses what exceeds one of them.',
  fields: (t) => ({
    cost: t.exposeInt('cost', {
      description: 'The maximum cost of an operation, in points. docs/api.md lists the prices.',
    }),
    pageSize: t.exposeInt('pageSize', {
      description: 'The highest value of `first` and `last`.',
    }),
    filteredCount: t.exposeInt('filteredCount', {
      description: 'The highest `totalCount` of a filtered list. Counting stops there.',
    }),
    answerBytes: t.exposeInt('answerBytes', {
      description: 'The maximum number of bytes of text that an operation may read, and return.',
    }),
    seconds: t.exposeInt('seconds', { description: 'The time limit of an operation, in seconds.' }),
    bodyBytes: t.exposeInt('bodyBytes', {
      description: 'The maximum size of the request body, in bytes.',
    }),
    tokens: t.exposeInt('tokens', {
      description: 'The maximum number of tokens in a document: names, brackets and values.',
    }),
    depth: t.exposeInt('depth', {
      description: 'The maximum number of nested levels of fields in a document.',
    }),
    rootFields: t.exposeInt('rootFields', {
      description: 'The maximum number of root fields in an operation.',
    }),
    fields: t.exposeInt('fields', {
      description:
        'The maximum number of fields in an operation. Fields of fragments count each time the fragment is used.',
    }),
    aliases: t.exposeInt('aliases', {
      description: 'The maximum number of aliases in an operation.',
    }),
    directives: t.exposeInt('directives', {
      description: 'The maximum number of directives in an operation.',
    }),
    inputItems: t.exposeInt('inputItems', {
      description: 'The maximum number of items in a list of the input.',
    }),
    inputDepth: t.exposeInt('inputDepth', {
      description: 'The maximum number of nested lists and objects in the value of a variable.',
    }),
  }),
});

builder.objectField(SiteLimits, 'titleCharacters', (t) =>
  t.int({
    description:
      'The maximum length of the title of a post, wiki page or sequence, in UTF-16 code units. So are the other lengths of texts.',
    resolve: () => MAX_TITLE_LENGTH,
  }),
);

SiteCounts.implement({
  description:
    'The numbers of users and of public texts. If a table has more than 128 MiB, only a part of it is counted. Then the number is an estimate with three digits, which is usually wrong by less than 3 %.',
  fields: (t) => ({
    users: t.exposeInt('users', { description: 'The number of people.' }),
    posts: t.exposeInt('posts', { description: 'The number of published posts.' }),
    comments: t.exposeInt('comments', {
      description: 'The number of comments, without tombstones.',
    }),
    wikiPages: t.exposeInt('wikiPages', { description: 'The number of wiki pages.' }),
    wikiContributions: t.exposeInt('wikiContributions', {
      description: 'The number of versions of all wiki pages.',
    }),
    sequences: t.exposeInt('sequences', { description: 'The number of sequences.' }),
  }),
});

Site.implement({
  description: 'The name of the community and the limits of its server.',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    id: t.id({
      description: 'The id of the site. It is always the same.',
      resolve: () => encodeGlobalId('Site', NIL_UUID),
    }),
    name: t.exposeString('name', { description: 'The name of the community.' }),
    description: t.exposeString('description', {
      description: 'The topic of the community, in a few words.',
    }),
    aboutHtml: t.field({
      description: 'What the operator says of the community, as safe HTML. Null if there is none.',
      type: 'HTML',
      nullable: true,
      resolve: ({ about }) => about(),
    }),
    rulesHtml: t.field({
      description: 'The rules of the community, as safe HTML. Null if the operator gave none.',
      type: 'HTML',
      nullable: true,
      resolve: ({ rules }) => rules(),
    }),
    language: t.exposeString('language', {
      description: 'The language of the site, as a BCP 47 tag such as `en`.',
    }),
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description:
        'The address at which readers reach the site, such as `https://example.org`. Null if the operator did not set one.',
    }),
    signIn: t.field({
      description: 'How people sign in on the pages. Null if they do not.',
      type: SignInMethods,
      nullable: true,
      resolve: ({ signIn }) => signIn,
    }),
    counts: t.field({
      description:
        'The numbers of users and of public texts. The server counts at most every 10 minutes. Null while it counts for the first time and that takes longer than a moment.',
      type: SiteCounts,
      nullable: true,
      complexity: PRICES.siteCounts,
      resolve: ({ counts }) => counts(),
    }),
    limits: t.field({
      description: 'The limits of one operation.',
      type: SiteLimits,
      resolve: ({ limits }) => limits,
    }),
  }),
});

builder.queryField('site', (t) =>
  t.field({
    rule: 'public',
    description: 'The name of the community and the limits of its server.',
    type: Site,
    resolve: (_root, _args, scope) => scope.site,
  }),
);
