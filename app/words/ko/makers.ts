// Who makes a lesson: author, co-authors, handing it over.

export const makers = {
  title: '만드는 사람',
  of: (title: string) => `${title}, 만드는 사람`,
  open: '만드는 사람',
  author: '만든 사람',
  coAuthors: '함께 만드는 사람',
  coAuthorsNote:
    '영상, 자막, 문제, 소개를 함께 고치고 검토를 요청하며 통계를 봅니다. 함께 만든 강의는 서로 검토하지 않습니다.',
  none: '아직 없습니다',
  left: '퇴직',
  leftNote: '지금 일하지 않는 사람입니다. 다른 사람에게 넘겨 주세요.',
  readOnly: '만든 사람이나 교육담당자가 사람을 더하고 뺍니다.',
  submitted: '검토를 기다리는 동안은 사람을 더하거나 뺄 수 없습니다.',
  find: '함께할 사람 찾기',
  findHint: '이름, 초성, 사번',
  nobody: '찾는 사람이 없습니다',
  nobodyNote: '이름의 일부나 초성, 사번 전체로 찾아 보세요.',
  invite: '함께 만들기',
  inviteOf: (name: string) => `${name} 님과 함께 만들기`,
  remove: '빼기',
  removeOf: (name: string) => `${name} 님을 뺄까요`,
  removeEffect: '더는 고칠 수 없습니다. 지금까지 고친 것은 그대로 남습니다.',
  handOver: '넘기기',
  handOverOf: (name: string) => `${name} 님에게 강의를 넘길까요`,
  handOverEffect:
    '이제 그 사람이 만든 사람이 되고, 지금 만든 사람은 고칠 수 없습니다. 공개된 강의와 본 기록은 그대로입니다.',
  handOverRecall: '검토를 기다리는 요청은 거두어집니다.',
  deleteQuestion: '이 초안을 지울까요',
  deleteAct: '초안 지우기',
  done: { invite: '함께 만듭니다', remove: '뺐습니다', 'hand-over': '넘겼습니다' },
  ofPerson: {
    title: '만든 강의',
    note: '떠나기 전에 다른 사람에게 넘기면 강의를 계속 고칠 수 있습니다.',
  },
};
