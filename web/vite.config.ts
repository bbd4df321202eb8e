import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import relay from 'vite-plugin-relay';

/** RELAY_BUNDLE=whole takes the packages as they are, should a release change what these files name. */
const alias =
  process.env['RELAY_BUNDLE'] === 'whole'
    ? []
    : [
        { find: /^react-relay\/hooks$/, replacement: ours('relay-hooks.js') },
        // What a feature flag chooses that is never set.
        { find: /useFragmentInternal_EXPERIMENTAL$/, replacement: 'useFragmentInternal_CURRENT' },
        { find: /^relay-runtime$/, replacement: ours('relay-runtime.js') },
        // What a feature flag chooses that is always set.
        { find: /\/useLoadMoreFunction$/, replacement: '/useLoadMoreFunction_EXPERIMENTAL' },
        { find: /\/useQueryLoader$/, replacement: '/useQueryLoader_EXPERIMENTAL' },
        { find: /^.*\/LiveResolverCache$/, replacement: ours('relay-resolvers.js') },
        { find: /^\.\/readUpdatable(?:Fragment|Query)$/, replacement: ours('relay-unused.js') },
      ];

/**
 * Drops what Relay's runtime does without: hashes of the queries, which only its development build compares, and
 * properties that are null, which are the same as missing ones to it. `plural: false` is not.
 */
const smallerQueries: Plugin = {
  name: 'smaller-queries',
  enforce: 'pre',
  transform: {
    filter: { id: /\.graphql\.ts$/ },
    handler: (code) =>
      code
        .replace(/^\(node as any\)\.hash = "\w+";$/m, '')
        .replace(/^ *"(?:alias|args|storageKey|concreteType|text)": null,?$/gm, ''),
  },
};

/** One file with all that it needs: the server loads it with the first page. */
const forServer = defineConfig({
  plugins: [relay],
  resolve: { alias: [...alias, { find: /^async_hooks$/, replacement: ours('async-hooks.js') }] },
  ssr: { noExternal: true },
  // For servers Vite leaves it to run time, where it is not set: React's development build takes several times as long.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    target: 'node20',
    ssr: 'src/server.tsx',
    outDir: '../dist/web/server',
    emptyOutDir: true,
    minify: true,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { entryFileNames: 'server.js', codeSplitting: false } },
  },
});

const forBrowser = defineConfig({
  plugins: [smallerQueries, relay],
  resolve: { alias },
  experimental: {
    // The same build serves every path that a site can be below: files find each other by relative addresses. Only
    // addresses that components show begin with `/`, and `browserPath` completes them.
    renderBuiltUrl: (file, { type, hostType }) =>
      type === 'asset' && hostType === 'js' && !/\.(?:js|css)$/.test(file)
        ? undefined
        : { relative: true },
  },
  build: {
    target: 'es2022',
    outDir: '../dist/web',
    emptyOutDir: true,
    // The server reads from it which files a page needs.
    manifest: 'manifest.json',
    // An asset inside a script or a style sheet would be a data: address, which the pages' policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: loadedAlong },
    rolldownOptions: {
      input: { main: 'src/main.tsx' },
      // One piece of what every page needs is smaller, packed, than many.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'base',
              // Every other package is loaded with what needs it: by members, or by those who write.
              test: /node_modules\/(?:react|relay|scheduler|wouter|regexparam|mitt|use-sync-external-store|fbjs|invariant|@babel)|relay-|src\/(lists|ui|text|posts\/(list-spec|post-(card|path))|wiki\/list-specs|account\/sign-in-link|authoring\/page-tools|comments\/(arriving|comment-(?!thread|list|tools)))/,
            },
            { name: 'comments', test: /src\/comments\/(?!insert)/ },
            {
              name: 'versions',
              test: /src\/(?:versions\/(?:change-card|changed-|compare|list|version-card)|wiki\/contribution-card)/,
            },
            { name: 'member', test: /node_modules\/graphql-ws|src\/(member|live)\// },
          ],
        },
      },
    },
  },
});

/** What runs before anything is painted: one file, which has all that it needs and is no module. */
const forStart = defineConfig({
  build: {
    target: 'es2022',
    outDir: '../dist/web',
    emptyOutDir: false,
    manifest: 'start-manifest.json',
    rolldownOptions: {
      input: { start: 'src/start/main.ts' },
      output: { format: 'iife', entryFileNames: 'assets/[name]-[hash].js' },
    },
  },
});

export default defineConfig(({ isSsrBuild, mode }) => {
  if (mode === 'start') return forStart;
  return isSsrBuild ? forServer : forBrowser;
});

/** Files to load along with a lazy one. It names itself, and the files that every page has are loaded before it. */
function loadedAlong(file: string, files: readonly string[]): string[] {
  return files.filter((name) => name !== file && !/(?:^|\/)(?:base|rolldown-runtime)-/.test(name));
}

function ours(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
