// A breath: whoever waits for one lets all messages in that have arrived, and goes on at once.
//
// Not by setTimeout, which browsers slow down to once a second, or a minute, in a tab that nobody sees.

export function createBreath(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let goOn = () => {};
  port1.addEventListener('message', () => goOn());
  port1.start();
  return () =>
    new Promise((resolve) => {
      goOn = resolve;
      port2.postMessage(0);
    });
}
