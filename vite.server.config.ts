import path from 'node:path';
import { defineConfig } from 'vite';

/**
 * The process around the pages, as plain JavaScript: compiling TypeScript while it starts would cost a second, and a
 * compiler kept in memory 100 MB. Packages stay outside, and so does Remix's build, which it finds on the disk.
 */
export default defineConfig({
  resolve: { alias: { '~': path.resolve('app') } },
  publicDir: false,
  build: {
    ssr: 'app/server/main.ts',
    outDir: 'build/server',
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'main.js', inlineDynamicImports: true } },
  },
});
