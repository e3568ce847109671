/** What the lesson page fetches by itself once it has the time: everything of the talk but its place. */
import { ChatConnection, type ConnectionOptions } from './chat-connection';
import { openSocket } from './chat-socket';

export { ChatPanel } from './chat-panel';

export const openChat = (options: Omit<ConnectionOptions, 'openSocket'>) =>
  new ChatConnection({ ...options, openSocket });
