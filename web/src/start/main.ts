import { chooseTheme } from './choose-theme.ts';
import { holdUses } from './hold-uses.ts';
import { keepEntries } from './keep-entries.ts';
import { loadOnUse } from './load-on-use.ts';
import { showTimes } from './show-times.ts';

// What only a script gives a meaning is shown from now on.
document.documentElement.dataset['script'] = '';
chooseTheme();
// Before what stops the events that it holds
loadOnUse();
keepEntries();
holdUses();
showTimes();
