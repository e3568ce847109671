import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder below the system's temporary one, removed after the test. Other accounts may pass through it. */
export function makeTempFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-test-'));
  fs.chmodSync(folder, 0o711);
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
