// The button that checks an exercise: while the check runs, or waits for its turn, it is a Stop.
export function createCheckButtons(sheet: (exercise: string) => HTMLElement | null) {
  const busy = new Map<string, { control: HTMLElement; words: string }>();

  function offerStop(exercise: string): void {
    const control = sheet(exercise)?.querySelector<HTMLElement>('[data-cell-do="check"]');
    if (!control || busy.has(exercise)) return;
    busy.set(exercise, { control, words: control.textContent });
    // What stands beside the shorter word should not jump there and back.
    control.style.minWidth = `${control.offsetWidth}px`;
    control.textContent = 'Stop';
  }

  function offerCheck(exercise: string): void {
    const { control, words } = busy.get(exercise) ?? {};
    busy.delete(exercise);
    if (!control) return;
    control.style.minWidth = '';
    control.textContent = words!;
  }

  return {
    isBusy: (exercise: string) => busy.has(exercise),
    show: (exercise: string, isBusy: boolean) => (isBusy ? offerStop : offerCheck)(exercise),
  };
}
