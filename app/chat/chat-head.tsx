/** Over the list: questions, what was said of earlier versions, how many are here, and the moderators' menu. */
import { Icon } from '~/ui/icon';
import { useWords } from '~/words/words';
import { ChatModeration } from './chat-moderation';
import { ChatPrevious } from './chat-previous';
import { ChatQuestions } from './chat-questions';
import type { RoomView } from './room-view';

interface ChatHeadProps {
  lessonId: string;
  view: RoomView;
  /** At a screening, whose own head says how many are here. */
  together: boolean;
  onJump(seconds: number): void;
  onAct(event: string, input: object): void;
}

export function ChatHead({ lessonId, view, together, onJump, onAct }: ChatHeadProps) {
  const { list } = useWords().chat;
  const { room, map, presence } = view;
  const questions = map?.questions.reduce((sum, count) => sum + count, 0) ?? 0;
  const here = together || presence === null || presence < 2 ? null : presence;
  if (!room?.moderator && !map?.previous && questions === 0 && here === null) return null;
  return (
    <div className="chat-head">
      {questions > 0 ? <ChatQuestions lessonId={lessonId} count={questions} onJump={onJump} /> : null}
      <ChatPrevious lessonId={lessonId} count={map?.previous ?? 0} />
      {here === null ? null : (
        <span className="present">
          <Icon name="people" size="mini" />
          {list.present(here)}
        </span>
      )}
      {room?.moderator ? <ChatModeration room={room} lessonId={lessonId} onAct={onAct} /> : null}
    </div>
  );
}
