// Runs before anything is painted, as a file of its own: a theme that comes later would flash.
{
  const chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset['theme'] = chosen;
}
