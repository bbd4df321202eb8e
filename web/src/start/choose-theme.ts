/** Applies the choices that this browser keeps. A theme that comes later would flash, and a longer word move what stands after it. */
export function chooseTheme(): void {
  const { dataset } = document.documentElement;
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem('theme');
    dataset['keys'] = localStorage.getItem('keys') ?? '';
  } catch {
    // A browser that stores nothing refuses this.
  }
  if (chosen === 'dark' || chosen === 'light') dataset['theme'] = chosen;
  if (navigator.clipboard) dataset['copies'] = '';
}
