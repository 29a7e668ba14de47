// Trains in an open page by the very script that the book's own figures train by.
import type { Page } from '@playwright/test';
import type { TrainingRun } from '#src/training/client.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { builtNamed } from './built.ts';

/** @returns the bytes of the best weights' file. */
export async function trainInPage(page: Page, recipe: Recipe, level: string): Promise<number[]> {
  const chunk = builtNamed('_astro/training-worker.*.js')[0]!;
  return page.evaluate(
    async ([path, chosen, chosenLevel]) => {
      const root = document.querySelector<HTMLLinkElement>('link[rel=home]')!.href;
      // The page imports it, and asks the server.
      const exported = (await import(new URL(path, root).href)) as object;
      const trainHere = Object.values(exported).find((one) => typeof one === 'function');
      const ended = await new Promise<TrainingRun>((done) =>
        trainHere(chosen, {
          level: chosenLevel,
          onChange: (one: TrainingRun) => one.state.kind === 'done' && done(one),
        }),
      );
      return [...(await ended.weights('best'))];
    },
    [chunk, recipe, level] as const,
  );
}
