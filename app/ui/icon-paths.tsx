// The one set of drawings: 24 box, stroke 1.75, round ends, currentColor. Names say the thing, not the place it is used.
import type { ReactNode } from 'react';

export const iconPaths = {
  alert: <path d="M12 4.5 21 20H3zM12 10.5v4M12 17.2v.1" />,
  'arrow-right': <path d="M5 12h14M13 6l6 6-6 6" />,
  'arrow-up': <path d="M12 19V6M6 11.5 12 5.5l6 6" />,
  award: <path d="M17.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zm-9 4.5-1.5 7 5-2.5 5 2.5-1.5-7" />,
  'back-10': (
    <>
      <path d="M5 9.5A8 8 0 1 1 4 13M5 4.5v5h5" />
      <path
        d="M9.5 16v-4.5l-1.2.7M12.5 14.6v-1.7a1.5 1.5 0 0 1 3 0v1.7a1.5 1.5 0 0 1-3 0z"
        strokeWidth="1.4"
      />
    </>
  ),
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4" />,
  book: <path d="M5 5.5A2 2 0 0 1 7 3.5h12v14H7a2 2 0 0 0-2 2zM5 19.5a2 2 0 0 0 2 1.5h12v-3.5" />,
  building: <path d="M5 20.5v-16h9v16M14 9.5h5v11M3.5 20.5h17M8 8.5h3M8 12h3M8 15.5h3" />,
  calendar: (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" rx="2.5" />
      <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4" />
    </>
  ),
  camera: (
    <>
      <rect x="3.5" y="6.5" width="12" height="11" rx="2" />
      <path d="m15.5 11 5-3v8l-5-3" />
    </>
  ),
  captions: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <path d="M10.5 10.5a2 2 0 1 0 0 3M16.5 10.5a2 2 0 1 0 0 3" />
    </>
  ),
  chart: <path d="M4.5 4v16h16M8.5 16v-4M12.5 16V8M16.5 16v-6" />,
  chat: (
    <>
      <path d="M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z" />
      <path d="M8.5 8.5h7M8.5 11.5h4.5" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  'check-circle': (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8.2 12.3 2.6 2.6 5-5.3" />
    </>
  ),
  'chevron-down': <path d="m6 9.5 6 6 6-6" />,
  'chevron-left': <path d="m14.5 6-6 6 6 6" />,
  'chevron-right': <path d="m9.5 6 6 6-6 6" />,
  'chevron-up': <path d="m6 14.5 6-6 6 6" />,
  'circle-dashed': <circle cx="12" cy="12" r="8.5" strokeDasharray="3 3" />,
  clipboard: (
    <>
      <rect x="5" y="4.5" width="14" height="16" rx="2.5" />
      <path d="M9 4.5V3.5h6v1M9 13l2.2 2.2L15.5 11" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  compose: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="4" />
      <path d="M12 8.5v7M8.5 12h7" />
    </>
  ),
  contrast: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.5" />
      <path d="M15.5 8.5V6A2 2 0 0 0 13.5 4H6a2 2 0 0 0-2 2v7.5a2 2 0 0 0 2 2h2.5" />
    </>
  ),
  download: <path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15" />,
  edit: <path d="M14.5 6 18 9.5M4.5 19.5l1-4.5L16 4.5a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L9 18.5z" />,
  exit: <path d="M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4M9.5 12h11M16 7.5l4.5 4.5-4.5 4.5" />,
  external: (
    <path d="M13.5 4.5h6v6M19.5 4.5 11 13M10 5.5H6A1.5 1.5 0 0 0 4.5 7v11A1.5 1.5 0 0 0 6 19.5h11a1.5 1.5 0 0 0 1.5-1.5v-4" />
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  'eye-off': (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="3" />
      <path d="M4.5 20 19.5 4" />
    </>
  ),
  file: <path d="M6.5 3.5h7l5 5v12h-12zM13.5 3.5v5h5M9.5 13h5M9.5 16.5h5" />,
  filter: <path d="M4 7h16M7 12h10M10 17h4" />,
  flag: <path d="M6 21V4.5M6 5c4-2.5 7 2 12 0v8.5c-5 2-8-2.5-12 0" />,
  'forward-10': (
    <>
      <path d="M19 9.5A8 8 0 1 0 20 13M19 4.5v5h-5" />
      <path
        d="M9.5 16v-4.5l-1.2.7M12.5 14.6v-1.7a1.5 1.5 0 0 1 3 0v1.7a1.5 1.5 0 0 1-3 0z"
        strokeWidth="1.4"
      />
    </>
  ),
  fullscreen: <path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15" />,
  'fullscreen-exit': <path d="M9 4.5V9H4.5M19.5 9H15V4.5M15 19.5V15h4.5M4.5 15H9v4.5" />,
  gear: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M18 6l-2.1 2.1M8.1 15.9 6 18" />
    </>
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17M12 3.5c-5 5.5-5 11.5 0 17" />
    </>
  ),
  headphones: (
    <>
      <path d="M4.5 15v-2.5a7.5 7.5 0 0 1 15 0V15" />
      <rect x="3.5" y="14" width="4.5" height="6" rx="2" />
      <rect x="16" y="14" width="4.5" height="6" rx="2" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.7 9.7a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1.1.9-1.1 1.7M12 16.3v.1" />
    </>
  ),
  home: <path d="M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 8v.1" />
    </>
  ),
  lesson: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <path d="M10.5 9.2v5.6l4.5-2.8z" />
    </>
  ),
  link: (
    <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17" />
  ),
  list: <path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1" />,
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2.5" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2" />
    </>
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  minus: <path d="M5.5 12h13" />,
  more: <path d="M5.5 12h.1M12 12h.1M18.5 12h.1" strokeWidth="2.75" />,
  offline: (
    <path d="M3 4l17 17M9 10.5a9 9 0 0 0-4 2M2.5 9.5a14 14 0 0 1 4-2.6M11 5.6a14 14 0 0 1 10.5 3.9M15 10.9a9 9 0 0 1 4 1.9M8.5 16.2a5 5 0 0 1 6-.5M12 19.5v.1" />
  ),
  pause: <path d="M9 6v12M15 6v12" strokeWidth="2.5" />,
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 20c.3-4 2.9-6 6.5-6s6.2 2 6.5 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.6c2.1.8 3.3 2.6 3.5 5.4" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8.5" r="4" />
      <path d="M4.5 20.5c.4-4.2 3.3-6.5 7.5-6.5s7.1 2.3 7.5 6.5" />
    </>
  ),
  pin: <path d="M12 15v6M8 4h8l-1 6 3 2.5V15H6v-2.5L9 10z" />,
  play: <path d="M8 5.5v13l10.5-6.5z" />,
  plus: <path d="M12 5.5v13M5.5 12h13" />,
  print: (
    <path d="M7 8.5v-5h10v5M7 17.5H4.5V10A1.5 1.5 0 0 1 6 8.5h12a1.5 1.5 0 0 1 1.5 1.5v7.5H17M7 14h10v6.5H7z" />
  ),
  qr: (
    <path d="M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h2.5v2.5M19.5 13.5v.1M19.5 16.5v3H16M13.5 19.5v.1" />
  ),
  refresh: <path d="M19.5 8.5A8 8 0 1 0 20 13M19.5 4v4.5H15" />,
  reply: <path d="M9.5 6 4 11.5 9.5 17M4 11.5h9.5a6.5 6.5 0 0 1 6.5 6.5v.5" />,
  scissors: (
    <>
      <circle cx="6.5" cy="6.5" r="2.75" />
      <circle cx="6.5" cy="17.5" r="2.75" />
      <path d="M8.8 8.2 20 18M8.8 15.8 20 6" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  shield: <path d="M12 3.5 19 6v5.5c0 4.5-2.8 7.6-7 9.5-4.2-1.9-7-5-7-9.5V6zM9 12l2.2 2.2L15 10.3" />,
  sound: <path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  'sound-off': <path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9.5l5 5M20.5 9.5l-5 5" />,
  table: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="2.5" />
      <path d="M4 9.5h16M4 14.5h16M10 9.5V20" />
    </>
  ),
  'text-size': <path d="M3.5 18 8.5 6l5 12M5.2 14h6.6M15 18l3-7.5L21 18M16 15.5h4" />,
  'thumb-up': (
    <path d="M7.5 11 11 4a2 2 0 0 1 2.5 2.5L13 10h5.5a1.5 1.5 0 0 1 1.5 1.9l-1.6 6a2 2 0 0 1-1.9 1.6h-9zM4 11h3.5v8.5H4z" />
  ),
  trash: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.2 10.5v6M13.8 10.5v6" />,
  undo: <path d="M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11H9" />,
  upload: <path d="M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 19.5h15" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof iconPaths;
