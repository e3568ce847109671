// All words in Korean, one file an area.
import { admin } from './ko/admin';
import { approvals } from './ko/approvals';
import { captions } from './ko/captions';
import { chat } from './ko/chat';
import { chatDesk } from './ko/chat-desk';
import { common } from './ko/common';
import { desk } from './ko/desk';
import { home } from './ko/home';
import { hr } from './ko/hr';
import { knowledge } from './ko/knowledge';
import { lessons } from './ko/lessons';
import { makers } from './ko/makers';
import { manuals } from './ko/manuals';
import { notifications } from './ko/notifications';
import { privacy } from './ko/privacy';
import { record } from './ko/record';
import { reports } from './ko/reports';
import { roster } from './ko/roster';
import { screenings } from './ko/screenings';
import { search } from './ko/search';
import { settings } from './ko/settings';
import { signIn } from './ko/sign-in';
import { stats } from './ko/stats';
import { studio } from './ko/studio';
import { trim } from './ko/trim';
import { watch } from './ko/watch';
import type { Shape } from './shape';

export const ko = {
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

/** Every area with its keys; a language is complete when it has this shape. */
export type Words = Shape<typeof ko>;
