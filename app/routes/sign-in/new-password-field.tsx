import { PasswordField } from '~/ui/text-field';
import { useWords } from '~/words/words';

/** The field for a new password, with its one rule said before it is broken. */
export function NewPasswordField({ error, label }: { error?: string | undefined; label?: string }) {
  const { signIn, common } = useWords();
  return (
    <PasswordField
      name="newPassword"
      label={label ?? signIn.change.next}
      hint={signIn.change.nextHint}
      autoComplete="new-password"
      required
      showLabel={common.act.showPassword}
      hideLabelText={common.act.hidePassword}
      {...(error ? { error } : {})}
    />
  );
}
