import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';
import remixOptions from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Few parts, since over a phone's network each costs a wait of its own: what every page has, what pages share, and the
 * words of a language by themselves, since a browser loads those of its page.
 */
function manualChunks(id: string): string | undefined {
  if (
    /^\0(vite|commonjsHelpers)|\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream|cookie)\//.test(
      id,
    )
  )
    return 'react';
  return /\/app\/words\/(ko|en)[./]/.exec(id)?.[1] ?? (/\/app\/(words|ui)\//.test(id) ? 'ui' : undefined);
}

/** Writes down which files these are, for the server to name them in the page. */
const noteWords: Plugin = {
  name: 'note-words',
  apply: (_config, { isSsrBuild }) => !isSsrBuild,
  generateBundle(_options, bundle) {
    const languages = Object.values(bundle).filter(({ name }) => name === 'ko' || name === 'en');
    const source = JSON.stringify(
      Object.fromEntries(languages.map(({ name, fileName }) => [name, fileName])),
    );
    this.emitFile({ type: 'asset', fileName: 'words.json', source });
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  // Pressed once here, as small as it goes, instead of at every request.
  plugins: [remix(remixOptions), noteWords, ...(isSsrBuild ? [] : [compression()])],
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
      output: isSsrBuild
        ? { inlineDynamicImports: true }
        : { experimentalMinChunkSize: 3_000, manualChunks, onlyExplicitManualChunks: true },
    },
  },
}));
