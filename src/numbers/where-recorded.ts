// Where and when a time was recorded, in words.

interface Recording {
  /** `load`: how many programs wanted a thread when the recording began. */
  machine: { processor: string; threads: number; system: string; load?: number };
  browser: string;
  /** ISO, without the time of day. */
  date: string;
}

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** "AMD EPYC, 2 threads, Linux; Chromium 156; 26 November 2026" */
export function whereRecorded({ machine, browser, date }: Recording): string {
  const [year, month, day] = date.split('-').map(Number);
  const { processor, threads, system, load = 0 } = machine;
  const busy = load > threads ? ', while other programs ran too' : '';
  return `${processor}, ${threads} threads, ${system}; ${browser}; ${day} ${months[month - 1]} ${year}${busy}`;
}
