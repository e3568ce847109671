// The people of a talk for the benchmark: a process with the official client, told what to do.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

export interface Seat {
  cookie: string;
  lessonId: string;
}
export type Command =
  | { do: 'connect'; origin: string; seats: Seat[] }
  | { do: 'broadcast'; senders: number[] }
  | { do: 'post-all'; each: number }
  | { do: 'waits'; writers: number; ms: number; flood: number }
  | { do: 'leave' };

export class ChatCrowd {
  readonly #child: ChildProcess;
  private constructor() {
    const program = path.join(import.meta.dirname, 'programs/chat-crowd.ts');
    this.#child = spawn(process.execPath, ['--import', 'tsx', program], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    process.once('exit', () => this.#child.kill('SIGKILL'));
  }

  static async connect(origin: string, seats: Seat[]): Promise<ChatCrowd> {
    const crowd = new ChatCrowd();
    await crowd.#tell({ do: 'connect', origin, seats });
    return crowd;
  }

  /** Milliseconds until each member had each message; each sender writes one. */
  broadcast = (senders: number[]) => this.#tell<number[]>({ do: 'broadcast', senders });
  /** Messages a second while everybody writes `each`. */
  postAll = (each: number) => this.#tell<number>({ do: 'post-all', each });
  /** Milliseconds until the writers' messages were answered; what the one who floods was answered. */
  waits = (given: { writers: number; ms: number; flood: number }) =>
    this.#tell<{ latencies: number[]; answers: Record<string, number> }>({ do: 'waits', ...given });

  async leave(): Promise<void> {
    await this.#tell({ do: 'leave' });
    this.#child.kill();
  }

  #tell<T>(command: Command): Promise<T> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error('the crowd has gone'));
      this.#child.once('exit', gone);
      this.#child.once('message', ({ answer, error }: { answer: T; error?: string }) => {
        this.#child.off('exit', gone);
        if (error) reject(new Error(error));
        else resolve(answer);
      });
      this.#child.send(command);
    });
  }
}
