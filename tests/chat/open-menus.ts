import { act } from '@testing-library/react';

/** Opens what stands behind "…", as a press does; a browser tells of it a moment later. */
export async function openMenus(within: ParentNode = document) {
  const menus = [...within.querySelectorAll<HTMLDetailsElement>('details.anchor:not([open])')];
  await act(async () => {
    const opened = menus.map((menu) => new Promise((tell) => menu.addEventListener('toggle', tell)));
    for (const menu of menus) menu.querySelector('summary')?.click();
    await Promise.all(opened);
  });
}
