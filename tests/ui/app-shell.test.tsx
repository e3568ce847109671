// @vitest-environment jsdom
import { Link } from '@remix-run/react';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { AppShell } from '../../app/ui/app-shell';

afterEach(cleanup);

function Page({ title }: { title: string }) {
  return (
    <AppShell
      brand={{ name: 'e-교육연수원' }}
      person={{ name: '박서윤', to: '/settings' }}
      labels={{ mainNav: '주 메뉴', skip: '본문으로', person: '내 정보' }}
      nav={[
        { to: '/', label: '홈', icon: 'home', current: title === '홈' },
        {
          to: '/me',
          label: '내 기록',
          icon: 'clipboard',
          current: title === '내 기록',
          count: 120,
          countLabel: '기다리는 것 120건',
        },
        { to: '/hr', label: '교육 관리', icon: 'chart', desktopOnly: true },
      ]}
      title={title}
    >
      <Link to="/me?year=2025">지난해</Link>
    </AppShell>
  );
}

function show(at: string) {
  render(
    <MemoryRouter initialEntries={[at]} future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
      <Routes>
        <Route path="/" element={<Page title="홈" />} />
        <Route path="/me" element={<Page title="내 기록" />} />
      </Routes>
    </MemoryRouter>,
  );
}

test('one h1, a skip link first, the open page marked in both menus', async () => {
  const user = userEvent.setup();
  show('/');
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('link', { name: '본문으로' }));
  expect(screen.getAllByRole('navigation', { name: '주 메뉴' })).toHaveLength(2);
  expect(screen.getAllByRole('link', { current: 'page' }).map((link) => link.textContent)).toEqual([
    '홈',
    '홈',
  ]);
  expect(screen.getAllByRole('link', { name: '교육 관리' })).toHaveLength(1);
  expect(screen.getAllByText('99+')).toHaveLength(2);
});

test('after a change of page the focus is on its h1, but not when only the search changes', async () => {
  const user = userEvent.setup();
  show('/');
  const [toRecord] = screen.getAllByRole('link', { name: /내 기록/ });
  if (toRecord) await user.click(toRecord);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: '내 기록' }));
  const lastYear = screen.getByRole('link', { name: '지난해' });
  await user.click(lastYear);
  expect(document.activeElement).toBe(lastYear);
});
