/** When one may write again, by the page's own clock: as the room's slow mode is now, and as the server's patience was. */
import type { RoomState } from './message';

export class WriteWait {
  /** Epoch ms. */
  #wroteAt = -Infinity;
  #patientAt = 0;

  /** Something was just written, on whatever device. */
  noteWritten(): void {
    this.#wroteAt = Date.now();
  }

  /** So long it takes by slow mode, says the server. */
  noteSlow(waitSeconds: number, slowSeconds: number): void {
    this.#wroteAt = Date.now() + (waitSeconds - slowSeconds) * 1000;
  }

  /** Too much at once, whatever the room is like. */
  noteTooFast(waitSeconds: number): void {
    this.#patientAt = Date.now() + waitSeconds * 1000;
  }

  /** Epoch ms before which nothing can be sent. Slow mode that is eased frees who waits for it. */
  until(room: RoomState | null): number {
    const slow = room && !room.moderator && room.slowSeconds ? this.#wroteAt + room.slowSeconds * 1000 : 0;
    return Math.max(this.#patientAt, slow);
  }
}
