/** What the institute decides about its videos. */
import { READY_LINES } from '~/people/ready-lines';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/select-field';
import { useWords } from '~/words/words';
import { SavedForm } from '../saved-form';

export function AdminVideoSettings({ readyLines, originals }: { readyLines: string; originals: string }) {
  const { admin, common } = useWords();
  const words = admin.settings;
  return (
    <Card title={words.videoTitle}>
      <SavedForm
        intent="video-settings"
        act={common.act.save}
        variant="primary"
        say={() => words.saved}
        fields={['readyLines', 'originals']}
      >
        {(of) => (
          <>
            <SelectField
              name="readyLines"
              label={words.readyLines}
              hint={words.readyLinesHint}
              defaultValue={readyLines}
              options={READY_LINES.map((lines) => ({ value: lines, label: words.lines(lines) }))}
              error={of('readyLines')}
            />
            <SelectField
              name="originals"
              label={words.originals}
              hint={words.originalsHint}
              defaultValue={originals}
              options={[
                { value: 'keep', label: words.keepOriginals },
                { value: 'drop', label: words.dropOriginals },
              ]}
              error={of('originals')}
            />
          </>
        )}
      </SavedForm>
    </Card>
  );
}
