// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { MemoryRouter } from 'react-router-dom';
import { TabLinks, Tabs } from '../../app/ui/tabs';

afterEach(cleanup);

const tabs = [
  { id: 'chat', label: '채팅', count: 38, panel: <input aria-label="메시지" /> },
  { id: 'script', label: '자막', panel: <p>대본</p> },
  { id: 'files', label: '자료', panel: <p>매뉴얼</p> },
];

test('one tab is in the tab order and names its panel', () => {
  render(<Tabs label="곁들임" tabs={tabs} />);
  const [chat, script] = screen.getAllByRole('tab');
  expect(chat).toHaveProperty('tabIndex', 0);
  expect(script).toHaveProperty('tabIndex', -1);
  expect(screen.getByRole('tabpanel', { name: /채팅/ }).id).toBe(chat?.getAttribute('aria-controls'));
});

test('arrows go round, Home and End jump, and the focus follows', async () => {
  const user = userEvent.setup();
  const onSelect = vi.fn();
  render(<Tabs label="곁들임" tabs={tabs} onSelect={onSelect} />);
  await user.tab();
  for (const [key, name] of [
    ['{ArrowRight}', '자막'],
    ['{ArrowRight}', '자료'],
    ['{ArrowRight}', '채팅'],
    ['{ArrowLeft}', '자료'],
    ['{Home}', '채팅'],
    ['{End}', '자료'],
  ] as const) {
    await user.keyboard(key);
    const tab = screen.getByRole('tab', { name: new RegExp(name) });
    expect(tab.getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(tab);
  }
  expect(onSelect.mock.calls.map(([id]) => id)).toEqual([
    'script',
    'files',
    'chat',
    'files',
    'chat',
    'files',
  ]);
  expect(screen.getAllByRole('tabpanel')).toHaveLength(1);
});

test('what was typed in a panel is there on coming back', async () => {
  const user = userEvent.setup();
  render(<Tabs label="곁들임" tabs={tabs} />);
  await user.type(screen.getByLabelText('메시지'), '물방울');
  await user.click(screen.getByRole('tab', { name: '자막' }));
  await user.click(screen.getByRole('tab', { name: /채팅/ }));
  expect(screen.getByLabelText('메시지')).toHaveProperty('value', '물방울');
});

test('of a line of links that scrolls, the open one is seen', () => {
  const box = (left: number, right: number) => ({ left, right }) as DOMRect;
  const spy = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: HTMLElement,
  ) {
    return this.tagName === 'NAV' ? box(20, 340) : box(330, 378);
  });
  const links = ['신고', '채팅방', '기록'].map((label, at) => ({
    to: `?tab=${at}`,
    label,
    current: at === 2,
  }));
  render(
    <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
      <TabLinks label="채팅 관리" tabs={links} />
    </MemoryRouter>,
  );
  expect(screen.getByRole('navigation', { name: '채팅 관리' }).scrollLeft).toBe(38);
  spy.mockRestore();
});
