/** What the administrator may do to a video of the queue, each asked about first. */
import { ConfirmButton } from '~/ui/confirm-button';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';

type Act = 'put-first' | 'set-aside';

export function QueueActs({ video, acts }: { video: { id: string; filename: string }; acts: Act[] }) {
  const { admin, common } = useWords();
  const words = admin.videos;
  const toast = useToast();
  const said = {
    'put-first': {
      label: words.putFirst,
      question: words.putFirstQuestion,
      effect: words.putFirstEffect,
      done: words.putFirstDone,
    },
    'set-aside': {
      label: words.setAside,
      question: words.setAsideQuestion,
      effect: words.setAsideEffect,
      done: words.setAsideDone,
    },
  };
  return (
    <div className="line wrap">
      {acts.map((intent) => (
        <ConfirmButton
          key={intent}
          compact
          label={said[intent].label}
          question={said[intent].question}
          fields={{ intent, videoId: video.id }}
          labels={{ close: common.act.close }}
          onDone={() => toast(said[intent].done)}
        >
          {said[intent].effect(video.filename)}
        </ConfirmButton>
      ))}
    </div>
  );
}
