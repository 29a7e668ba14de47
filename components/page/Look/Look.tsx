// Light or dark, and larger type for a projector: chosen at the foot of any page, and kept for all.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { chooseLook, followLook, readLook } from '#src/session/look.ts';

const themes = [
  ['system', 'automatic'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const;
const sizes = [
  ['normal', 'normal'],
  ['large', 'large'],
] as const;

function Look() {
  const [look, setLook] = useState(readLook(null));
  useEffect(() => followLook(setLook), []);
  const choose = (part: Partial<typeof look>) => {
    const chosen = { ...look, ...part };
    setLook(chosen);
    chooseLook(chosen);
  };
  return (
    <>
      <div class="row">
        <Choice
          legend="Colours"
          name="look-theme"
          options={themes}
          value={look.theme}
          onValue={(theme) => choose({ theme })}
        />
        <Choice
          legend="Type"
          name="look-size"
          options={sizes}
          value={look.size}
          onValue={(size) => choose({ size })}
        />
      </div>
      <NotKept of="look" />
    </>
  );
}

/** Made here and not in the page: without JavaScript there is nothing to choose, and every page is lighter. */
export function showLook(lists: Element): void {
  const place = document.createElement('div');
  lists.after(place);
  render(<Look />, place);
}
