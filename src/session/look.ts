// How the reader wants the book to look, on every page: light, dark or as her device does, in normal or larger type.
//
// Kept as two words. components/page/Look/FirstLook.astro has put it on the root before the first paint; after that it
// changes by her choice here or in another tab.
import { forget, keep, onOtherTab, recall } from './storage.ts';

interface Look {
  theme: 'system' | 'light' | 'dark';
  size: 'normal' | 'large';
}

const key = 'look';

/** What is in the storage; anything but two of our words counts as nothing. */
export function readLook(text: string | null): Look {
  const [theme, size] = text?.split(' ') ?? [];
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    size: size === 'large' ? size : 'normal',
  };
}

function apply({ theme, size }: Look): void {
  const { dataset } = document.documentElement;
  // A page that shows a figure of ours may have asked for a theme.
  if (!new URLSearchParams(location.search).has('theme'))
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  if (size === 'normal') delete dataset.size;
  else dataset.size = size;
}

export function chooseLook(look: Look): void {
  apply(look);
  if (look.theme === 'system' && look.size === 'normal') forget(key);
  else keep(key, `${look.theme} ${look.size}`);
}

/** Tells the look at once, and whenever another tab changes it. */
export function followLook(show: (look: Look) => void): void {
  show(readLook(recall(key)));
  onOtherTab(key, (text) => {
    const look = readLook(text);
    apply(look);
    show(look);
  });
}
