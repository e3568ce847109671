/** Theme, text size and language of this device: each choice is a button of a plain form, so it works without scripts. */
import { Form } from '@remix-run/react';
import { Card } from '~/ui/card';
import { Chip } from '~/ui/chip';
import { useWords } from '~/words/words';
import { useRootData } from '../root-data';

interface Group {
  name: 'theme' | 'text' | 'lang';
  legend: string;
  choices: [value: string, label: string, lang?: string][];
}

export function SettingsDisplay() {
  const { settings, common } = useWords();
  const display = useRootData()?.display;
  const groups: Group[] = [
    {
      name: 'theme',
      legend: settings.theme,
      choices: (['system', 'light', 'dark', 'contrast'] as const).map((value) => [
        value,
        common.theme[value],
      ]),
    },
    {
      name: 'text',
      legend: settings.textSize,
      choices: (['normal', 'large', 'larger'] as const).map((value) => [value, common.text[value]]),
    },
    {
      name: 'lang',
      legend: settings.language,
      choices: (['ko', 'en'] as const).map((value) => [value, common.language[value], value]),
    },
  ];
  return (
    <Card title={settings.display} id="display">
      <p className="small quiet">{settings.displayNote}</p>
      <Form method="post" action="/display" className="stack wide" preventScrollReset>
        <input type="hidden" name="next" value="/settings#display" />
        {groups.map(({ name, legend, choices }) => (
          <div key={name} className="stack" role="group" aria-label={legend}>
            <p className="strong" aria-hidden="true">
              {legend}
            </p>
            <div className="chips">
              {choices.map(([value, label, lang]) => (
                <Chip
                  key={value}
                  type="submit"
                  name={name}
                  value={value}
                  lang={lang}
                  tick
                  pressed={display?.[name] === value}
                >
                  {label}
                </Chip>
              ))}
            </div>
          </div>
        ))}
      </Form>
    </Card>
  );
}
