// What a cell shows cannot speak over the page: no live region, no dialog, no application, by any attribute of ARIA.
import { expect, test } from 'vitest';
import { isQuiet } from '#src/notebook/show/quiet.ts';

/** WAI-ARIA 1.2, 5.3.5 and 5.3.6: read out when they change, or windows of their own. */
const speakUp = 'alert log marquee status timer alertdialog dialog'.split(' ');
/** 6.6.2 and 6.6.1: for live regions, and for windows that shut off the rest. */
const live = 'aria-live aria-atomic aria-relevant aria-busy aria-modal'.split(' ');
/** Roles that a reader works, moves to by their own keys, or hands her keys to: nothing in an output answers. */
const worked =
  `application button checkbox combobox gridcell grid link listbox menu menubar menuitem menuitemcheckbox menuitemradio
  meter option progressbar radio radiogroup scrollbar search searchbox slider spinbutton switch tab tablist tabpanel
  textbox toolbar tooltip tree treegrid treeitem banner complementary contentinfo feed form main navigation region`.split(
    /\s+/,
  );

test(`${speakUp.length + worked.length} roles that speak up, are worked or lead about the page do not stay, however they are written`, () => {
  for (const role of [...speakUp, ...worked])
    for (const written of [
      role,
      role.toUpperCase(),
      ` ${role} `,
      `img ${role}`,
      `nothing\t${role}`,
      `${role}\nimg`,
      `none\f${role}`,
    ])
      expect({ written, stays: isQuiet('role', written) }).toEqual({ written, stays: false });
});

test(`${live.length} attributes of live regions and windows do not stay, and none that ARIA may get`, () => {
  for (const name of [...live, 'aria-owns', 'aria-flowto', 'aria-activedescendant', 'aria-notify'])
    for (const written of [name, name.toUpperCase(), name.replace('a', 'A')])
      expect({ written, stays: isQuiet(written, 'true') }).toEqual({ written, stays: false });
});

test('what pictures, charts and tables say of themselves stays', () => {
  for (const [name, value] of [
    ['role', 'img'],
    ['role', 'graphics-document img'],
    ['role', ''],
    ['aria-label', 'Chart of bars'],
    ['aria-hidden', 'true'],
    ['aria-labelledby', 'caption'],
    ['aria-rowcount', '12'],
    ['title', 'role=alert'],
  ] as const)
    expect({ name, value, stays: isQuiet(name, value) }).toEqual({ name, value, stays: true });
});
