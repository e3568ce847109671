/** The last day at work: asks first, says what happens, and can be taken back. */
import { useState } from 'react';
import type { EmployeeFacts } from '~/people/find-employee.server';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ConfirmButton } from '~/ui/confirm-button';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useFormat, useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

interface PersonLeavingProps {
  employee: Pick<EmployeeFacts, 'name' | 'leftOn' | 'left'>;
  today: string;
  self: boolean;
}

export function PersonLeaving({ employee, today, self }: PersonLeavingProps) {
  const { roster, common } = useWords();
  const words = roster.leaving;
  const format = useFormat();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { name, leftOn, left } = employee;
  const day = leftOn ? format.day(leftOn) : '';
  return (
    <Card title={words.title}>
      <p className="small">{!leftOn ? words.none : left ? words.left(day) : words.until(day)}</p>
      {self ? (
        <p className="small quiet">{words.own}</p>
      ) : (
        <div className="line wrap">
          <Button variant="outline" icon="exit" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {leftOn ? words.change : words.act}
          </Button>
          {leftOn ? (
            <ConfirmButton
              label={words.undo}
              variant="outline"
              icon="undo"
              question={words.undoQuestion(name)}
              fields={{ intent: 'return' }}
              labels={{ close: common.act.close }}
              onDone={() => toast(words.undone)}
            >
              {words.undoEffect}
            </ConfirmButton>
          ) : null}
        </div>
      )}
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={words.question(name)}
        closeLabel={common.act.close}
      >
        <p className="small">{words.effect}</p>
        <SavedForm<{ gone: boolean }>
          intent="leave"
          act={words.act}
          variant="danger"
          block
          say={({ gone }) => (gone ? words.savedGone : words.saved)}
          onSaved={() => setOpen(false)}
          fields={['leftOn']}
        >
          {(of) => (
            <TextField
              type="date"
              name="leftOn"
              label={words.day}
              defaultValue={leftOn ?? today}
              required
              error={of('leftOn')}
            />
          )}
        </SavedForm>
      </Sheet>
    </Card>
  );
}
