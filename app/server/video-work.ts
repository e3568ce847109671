/** The video work of this process, of whichever role: its line among the living, and its worker where it takes any. */
import { findSettings } from '~/people/settings.server';
import type { Clock } from '~/platform/clock';
import type { WorkContext } from '~/platform/context';
import type { Env } from '~/platform/env.server';
import type { WorkKind } from '~/video/queue-order';
import { VideoWorker } from '~/video/video-worker.server';
import { enterWorker, workerName } from '~/video/worker-rows.server';

export interface VideoWork {
  stop(): Promise<void>;
}

export async function startVideoWork({
  env,
  clock,
  canWork,
  onDone,
  ...work
}: Pick<WorkContext, 'db' | 'storage' | 'log'> & {
  env: Env;
  clock: Clock;
  canWork?: (() => Promise<boolean>) | undefined;
  onDone?: ((kind: WorkKind) => Promise<void>) | undefined;
}): Promise<VideoWork> {
  const { db, storage, log } = work;
  const { role, videoWorkers: slots } = env;
  const name = workerName(storage.mark);
  const entered = await enterWorker(db, { name, role, slots }, log);
  const findPolicy = async () => {
    const settings = await findSettings({ db });
    return {
      readyLines: Number(settings['video-ready-lines']),
      keepOriginals: settings['video-originals'] !== 'drop',
    };
  };
  const worker =
    slots > 0 ? new VideoWorker({ ...work, clock, findPolicy, worker: name, slots, canWork, onDone }) : null;
  return {
    async stop() {
      await worker?.stop();
      await entered.stop();
    },
  };
}
