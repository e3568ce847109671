/** How a video gets in: the camera or the gallery on a phone, a file or a drop on a desk. */
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import { classNames } from '~/ui/class-names';
import { useFormat, useWords } from '~/words/words';

const ENDINGS = /\.(mp4|m4v|mov|mkv|webm|avi|ts|mts|m2ts|3gp|mpg|mpeg)$/i;
const ACCEPTED = 'video/*,.mkv,.ts,.mts,.3gp';

interface StudioPickerProps {
  maxBytes: number;
  disabled: boolean;
  onFile(file: File): void;
  onProblem(sentence: string | null): void;
  /** Instead of the line about formats. */
  children?: ReactNode;
}

export function StudioPicker({ maxBytes, disabled, onFile, onProblem, children }: StudioPickerProps) {
  const { video: text } = useWords().studio;
  const format = useFormat();
  const gallery = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const limit = format.bytes(maxBytes);

  const take = (files: FileList | null) => {
    const [file, another] = files ?? [];
    if (!file || disabled) return;
    const problem = another
      ? text.oneOnly
      : !file.type.startsWith('video/') && !ENDINGS.test(file.name)
        ? text.notVideo
        : file.size === 0
          ? text.emptyFile
          : file.size > maxBytes
            ? text.tooLarge(format.bytes(file.size), limit)
            : null;
    onProblem(problem);
    if (!problem) onFile(file);
  };
  const drag = (event: DragEvent, inside: boolean) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(inside && !disabled);
  };
  const input = (label: string, ref: typeof gallery, capture: boolean) => (
    <input
      ref={ref}
      type="file"
      accept={capture ? 'video/*' : ACCEPTED}
      {...(capture ? { capture: 'environment' as const } : {})}
      className="hidden"
      tabIndex={-1}
      aria-label={label}
      aria-hidden="true"
      onChange={(event) => {
        take(event.currentTarget.files);
        event.currentTarget.value = '';
      }}
    />
  );
  return (
    <div
      className={classNames('drop-zone stack', over && 'over')}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      {children}
      <p className="small">
        <span className="desk-only">{text.drop}. </span>
        {text.dropNote(limit)}
      </p>
      {input(text.add, gallery, false)}
      {input(text.camera, camera, true)}
      <div className="picker-acts">
        <Button
          className="phone-only"
          icon="camera"
          block
          disabled={disabled}
          onClick={() => camera.current?.click()}
        >
          {text.camera}
        </Button>
        <Button icon="upload" block disabled={disabled} onClick={() => gallery.current?.click()}>
          <span className="phone-only">{text.gallery}</span>
          <span className="desk-only">{text.choose}</span>
        </Button>
      </div>
    </div>
  );
}
