// Somebody who watches through the public API: lives seconds on the test's clock and reports them.
import type { ManualClock } from '~/platform/clock';
import type { ApiClient } from './api-client';

export interface BeatBody {
  seq?: number;
  intervals: unknown;
  rate?: unknown;
  offline?: boolean;
  ageSeconds?: number;
  sessionKey?: string;
}

export class Viewer {
  sessionKey = '';
  #seq = 0;
  constructor(
    readonly client: ApiClient,
    readonly lessonId: string,
    readonly clock: ManualClock,
  ) {}

  async open() {
    const answer = await this.client.api('POST', '/watch-sessions', { lessonId: this.lessonId });
    if (answer.status === 201) this.sessionKey = answer.data.sessionKey as string;
    this.#seq = 0;
    return answer;
  }

  beat(body: BeatBody) {
    const seq = body.seq ?? ++this.#seq;
    return this.client.api('POST', '/beats', { sessionKey: this.sessionKey, rate: 1, ...body, seq });
  }

  /** Lives through [from, to] in steps of five seconds and reports each; the last answer, with whatever was credited. */
  async watch(from: number, to: number) {
    let answer = null;
    let credited = null;
    for (let at = from; at < to; at += 5) {
      const end = Math.min(at + 5, to);
      this.clock.advanceSeconds(end - at);
      answer = await this.beat({ intervals: [[at, end]] });
      credited = answer.data.credited ?? credited;
    }
    return { ...answer!, data: { ...answer!.data, credited } };
  }

  async record(year = 2026) {
    return (await this.client.api('GET', `/me/record?year=${year}`)).data;
  }
}
