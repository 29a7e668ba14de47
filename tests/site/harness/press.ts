// Presses a button of a run within the page: over a busy machine's wire, a run of seconds would be over before a press came.
import type { Locator } from '@playwright/test';

interface Moment {
  state: string;
  /** The `<data>` whose number must be beyond this one. */
  beyond?: [name: string, count: number];
}

/** Presses the button called `button` as soon as the figure's run is there. @throws when the run ends before. */
export const pressAt = (figure: Locator, button: string, { state, beyond }: Moment) =>
  figure.evaluate(
    async (element, [name, wanted, counted, least]) => {
      const run = element.querySelector<HTMLElement>('.live-run')!;
      const count = () =>
        Number(element.querySelector<HTMLDataElement>(`data[data-name="${counted}"]`)!.value);
      const isThere = () =>
        run.dataset.state === wanted && (counted === undefined || count() > least!);
      const found = () =>
        [...element.querySelectorAll('button')].find((one) => one.textContent!.trim() === name);
      while (!isThere() || !found()) {
        if (run.dataset.state === 'done') throw new Error(`The run ended before “${name}”.`);
        await new Promise((turn) => setTimeout(turn, 5));
      }
      found()!.click();
    },
    [button, state, ...(beyond ?? [])] as [string, string, string?, number?],
  );
