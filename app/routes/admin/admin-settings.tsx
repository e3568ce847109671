/** The few settings of the house. */
import { Card } from '~/ui/card';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

export function AdminSettings({
  instituteName,
  helpContact,
  accessLogYears,
  chatYears,
}: {
  instituteName: string;
  helpContact: string;
  accessLogYears: string;
  chatYears: string;
}) {
  const { admin, common } = useWords();
  const words = admin.settings;
  return (
    <Card title={words.title}>
      <SavedForm
        intent="settings"
        act={common.act.save}
        variant="primary"
        say={() => words.saved}
        fields={['instituteName', 'helpContact', 'accessLogYears', 'chatYears']}
      >
        {(of) => (
          <>
            <TextField
              name="instituteName"
              label={words.institute}
              hint={words.instituteHint}
              defaultValue={instituteName}
              maxLength={60}
              required
              error={of('instituteName')}
            />
            <TextField
              name="helpContact"
              label={words.contact}
              hint={words.contactHint}
              defaultValue={helpContact}
              maxLength={80}
              required
              error={of('helpContact')}
            />
            <TextField
              name="accessLogYears"
              label={words.accessLog}
              hint={words.accessLogHint}
              defaultValue={accessLogYears}
              inputMode="numeric"
              maxLength={2}
              required
              error={of('accessLogYears')}
            />
            <TextField
              name="chatYears"
              label={words.chat}
              hint={words.chatHint}
              defaultValue={chatYears}
              inputMode="numeric"
              maxLength={2}
              required
              error={of('chatYears')}
            />
          </>
        )}
      </SavedForm>
    </Card>
  );
}
