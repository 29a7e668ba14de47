// A heartbeat: a worker that is awaited and says nothing is asked whether it is there, and after a while counts as gone.
//
// By beats and not by the clock: when a device wakes from sleep, one beat has passed, however long it slept.

/** Asked so often; silent for three times that long, the worker counts as gone. */
const beatMilliseconds = 10_000;
const mostSilentBeats = 3;

export interface Heartbeat {
  /** The worker has said something. */
  heard(): void;
  end(): void;
}

/** A run that rests, with nothing asked of it, may sleep: it is not awaited. */
export function createHeartbeat(
  isAwaited: () => boolean,
  ping: () => void,
  giveUp: () => void,
): Heartbeat {
  let silentBeats = 0;
  function beat(): void {
    silentBeats = isAwaited() ? silentBeats + 1 : 0;
    if (silentBeats > mostSilentBeats) giveUp();
    else if (silentBeats > 0) ping();
  }
  const timer = setInterval(beat, beatMilliseconds);
  return {
    heard: () => void (silentBeats = 0),
    end: () => clearInterval(timer),
  };
}
