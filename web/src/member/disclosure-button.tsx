interface DisclosureButtonProps {
  readonly label: string;
  /** The rest of the label, for those who hear the page: `to Ada`. */
  readonly about: string;
  /** The key that presses the button. */
  readonly shortcut?: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Shows and hides a form or a row of buttons. */
export function DisclosureButton(props: DisclosureButtonProps) {
  const { label, about, shortcut, isOpen, onToggle } = props;
  return (
    <button
      type="button"
      className="link-button"
      data-key={shortcut}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {label}
      <span className="visually-hidden"> {about}</span>
    </button>
  );
}
