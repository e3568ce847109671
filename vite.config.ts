import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixOptions from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixOptions)],
  resolve: { alias: { '~': path.resolve('app') } },
  build: {
    assetsInlineLimit: 0,
    // Pages of a server that still runs name the parts of its own version; the set-up sweeps old ones.
    emptyOutDir: isSsrBuild ?? false,
    target: 'es2021',
    chunkSizeWarningLimit: 700,
    // One file: a server that runs while the next version is built must not look for parts that are gone.
    // In the browser, parts of a few hundred bytes cost more to ask for than to carry along.
    rollupOptions: {
      output: isSsrBuild ? { inlineDynamicImports: true } : { experimentalMinChunkSize: 12_000 },
    },
  },
}));
