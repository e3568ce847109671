/** What this reader may do with a message, besides answering. */
import { Icon, type IconName } from '~/ui/icon';
import { Menu } from '~/ui/menu';
import { useWords } from '~/words/words';
import type { ChatActs, ReaderView } from './chat-acts';
import { EDIT_MINUTES, type Message, type Reaction } from './message';

interface ChatMenuProps {
  message: Message;
  reader: ReaderView;
  acts: ChatActs;
  /** Epoch ms. */
  now: number;
}

interface Item {
  key: string;
  icon: IconName;
  label: string;
  act(): void;
}

/** Reactions without a chip of their own until somebody gave them. */
const RARE: Record<'question' | 'other', Reaction[]> = {
  question: ['helpful', 'thanks', 'great'],
  other: ['thanks', 'great'],
};

const mayStillChange = (message: Message, readerId: string, now: number): boolean =>
  message.author.id === readerId &&
  !message.deleted &&
  now - Date.parse(message.createdAt) < EDIT_MINUTES * 60_000;

export function ChatMenu({ message, reader, acts, now }: ChatMenuProps) {
  const { chat, knowledge } = useWords();
  const { menu, reactions } = chat;
  const more = knowledge.talk.menu;
  if (message.deleted) return null;
  const own = message.author.id === reader.id;
  const items: (Item | false)[] = [];
  if (!message.hidden)
    for (const reaction of RARE[message.kind === 'question' ? 'question' : 'other'])
      items.push(
        !message.mine?.includes(reaction) &&
          !message.reactions[reaction] && {
            ...{ key: reaction, icon: 'thumb-up', label: reactions[reaction] },
            act: () => acts.react(message, reaction, true),
          },
      );
  if (mayStillChange(message, reader.id, now))
    items.push(
      reader.mayWrite && { key: 'edit', icon: 'edit', label: menu.edit, act: () => acts.edit(message) },
      { key: 'remove', icon: 'trash', label: menu.remove, act: () => acts.ask({ act: 'remove', message }) },
    );
  if (!own && !message.hidden)
    items.push({
      ...{ key: 'report', icon: 'flag', label: menu.report },
      act: () => acts.ask({ act: 'report', message }),
    });
  if (reader.mayAnswer && message.replyTo)
    items.push({
      ...{ key: 'official', icon: 'check-circle' },
      label: message.official ? menu.unmarkOfficial : menu.markOfficial,
      act: () => acts.markOfficial(message, !message.official),
    });
  if (reader.mayAnswer && message.official && !message.hidden)
    items.push({
      ...{ key: 'sections', icon: 'book', label: more.sections },
      act: () => acts.nameSections(message),
    });
  if (
    reader.moderator &&
    !message.replyTo &&
    !message.hidden &&
    !message.official &&
    message.kind !== 'answer'
  )
    items.push({
      ...{ key: 'question', icon: 'help' },
      label: message.kind === 'question' ? more.notQuestion : more.toQuestion,
      act: () => acts.markQuestion(message, message.kind !== 'question'),
    });
  if (reader.moderator)
    items.push(
      {
        ...{ key: 'pin', icon: 'pin', label: message.pinned ? menu.unpin : menu.pin },
        act: () => acts.pin(message, !message.pinned),
      },
      message.hidden
        ? { key: 'show', icon: 'eye', label: menu.show, act: () => acts.show(message) }
        : { key: 'hide', icon: 'eye-off', label: menu.hide, act: () => acts.ask({ act: 'hide', message }) },
      !own &&
        (reader.mutedIds?.includes(message.author.id)
          ? { key: 'unmute', icon: 'undo', label: menu.unmute, act: () => acts.unmute(message) }
          : { key: 'mute', icon: 'lock', label: menu.mute, act: () => acts.ask({ act: 'mute', message }) }),
    );
  const shown = items.filter((item): item is Item => item !== false);
  if (shown.length === 0) return null;
  return (
    <Menu label={menu.label(message.author.name)} iconOnly>
      {() =>
        shown.map(({ key, icon, label, act }) => (
          <button key={key} type="button" onClick={act}>
            <Icon name={icon} size="mini" />
            {label}
          </button>
        ))
      }
    </Menu>
  );
}
