/** Videos that are on their way while the person is on another page, and the screen that stays on for them. */
import { Link, useLocation } from '@remix-run/react';
import { Icon } from '~/ui/icon';
import { useUploads } from '~/video/use-uploads';
import { useWakeLock } from '~/watch/use-wake-lock';
import { useWords } from '~/words/words';
import { usePerson } from './root-data';

export function UploadTray() {
  const { video: text } = useWords().studio;
  const { pathname } = useLocation();
  const { tasks } = useUploads(usePerson().employeeNo);
  useWakeLock(tasks.some(({ phase }) => phase === 'sending'));
  const elsewhere = tasks.filter(({ place, phase }) => phase !== 'done' && pathname !== `/studio/${place}`);
  const [first] = elsewhere;
  if (!first) return null;
  const sum = (of: 'sentBytes' | 'totalBytes') => elsewhere.reduce((bytes, task) => bytes + task[of], 0);
  const percent = Math.floor((sum('sentBytes') / Math.max(1, sum('totalBytes'))) * 100);
  const moving = elsewhere.some(({ phase }) => ['sending', 'queued', 'attaching'].includes(phase));
  return (
    <Link to={`/studio/${first.place}`} className={moving ? 'notice upload-tray' : 'notice warn upload-tray'}>
      <Icon name={moving ? 'upload' : 'pause'} />
      <span className="grow">
        {moving ? text.onTheWay(elsewhere.length, percent) : text.waitingHere(elsewhere.length)}
      </span>
      <Icon name="chevron-right" />
    </Link>
  );
}
