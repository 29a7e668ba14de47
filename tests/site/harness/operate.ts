// Works every control of a page once, as a curious reader would: sliders move, choices change, buttons are pressed.
import type { Page } from '@playwright/test';
import { type Evaluates, settle } from '#src/tools/site/islands.ts';

/** @returns how many sliders, choices and boxes were moved. */
export const workFields = (page: Evaluates) =>
  page.evaluate(async () => {
    const main = document.querySelector('main')!;
    const breathe = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const tell = (input: HTMLInputElement) => {
      for (const type of ['input', 'change'])
        input.dispatchEvent(new Event(type, { bubbles: true }));
    };
    let count = 0;
    for (const slider of main.querySelectorAll<HTMLInputElement>('[type=range]')) {
      const middle = (Number(slider.min) + Number(slider.max)) / 2;
      slider.value = Number(slider.value) > middle ? slider.min : slider.max;
      tell(slider);
      count += 1;
    }
    for (const field of main.querySelectorAll<HTMLElement>('[role=slider]')) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      count += 1;
    }
    for (const choice of main.querySelectorAll('fieldset')) {
      const others = choice.querySelectorAll<HTMLInputElement>('[type=radio]:not(:checked)');
      others[others.length - 1]?.click();
      count += others.length && 1;
    }
    for (const box of main.querySelectorAll<HTMLInputElement>('[type=checkbox]')) {
      box.click();
      count += 1;
    }
    await breathe();
    return count;
  });

/** @returns how many buttons were pressed. */
export const pressButtons = (page: Evaluates) =>
  page.evaluate(async () => {
    const main = document.querySelector('main')!;
    const breathe = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    let count = 0;
    // What a press brings is not pressed in its turn, and of a hundred equal cells a few will do.
    const seen = new Map<Element | null, number>();
    const liveCells = new Set<Element>();
    for (const button of main.querySelectorAll('button')) {
      const group =
        button.closest('table, [role=group], .controls, ol, ul') ?? button.parentElement;
      seen.set(group, (seen.get(group) ?? 0) + 1);
      // Cells are alike, and each of them brings an editor.
      const cell = button.closest('.live-cell');
      if (cell) liveCells.add(cell);
      if (cell && [...liveCells].indexOf(cell) > 1) continue;
      if (!button.isConnected || button.disabled || seen.get(group)! > 6) continue;
      button.click();
      count += 1;
      await breathe();
    }
    return count;
  });

/** @returns how many controls were worked. Links are left alone, for they lead away. */
export async function operateAll(page: Page): Promise<number> {
  const worked = (await workFields(page)) + (await pressButtons(page));
  await settle(page);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  return worked;
}
