// Fills in what only the reader's browser knows, and says beside it whose number stands there.
import { effect } from '@preact/signals';
import { formatNumber } from '#src/numbers/format.ts';
import { countRight, courseTestOf, recallCourseTest, type When } from '#src/session/course-test.ts';
import { exercisesDone } from '#src/session/exercises-done.ts';
import { measuredTime } from '#src/session/measured-time.ts';

const all = <Kind extends HTMLElement>(name: string) =>
  document.querySelectorAll<Kind>(`[data-session="${name}"]`);

export function followSession(): void {
  countExercises();
  document.addEventListener('exercise-done', countExercises);
  tellTime();
  const tests = (['before', 'after'] as const).flatMap((when) =>
    [...all(`right-${when}`)].map((element) => [when, element] as const),
  );
  if (tests.length === 0) return;
  for (const [, { dataset }] of tests) recallCourseTest(dataset.part);
  effect(() => {
    for (const [when, element] of tests) tellTest(when, element);
  });
}

function countExercises(): void {
  const done = exercisesDone();
  for (const element of all<HTMLDataElement>('exercises-solved')) {
    const known = element.dataset.known!.split(' ');
    show(element, known.filter((name) => done.has(name)).length, 'integer');
  }
}

function tellTime(): void {
  const milliseconds = measuredTime();
  if (milliseconds === undefined) return;
  for (const element of all<HTMLDataElement>('your-time'))
    show(element, milliseconds, 'significant-3');
  // Two sentences stand beside it: one for the book's time, one for hers.
  document.documentElement.dataset.measured = '';
}

function show(element: HTMLDataElement, value: number, style: 'integer' | 'significant-3'): void {
  element.value = String(value);
  element.textContent = formatNumber(value, style);
}

function tellTest(when: When, element: HTMLElement): void {
  const answers = courseTestOf(element.dataset.part).value[when];
  const right = JSON.parse(element.dataset.right!) as Record<string, number>;
  if (!answers) {
    element.textContent = 'not taken';
    return;
  }
  const count = document.createElement('data');
  count.translate = false;
  count.dataset.name = `right-${when}`;
  count.value = String(countRight(answers, right));
  count.textContent = count.value;
  element.replaceChildren(count, ` of ${Object.keys(right).length}`);
}
