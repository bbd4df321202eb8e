// The arrows that must never exist between the parts of the code (docs/architecture.md).
// Type-only imports count: they bind two files together just as well.
//
// TypeScript 7 has no JavaScript API to parse with, so dependency-cruiser reads through swc. Its
// visitor overlooks `import('…')` in the place of a type; Biome forbids those
// (scripts/lint/no-inline-import-type.grit).

const ANYTHING_OF_OURS = '^(src|tests|bench|scripts|web)/';
// A package by what it resolves to, or by its bare name where it is not installed.
const GRAPHQL_PACKAGES = '(^|node_modules/)(graphql|@graphql-|@pothos/)';
const PRISMA_CLIENT = '(^|node_modules/)@prisma/client';
// What every noun stands on. It knows none of them.
const KERNEL =
  '^src/(access|attribution|caching|content|db|event-loop|graphql|images|lib|live|loaders|mail|naming|object-storage|outbound|request|share-images|telemetry|topic-tree|workers|writes)/';
// Captures the folder of a noun, which stands in a group or by itself.
const NOUN = '^src/domains/((?:(?:discussion|moderation|people|wiki)/)?[^/]+)/';
// How a noun looks to others: what points at it, and who sees it.
const FACE = '/(refs|policy)[.]ts$';
// Statements that another noun may use as well. This list only ever gets shorter.
const SHARED_QUERIES = '^src/domains/wiki/(page|held-edit)/write/queries[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('lib-stands-alone', {
      comment: 'lib holds pure helpers: they know nothing of the rest of src.',
      from: { path: '^src/lib/' },
      to: { path: ANYTHING_OF_OURS, pathNot: '^src/lib/' },
    }),
    never('db-knows-no-noun', {
      comment: 'db runs statements; what they ask for is the business of the domains.',
      from: { path: '^src/db/' },
      to: { path: '^src/(domains|loaders|graphql|http)/' },
    }),
    never('kernel-knows-no-noun', {
      comment: 'The kernel is for every noun; what it needs of them is handed to it in the scope.',
      from: { path: KERNEL },
      to: { path: '^src/(domains|composition)/' },
    }),
    never('nouns-know-no-composition', {
      comment: 'Only composition knows all nouns: ask the registry in the scope.',
      from: { path: '^src/domains/' },
      to: { path: '^src/composition/' },
    }),
    never('upkeep-knows-policies', {
      comment: 'Of nouns, upkeep and importers use what says who sees what, and nothing else.',
      from: { path: '^src/(upkeep|importers)/' },
      to: { path: '^src/(domains|composition)/', pathNot: '/policy[.]ts$' },
    }),
    never('server-knows-accounts', {
      comment: 'The server and its commands know who signs in; other nouns are reached by the API.',
      from: { path: '^src/(http/|commands/|[^/]+[.]ts$)' },
      to: { path: '^src/domains/', pathNot: '^src/domains/(people/account|moderation/ban)/' },
    }),
    never('faces-see-faces', {
      comment: 'refs.ts and policy.ts are what others may import both ways: they lead no further.',
      from: { path: `${NOUN}(refs|policy)[.]ts$` },
      to: { path: '^src/domains/', pathNot: `^src/domains/$1/|${FACE}` },
    }),
    never('policy-is-pure', {
      comment:
        'A policy answers from what it is given; visibility is an SQL predicate, not a query.',
      from: { path: domainFile('(policy|permissions)') },
      to: { path: `^src/(db|loaders|graphql|http)/|${PRISMA_CLIENT}|${GRAPHQL_PACKAGES}` },
    }),
    never('queries-serve-upwards', {
      comment: 'queries.ts is the floor of a domain: service.ts and schema.ts stand on it.',
      from: { path: domainFile('queries') },
      to: { path: domainFile('(service|schema)') },
    }),
    never('schema-asks-the-service', {
      comment: 'Resolvers are thin: they ask service.ts, which authorizes and validates first.',
      from: { path: domainFile('schema') },
      to: { path: `^src/db/|${domainFile('queries')}|${PRISMA_CLIENT}` },
    }),
    never('service-knows-no-protocol', {
      comment: 'A service works the same from GraphQL, from a command and from a test.',
      from: { path: domainFile('service') },
      to: { path: `^src/(graphql|http)/|${GRAPHQL_PACKAGES}` },
    }),
    never('queries-stay-at-home', {
      comment: "Ask another domain's service or loaders: its queries.ts is its own.",
      from: { path: NOUN, pathNot: '^src/domains/wiki/edit/' },
      to: { path: domainFile('queries'), pathNot: '^src/domains/$1/' },
    }),
    never('wiki-edit-shares-queries', {
      comment: 'wiki/edit writes pages with the statements of the page, and uses no others.',
      from: { path: '^src/domains/wiki/edit/' },
      to: {
        path: domainFile('queries'),
        pathNot: `^src/domains/wiki/edit/|${SHARED_QUERIES}`,
      },
    }),
    never('src-without-tests', {
      comment:
        'What runs in production needs neither tests nor benchmarks nor the tools of the project.',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts)/' },
    }),
    never('src-without-pages', {
      comment: 'The server serves what was built of the pages; it shares no code with them.',
      from: { path: '^src/' },
      to: { path: '^web/' },
    }),
    never('no-cycle', {
      comment: 'Take out what both need into a file of its own.',
      from: {},
      to: { circular: true },
    }),
    never('no-development-package', {
      comment:
        'src imports a package that `npm ci --omit=dev` leaves out, or that package.json lacks.',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // src/http/typed-query.ts imports types of gql.tada, and nothing that runs.
        pathNot: 'node_modules/(@types|gql[.]tada)/',
      },
    }),
    never('resolvable', {
      comment: 'The import leads nowhere: a misspelt path, or a package that is not installed.',
      from: {},
      to: { couldNotResolve: true },
    }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The parser takes no JSX: tests/clients and tests/web are held by the compiler alone, as web is.
    exclude: {
      path: '^src/db/generated/(models|internal)/|^bench/generated/|^tests/(clients|web)/',
    },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts'],
    },
  },
};

/** @param {string} name @param {{ comment: string, from: object, to: object }} rule */
function never(name, rule) {
  return { name, severity: 'error', ...rule };
}

/** A file of a domain: `service.ts`, or `reply-service.ts` where a domain has several. */
function domainFile(name) {
  return `^src/domains/.*[/-]${name}[.]ts$`;
}
