// All words in English, one file an area.
import { admin } from './en/admin';
import { approvals } from './en/approvals';
import { captions } from './en/captions';
import { chat } from './en/chat';
import { chatDesk } from './en/chat-desk';
import { common } from './en/common';
import { desk } from './en/desk';
import { home } from './en/home';
import { hr } from './en/hr';
import { knowledge } from './en/knowledge';
import { lessons } from './en/lessons';
import { makers } from './en/makers';
import { manuals } from './en/manuals';
import { notifications } from './en/notifications';
import { privacy } from './en/privacy';
import { record } from './en/record';
import { reports } from './en/reports';
import { roster } from './en/roster';
import { screenings } from './en/screenings';
import { search } from './en/search';
import { settings } from './en/settings';
import { signIn } from './en/sign-in';
import { stats } from './en/stats';
import { studio } from './en/studio';
import { trim } from './en/trim';
import { watch } from './en/watch';
import type { Words } from './ko';

export const en: Words = {
  admin,
  approvals,
  captions,
  chat,
  chatDesk,
  common,
  desk,
  home,
  hr,
  knowledge,
  lessons,
  makers,
  manuals,
  notifications,
  privacy,
  record,
  reports,
  roster,
  screenings,
  search,
  settings,
  signIn,
  stats,
  studio,
  trim,
  watch,
};
