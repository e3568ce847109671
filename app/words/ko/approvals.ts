// The approver's desk: what waits, what it is made of, what approving does.

import { josa } from '../josa';

const quoted = (title: string, particle: Parameters<typeof josa>[1]) => josa(`「${title}」`, particle);

export const approvals = {
  title: '결재',
  titleCount: (count: number) => (count === 0 ? '결재' : `결재 ${count}건`),
  tabs: { label: '결재 상태', waiting: '기다림', done: '끝남' },
  kinds: { 'lesson-publish': '강의 발행' },
  states: { pending: '기다림', approved: '승인', returned: '반려', recalled: '회수' },
  approve: '승인',
  approveBusy: '승인하는 중',
  approved: (count: number) => (count === 1 ? '승인했습니다' : `${count}건을 승인했습니다`),
  approveMany: '한 번에 승인',
  approveManyQuestion: (count: number) => `${count}건을 한 번에 승인할까요`,
  approveManyEffect: '고른 강의가 모두에게 열립니다.',
  return: '반려',
  returnBusy: '돌려보내는 중',
  returnQuestion: '왜 돌려보내나요',
  returnAct: '이유와 함께 반려',
  returnEffect: (title: string, name: string) =>
    `${quoted(title, '을/를')} ${name} 님에게 돌려보냅니다. 고친 뒤 다시 올릴 수 있습니다.`,
  returned: '돌려보냈습니다',
  returnReason: '이유',
  returnHint: '올린 사람이 그대로 읽습니다. 무엇을 고치면 되는지 적어 주세요.',
  refused: (title: string) => `${quoted(title, '은/는')} 처리하지 못했습니다.`,
  chosen: (count: number) => `${count}건 골랐습니다`,
  chooseOne: (title: string) => `${title} 고르기`,
  preview: (title: string) => `${title} 미리 보기`,
  length: (length: string) => `길이 ${length}`,
  madeFrom: (section: string) => `매뉴얼 ${section}에서 만든 강의`,
  inCourse: (course: string) => `강좌 ${course}`,
  captions: '자막 있음',
  noCaptions: '자막 없음',
  questions: (count: number) => `확인 문제 ${count}개`,
  noQuestions: '확인 문제 없음',
  effectLesson: (minutes: string) => `승인하면 모두에게 열리고, 다 본 사람마다 ${minutes}이 인정됩니다.`,
  effectVersion: (minutes: string) =>
    `승인하면 새 동영상으로 바뀌고, 새로 다 본 사람마다 ${minutes}이 인정됩니다. 이미 다 본 기록은 그대로입니다.`,
  effectChange: '승인하면 고친 내용이 모두에게 보입니다. 이미 다 본 기록은 그대로입니다.',
  blocked: '아직 승인할 수 없습니다.',
  gone: '강의를 불러오지 못했습니다. 새로 고쳐 주세요.',
  empty: '기다리는 결재가 없습니다',
  emptyNote: '새로 올라오면 홈에 보입니다.',
  emptyDone: '끝난 결재가 없습니다',
  emptyDoneNote: '승인하거나 돌려보낸 것이 여기에 쌓입니다.',
};
