/** The frame of a page for signed-in people: the menu by what the person may do, in their language. */
import { useActionData, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AppShell, type AppShellProps, type NavItem } from '~/ui/app-shell';
import { NotificationBell } from '~/notifications/notification-bell';
import { Answered } from '~/ui/field';
import { IconLink } from '~/ui/icon-button';
import { useWords } from '~/words/words';
import { usePerson } from './root-data';
import { UploadTray } from './upload-tray';

type FrameProps = Partial<Omit<AppShellProps, 'brand' | 'nav' | 'person' | 'labels'>> & {
  /** Waiting approvals, where the page knows them. */
  approvalsWaiting?: number;
  children: ReactNode;
};

export function Frame({ approvalsWaiting = 0, children, ...shell }: FrameProps) {
  const { common } = useWords();
  const person = usePerson();
  const { pathname } = useLocation();
  const answer = useActionData();
  const at = (...paths: string[]) =>
    paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const nav: NavItem[] = [
    { to: '/', label: common.nav.home, icon: 'home', current: pathname === '/' },
    {
      to: '/courses',
      label: common.nav.lessons,
      icon: 'lesson',
      current: at('/courses', '/lessons', '/search', '/screenings'),
    },
    { to: '/studio', label: common.nav.make, icon: 'plus', current: at('/studio') },
    { to: '/manuals', label: common.nav.manuals, icon: 'book', current: at('/manuals') },
    {
      to: '/knowledge',
      label: common.nav.knowledge,
      icon: 'help',
      current: at('/knowledge'),
      desktopOnly: true,
    },
    { to: '/me', label: common.nav.record, icon: 'clipboard', current: at('/me') },
  ];
  if (person.isHead || person.isHr) {
    nav.push({
      to: '/approvals',
      label: common.nav.approvals,
      icon: 'check-circle',
      current: at('/approvals'),
      desktopOnly: true,
      count: approvalsWaiting,
      countLabel: common.nav.waiting(approvalsWaiting),
    });
  }
  // An administrator keeps the roster too, but not the record.
  if (person.isHr || person.isAdmin)
    nav.push({
      to: person.isHr ? '/hr' : '/hr/people',
      label: common.nav.hr,
      icon: 'people',
      current: at('/hr'),
      desktopOnly: true,
    });
  if (person.isAdmin) {
    nav.push({
      to: '/admin',
      label: common.nav.admin,
      icon: 'gear',
      current: at('/admin'),
      desktopOnly: true,
    });
  }
  return (
    <AppShell
      brand={{ name: common.brand }}
      nav={nav}
      person={{ name: person.name, to: '/settings' }}
      labels={{ mainNav: common.nav.label, skip: common.skip, person: common.nav.me }}
      actions={
        <>
          <IconLink icon="search" label={common.nav.search} to="/search" />
          <NotificationBell />
        </>
      }
      {...shell}
    >
      <UploadTray />
      <Answered by={answer}>{children}</Answered>
    </AppShell>
  );
}
