/** How a person's sign-in stands, and the one-time code. */
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { useFormat, useWords } from '~/words/words';
import { PeopleReset } from './people-reset';

interface PersonSignInProps {
  employee: {
    id: string;
    name: string;
    left: boolean;
    canSignIn: boolean;
    mustChangePassword: boolean;
    lastSeenAt: Date | string | null;
  };
  now: Date | string;
  /** Where the employee types the code. */
  address: string;
}

export function PersonSignIn({ employee, now, address }: PersonSignInProps) {
  const { roster, hr } = useWords();
  const { people } = hr;
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { left, canSignIn, mustChangePassword, lastSeenAt } = employee;
  const state = left
    ? roster.signIn.left
    : !canSignIn
      ? people.signInStates.noPassword
      : mustChangePassword
        ? people.signInStates.mustChange
        : lastSeenAt
          ? people.lastSeen(format.when(lastSeenAt, now))
          : people.signInStates.never;
  return (
    <Card title={roster.signIn.title}>
      <Facts facts={[{ label: roster.signIn.state, value: state }]} />
      {left ? null : (
        <Button
          variant={canSignIn ? 'outline' : 'primary'}
          icon="lock"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {people.resetAct}
        </Button>
      )}
      {open ? <PeopleReset target={employee} address={address} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
