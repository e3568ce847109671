// npm run backup -- [file]: database and media into one .tar file, also while the institute runs.
import path from 'node:path';
import { openForReading } from './lib/open-target.mjs';
import { runScript } from './lib/run-script.mjs';

const { writeBackup } = await import('../app/platform/backup/write-backup.server.ts');

await runScript(async () => {
  const now = new Date();
  const target = await openForReading();
  try {
    const name = `institute-${now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.tar`;
    const file = path.resolve(process.argv[2] ?? path.join(target.dataDir, 'backups', name));
    const { manifest, end } = await writeBackup({ ...target, file, now });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `${file}: ${manifest.tables.length} tables, ${rows} rows, ${end.files} files (${end.bytes} bytes)`,
    );
  } finally {
    await target.close();
  }
});
