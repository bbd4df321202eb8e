import type { ReactNode } from 'react';

interface ToggleButtonProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A button in a row of actions that stays pressed. */
export function ToggleButton({ isOn, onToggle, children }: ToggleButtonProps) {
  return (
    <button type="button" className="link-button" aria-pressed={isOn} onClick={onToggle}>
      {children}
    </button>
  );
}
