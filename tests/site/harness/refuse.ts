// A browser that keeps nothing.

/** For `addInitScript`: as in a browser with storage turned off, each way to it throws. */
export const refuseStorage = () => {
  const throws = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(window, name, { get: throws, configurable: true });
  }
};
