import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import relay from 'vite-plugin-relay';

export default defineConfig({
  plugins: [relay],
  resolve: {
    alias: {
      'react-relay/hooks': fileURLToPath(new URL('relay-hooks.js', import.meta.url)),
    },
  },
  publicDir: false,
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The server reads from it which files a page needs.
    manifest: 'manifest.json',
    // An asset inside a script or a style sheet would be a data: address, which the pages' policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { main: 'src/main.tsx', theme: 'src/theme.ts' } },
  },
});
