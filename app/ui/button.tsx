// The filled, tinted, outlined and red button, and the same look on a link. A busy button keeps its width and ignores a
// second press; a button that cannot be used says why beside itself.
import { Link, type LinkProps } from '@remix-run/react';
import { useId, type ButtonHTMLAttributes, type MouseEvent, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

export type ButtonVariant = 'primary' | 'tinted' | 'outline' | 'danger';

type Look = {
  /** One primary a page; "tinted" when left out. */
  variant?: ButtonVariant;
  icon?: IconName;
  iconAfter?: IconName;
  /** As wide as its box. */
  block?: boolean;
  /** Smaller letters and padding, same height. */
  compact?: boolean;
};

export type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style'> & {
    /** The act is under way: presses and the form's submit are ignored until it is over. */
    busy?: boolean;
    /** Said while busy ("보내는 중"); room for it is kept from the start. */
    busyLabel?: string;
    /** Not usable, and this sentence says why; it stands under the button and is read with it. */
    reason?: string;
  };

function lookClass({ variant, block, compact }: Look, className?: string) {
  return classNames(
    'button',
    variant !== 'tinted' && variant,
    block && 'block',
    compact && 'compact',
    className,
  );
}

function solidIcon(name: IconName) {
  return name === 'play';
}

export function Button(props: ButtonProps) {
  const {
    variant,
    icon,
    iconAfter,
    block,
    compact,
    busy,
    busyLabel,
    reason,
    className,
    children,
    onClick,
    ...rest
  } = props;
  const reasonId = useId();
  const blocked = Boolean(reason);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || blocked) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    onClick?.(event);
  };
  const button = (
    <button
      type="button"
      {...rest}
      className={lookClass({ variant, block, compact }, className)}
      onClick={press}
      aria-busy={busy || undefined}
      aria-disabled={blocked || undefined}
      aria-describedby={blocked ? reasonId : rest['aria-describedby']}
    >
      {icon ? <Icon name={icon} size="mini" solid={solidIcon(icon)} /> : null}
      {busy ? <span className="busy-mark" aria-hidden="true" /> : null}
      <ButtonLabel busy={busy} busyLabel={busyLabel}>
        {children}
      </ButtonLabel>
      {iconAfter ? <Icon name={iconAfter} size="mini" /> : null}
    </button>
  );
  if (!blocked) return button;
  return (
    <span className={classNames('with-reason', block && 'block')}>
      {button}
      <span className="reason" id={reasonId}>
        {reason}
      </span>
    </span>
  );
}

function ButtonLabel({
  busy,
  busyLabel,
  children,
}: {
  busy?: boolean;
  busyLabel?: string;
  children: ReactNode;
}) {
  if (!busyLabel) return <span className="button-label">{children}</span>;
  return (
    <span className="button-label swap">
      <span className={classNames(busy && 'away')} aria-hidden={busy || undefined}>
        {children}
      </span>
      <span className={classNames(!busy && 'away')} aria-hidden={!busy || undefined}>
        {busyLabel}
      </span>
    </span>
  );
}

export type LinkButtonProps = Look & Omit<LinkProps, 'style'>;

export function LinkButton(props: LinkButtonProps) {
  const { variant, icon, iconAfter, block, compact, className, children, ...rest } = props;
  return (
    <Link {...rest} className={lookClass({ variant, block, compact }, className)}>
      {icon ? <Icon name={icon} size="mini" solid={solidIcon(icon)} /> : null}
      <span className="button-label">{children}</span>
      {iconAfter ? <Icon name={iconAfter} size="mini" /> : null}
    </Link>
  );
}

export type TextLinkProps = Omit<LinkProps, 'style'> & {
  icon?: IconName;
  /** The arrow of "모두 보기". */ forward?: boolean;
};

/** A quiet link with the height of a thumb: "모두 보기 ›". */
export function TextLink({ icon, forward, className, children, ...rest }: TextLinkProps) {
  return (
    <Link {...rest} className={classNames('text-button', className)}>
      {icon ? <Icon name={icon} size="mini" /> : null}
      {children}
      {forward ? <Icon name="chevron-right" size="mini" /> : null}
    </Link>
  );
}

export type TextButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style'> & { icon?: IconName };

export function TextButton({ icon, className, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" {...rest} className={classNames('text-button', className)}>
      {icon ? <Icon name={icon} size="mini" /> : null}
      {children}
    </button>
  );
}
