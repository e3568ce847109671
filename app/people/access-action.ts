/** Every act that the access log knows. A new one needs its words, or the administrator's page does not compile. */
export type AccessAction =
  | `export.${'training-record' | 'completion-status' | 'summary' | 'screening-attendance'}`
  | `record.${'list' | 'read'}`
  | `person.${'create' | 'update' | 'order' | 'roles' | 'leave' | 'reset-code'}`
  | `department.${'create' | 'rename' | 'move' | 'head'}`
  | `${'points-rules' | 'holiday'}.set`
  | 'ledger.reverse'
  | 'setting.change'
  | 'retention.purge'
  | `lesson.${'viewers' | 'poster' | 'add-co-author' | 'remove-co-author' | 'hand-over' | 'withdraw' | 'delete'}`
  | `video.${'retry' | 'reencode' | 'put-first' | 'set-aside'}`
  | `chat.${'hide' | 'show' | 'pin' | 'question' | 'official' | 'sections' | 'dismiss-report'}`
  | `chat.${'room' | 'mute' | 'appoint' | 'words'}`
  | `screening.${'schedule' | 'change' | 'cancel' | 'invite' | 'uninvite' | 'pause' | 'resume' | 'end'}`
  | `screening.${'read-here' | 'read-attendance'}`
  | `knowledge.${'edit' | 'restore' | 'merge' | 'split' | 'propose'}`
  | `manual.know-how-${'accepted' | 'returned'}`;
