/** The training office's frame: its side list (an administrator without that role sees people and departments), the page's title with its acts, and on the phone the way back. */
import type { ReactNode } from 'react';
import { SideNav } from '~/ui/side-nav';
import { useLocation } from '@remix-run/react';
import { useWords } from '~/words/words';
import { Frame } from '../frame';
import { usePerson } from '../root-data';

interface HrFrameProps {
  title: ReactNode;
  /** Beside the title, smaller: the day of the figures. */
  note?: ReactNode;
  actions?: ReactNode;
  /** A page below another has its way back there. */
  back?: { to: string; label: string };
  children: ReactNode;
}

export function HrFrame({ title, note, actions, back, children }: HrFrameProps) {
  const { hr, knowledge } = useWords();
  const { pathname } = useLocation();
  const { isHr } = usePerson();
  const item = (to: string, label: string, current: boolean) => ({ to, label, current });
  const groups = [
    {
      items: [
        ...(isHr
          ? [item('/hr', hr.nav.record, pathname === '/hr' || pathname.startsWith('/hr/entries/'))]
          : []),
        item('/hr/people', hr.nav.people, pathname.startsWith('/hr/people')),
        item('/hr/departments', hr.nav.departments, pathname.startsWith('/hr/departments')),
        ...(isHr
          ? [
              item('/hr/courses', hr.nav.courses, pathname.startsWith('/hr/courses')),
              item('/chat-desk', hr.nav.talks, false),
              item('/hr/questions', knowledge.hr.nav.questions, pathname === '/hr/questions'),
              item('/knowledge/proposals', knowledge.proposals.title, false),
              item('/hr/holidays', knowledge.hr.nav.holidays, pathname === '/hr/holidays'),
              item('/hr/points', hr.nav.points, pathname === '/hr/points'),
              item('/approvals', hr.nav.approvals, false),
            ]
          : []),
      ],
    },
  ];
  return (
    <Frame
      sideNav={<SideNav label={hr.nav.label} groups={groups} />}
      {...(back ? { back, title, titleActions: actions } : {})}
    >
      {back ? (
        note ? (
          <p className="small">{note}</p>
        ) : null
      ) : (
        <div className="split wrap">
          <div className="line base wrap">
            <h1 tabIndex={-1}>{title}</h1>
            {note ? <p className="small">{note}</p> : null}
          </div>
          {actions}
        </div>
      )}
      {children}
    </Frame>
  );
}
