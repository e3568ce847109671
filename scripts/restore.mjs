// npm run restore -- file [--force]: puts a back-up in place. The institute must be stopped; without --force the target
// must be empty.
import path from 'node:path';
import { openAlone } from './lib/open-target.mjs';
import { runScript } from './lib/run-script.mjs';

const { restoreBackup } = await import('../app/platform/backup/restore-backup.server.ts');

await runScript(async () => {
  const args = process.argv.slice(2);
  const [file] = args.filter((arg) => !arg.startsWith('--'));
  if (!file) throw new Error('Usage: npm run restore -- file.tar [--force]');
  const target = await openAlone();
  try {
    const manifest = await restoreBackup({
      ...target,
      file: path.resolve(file),
      force: args.includes('--force'),
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`Restored ${rows} rows and the media as of ${manifest.createdAt}. Next: npm start`);
  } finally {
    await target.close();
  }
});
