import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import relay from 'vite-plugin-relay';
import { defineConfig } from 'vitest/config';
import { FlakyTests } from './tests/support/flaky-tests.ts';
import { NODE_FLAGS } from './tests/support/node-flags.ts';
import { SlowFilesFirst } from './tests/support/slow-files-first.ts';
import { SlowestFiles } from './tests/support/slowest-files.ts';

/** Tests that never touch a database run once; nearly all others run on both engines. */
const UNIT_TESTS = [
  'tests/content/**/*.test.ts',
  'tests/contracts/{graphql,node,overrides,react,relay,yoga}.test.ts',
  'tests/lib/**/*.test.ts',
  'tests/**/*.unit.test.ts',
  'tests/web/**/*.test.tsx',
];

/**
 * What has nothing to do with the engine, though a server needs one: on PostgreSQL alone. Each statement of the server that
 * these send is sent on PGlite by a test that is not listed.
 */
const ONE_ENGINE_TESTS = [
  'tests/caching/{purges,related-posts}.test.ts',
  'tests/commands/first-administrator.test.ts',
  'tests/contracts/{pg,prisma}.test.ts',
  'tests/examples/*.test.ts',
  'tests/laws/{change,names,selected-columns}.test.ts',
  'tests/live/{event-stream,quiet-site,slow-clients,subscriptions,web-socket}.test.ts',
  'tests/telemetry/metrics.test.ts',
  'tests/tooling/readme.test.ts',
  'tests/upkeep/doctor-command.test.ts',
  // Fields of single rows. The laws and the golden queries read their rows and lists on PGlite.
  'tests/domains/{addresses,comment,interfaces,node,page-arguments,post-facts,previews}.test.ts',
  'tests/domains/{profile-query,related-posts,user,viewer-can,wiki}.test.ts',
  // What the writer sends is the same for all sources, and other imports send it on PGlite. Exports are read by pages of rows.
  'tests/exporters/{export-command,export-my-data,site-refusals}.test.ts',
  'tests/importers/{discourse,forummagnum,forummagnum-site,import-command}.test.ts',
  'tests/importers/{mediawiki-command,mediawiki-dumps,missing-users}.test.ts',
  'tests/importers/stackexchange-{dumps,formulas,special}.test.ts',
  'tests/importers/{updates-of-what-changed-here,writer}.test.ts',
  // Limits that are checked before a statement is sent, or after its answer has come.
  'tests/hostile/{answer-bytes,bodies,cached,every-way,fair-shares,forged-input}.test.ts',
  'tests/hostile/{large-answers,long-names,served}.test.ts',
  // Who may what is asked by the same statements on both, which the tests of each write run on PGlite.
  'tests/hostile/{authority-of-subscribers,authority-of-writes,bans,claimed-roles}.test.ts',
  'tests/hostile/{claims-of-subscribers,differences,own-votes,refused-writes,role-claims}.test.ts',
  'tests/hostile/{sign-in,sign-in-live}.test.ts',
  'tests/hostile/{hoarded-names,impostors,newcomers,stray-rejections}.test.ts',
  'tests/writes/{comment,moderation,post,sequence}-matrix.test.ts',
  // HTTP, and pages and feeds of rows that other tests read on PGlite.
  'tests/http/{assets,audit,below-a-path,cached-answers,compiled-operations,cost}.test.ts',
  'tests/http/{document-limits,errors,feeds,graphiql,headers,hostile-paths}.test.ts',
  'tests/http/{impossible-addresses,input,introspection,linked-data,old-addresses,pages}.test.ts',
  'tests/http/{persisted-documents,requests,share-images,site-counts,site-texts}.test.ts',
  // Rules for texts, names and notices. `uploads` and the tests of an object store have the statements of images.
  'tests/images/{avatars,images-in-texts}.test.ts',
  'tests/writes/{clean-input,coauthors,heading-ids,held-texts,hostile-texts}.test.ts',
  'tests/writes/{notifications,notified,parsed-once,rules,user-errors,user-notes}.test.ts',
  'tests/writes/{wiki,wiki-names}.test.ts',
];

/**
 * What must not be read comes from no replica either. For all hostile tests:
 * `REPLICA_TESTS=all npx vitest run --project replica`
 */
const REPLICA_TESTS = [
  'tests/laws/visibility.test.ts',
  process.env['REPLICA_TESTS'] === 'all'
    ? 'tests/hostile/**/*.test.ts'
    : 'tests/hostile/{authority-of-subscribers,authority-of-writes,bans,every-way,own-votes}.test.ts',
];

/** Makes what tests start as a program of its own. */
const BUILD = 'tests/support/setup-build.ts';

/** Tests that drive a browser against a server of their own. */
const BROWSER_TESTS = ['tests/e2e/**/*.test.ts'];

const DATABASE_TESTS = {
  include: ['tests/**/*.test.ts'],
  testTimeout: 20_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  resolve: {
    // Else vitest loads a second copy of it, and graphql refuses schemas "from another realm".
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    pool: 'forks',
    execArgv: [...NODE_FLAGS],
    // One more would use the time that files wait, and make what is held on a core take longer than it may.
    maxWorkers: availableParallelism(),
    // One process takes file after file: what they import (Prisma Client, PGlite's WebAssembly) is
    // loaded once. Each file has its own database, and the server has no state besides.
    isolate: false,
    // What was compiled for one project is there for the others, and for the next run.
    experimental: { fsModuleCache: true },
    // What renders pages is bundled, minified and large.
    server: { deps: { external: [/\/dist\/web\//] } },
    sequence: { sequencer: SlowFilesFirst },
    // A machine that stops for seconds must not hold up a change; what it made fail is listed by name.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    reporters: ['default', new SlowestFiles(), new FlakyTests()],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: UNIT_TESTS, testTimeout: 20_000, globalSetup: BUILD },
      },
      {
        extends: true,
        test: {
          ...DATABASE_TESTS,
          name: 'pglite',
          exclude: [...UNIT_TESTS, ...BROWSER_TESTS, ...ONE_ENGINE_TESTS, 'tests/**/postgres/**'],
          env: { TEST_ENGINE: 'pglite' },
          globalSetup: [BUILD, 'tests/support/setup-pglite.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...DATABASE_TESTS,
          name: 'postgres',
          exclude: [
            ...UNIT_TESTS,
            ...BROWSER_TESTS,
            'tests/**/pglite/**',
            'tests/contracts/pglite.test.ts',
          ],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [BUILD, 'tests/support/setup-postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...DATABASE_TESTS,
          name: 'replica',
          include: REPLICA_TESTS,
          exclude: [...UNIT_TESTS, 'tests/**/pglite/**'],
          env: { TEST_ENGINE: 'postgres' },
          globalSetup: [BUILD, 'tests/support/setup-replica.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: BROWSER_TESTS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { TEST_ENGINE: 'pglite' },
          globalSetup: [BUILD, 'tests/support/setup-pglite.ts', 'tests/e2e/support/setup-e2e.ts'],
        },
      },
      {
        extends: true,
        plugins: [relay],
        test: {
          name: 'clients',
          include: ['tests/clients/**/*.test.tsx'],
          environment: 'happy-dom',
          // The components are drawn at no address at all, as in a program that is no page.
          environmentOptions: {
            happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } },
          },
          testTimeout: 60_000,
          globalSetup: [BUILD, 'tests/clients/support/setup-clients.ts'],
        },
      },
    ],
  },
});
