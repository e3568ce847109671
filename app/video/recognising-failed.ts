/** What keeps a recogniser from giving a draft, as a sentence for whoever asked and words for the administrator. */
export const recogniserSentences = {
  'no-sound': '이 영상에는 소리가 없어 자막을 만들 수 없습니다. 자막을 하나씩 추가하거나 파일을 올려 주세요.',
  'no-speech':
    '영상에서 말소리를 찾지 못했습니다. 소리가 들리는 영상인지 확인하거나 자막을 하나씩 추가해 주세요.',
  'video-gone': '영상이 바뀌어 자막 초안을 만들지 못했습니다. 화면을 새로 고친 뒤 다시 눌러 주세요.',
  'recogniser-missing':
    '음성 인식 프로그램을 실행하지 못했습니다. 관리자에게 CAPTION_COMMAND 설정을 보아 달라고 알려 주세요.',
  'recogniser-failed':
    '음성 인식 프로그램이 도중에 멈추었습니다. 다시 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'recogniser-slow':
    '음성 인식이 정해진 시간 안에 끝나지 않아 멈추었습니다. 다시 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'recogniser-away':
    '음성 인식 서버에 닿지 못했습니다. 잠시 뒤 다시 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'recogniser-refused':
    '음성 인식 서버가 요청을 받지 않았습니다. 관리자에게 CAPTION_URL과 CAPTION_TOKEN 설정을 보아 달라고 알려 주세요.',
  'answer-too-large': '음성 인식의 답이 너무 커서 자막으로 쓸 수 없습니다. 관리자에게 알려 주세요.',
  'answer-unreadable': '음성 인식의 답이 자막(VTT, SRT)이 아니어서 쓸 수 없습니다. 관리자에게 알려 주세요.',
  'disk-full':
    '서버의 저장 공간이 부족하여 자막 초안을 만들지 못했습니다. 관리자에게 공간을 비워 달라고 한 뒤 다시 눌러 주세요.',
  interrupted:
    '자막 초안을 만드는 동안 서버가 여러 번 멈추었습니다. 다시 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
};
export type RecogniserCode = keyof typeof recogniserSentences;

export class RecognisingFailed extends Error {
  constructor(
    readonly code: RecogniserCode,
    /** What the program or the server said last. */
    readonly said: string,
  ) {
    super(`${code}: ${said.slice(-400)}`);
    this.name = 'RecognisingFailed';
  }
}
