interface HiddenParametersProps {
  readonly parameters: URLSearchParams;
  /** Names of those that the form sets itself. */
  readonly except: readonly string[];
}

/** Keeps the rest of the address when a browser submits a form by itself. */
export function HiddenParameters({ parameters, except }: HiddenParametersProps) {
  return [...parameters]
    .filter(([name]) => !except.includes(name))
    .map(([name, value]) => (
      <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
    ));
}
