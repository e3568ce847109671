/** Title, summary, job field, course and the manual sections that the lesson teaches. */
import { Form, useNavigation } from '@remix-run/react';
import type { LessonView } from '~/lessons/lesson';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Check } from '~/ui/check';
import { SelectField } from '~/ui/select-field';
import { TextArea, TextField } from '~/ui/text-field';
import { useKeptForm } from '~/ui/use-kept-form';
import { useWords } from '~/words/words';
import { usePerson } from '../root-data';
import { KeptNotice } from './kept-notice';
import { useMark } from './use-mark';
import { studioPlaces } from './studio-places';

interface StudioAboutProps {
  lesson: Pick<
    LessonView,
    'id' | 'title' | 'summary' | 'jobField' | 'courseId' | 'manualSectionIds' | 'marks'
  >;
  courses: { id: string; title: string }[];
  manuals: { id: string; title: string; sections: { id: string; number: string; title: string }[] }[];
  /** The answer to the last save of this form. */
  saved: { mark?: string | undefined } | undefined;
  error: { fields?: Record<string, string>; mark?: string } | undefined;
  locked: boolean;
}

export function StudioAbout({ lesson, courses, manuals, saved, error, locked }: StudioAboutProps) {
  const { studio, common } = useWords();
  const text = studio.about;
  const navigation = useNavigation();
  const busy = navigation.formData?.get('intent') === 'about';
  const key = `${usePerson().employeeNo}/${lesson.id}/about`;
  const { formProps, restored, discard } = useKeptForm({ key, saved });
  const mark = useMark(lesson.marks?.about, saved, error);
  const chosen = new Set(lesson.manualSectionIds);
  const of = (name: string) => (error?.fields?.[name] ? { error: error.fields[name] } : {});
  return (
    <Card title={text.title} id={studioPlaces.about}>
      <KeptNotice shown={restored} onDiscard={discard} />
      <Form method="post" className="stack wide" noValidate preventScrollReset {...formProps}>
        <input type="hidden" name="intent" value="about" />
        <input type="hidden" name="mark" value={mark} />
        <fieldset className="stack wide studio-fields" disabled={locked}>
          <TextField
            name="title"
            label={text.name}
            hint={text.nameHint}
            defaultValue={lesson.title}
            required
            {...of('title')}
          />
          <TextArea
            name="summary"
            label={text.summary}
            defaultValue={lesson.summary}
            rows={3}
            {...of('summary')}
          />
          <TextField
            name="jobField"
            label={text.jobField}
            defaultValue={lesson.jobField}
            {...of('jobField')}
          />
          <SelectField
            name="courseId"
            label={text.course}
            emptyLabel={text.noCourse}
            defaultValue={lesson.courseId ?? ''}
            options={courses.map(({ id, title }) => ({ value: id, label: title }))}
            {...of('courseId')}
          />
          <div className="stack tight">
            <p className="small strong">{text.chooseManual}</p>
            {manuals.map((manual) => (
              <details
                key={manual.id}
                className="picker-group"
                open={manual.sections.some(({ id }) => chosen.has(id))}
              >
                <summary>{manual.title}</summary>
                {manual.sections.map((section) => (
                  <Check
                    key={section.id}
                    name="manualSectionIds"
                    value={section.id}
                    defaultChecked={chosen.has(section.id)}
                    label={`${section.number} ${section.title}`}
                  />
                ))}
              </details>
            ))}
          </div>
          <Button type="submit" block busy={busy} busyLabel={common.act.saveBusy}>
            {common.act.save}
          </Button>
        </fieldset>
      </Form>
    </Card>
  );
}
