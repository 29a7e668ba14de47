// Seconds of something that may pause.
export function createStopwatch() {
  let [begun, passed] = [0, 0];
  return {
    start: () => void (begun ||= performance.now()),
    stop(): void {
      if (begun) passed += performance.now() - begun;
      begun = 0;
    },
    seconds: () => (passed + (begun ? performance.now() - begun : 0)) / 1000,
  };
}
