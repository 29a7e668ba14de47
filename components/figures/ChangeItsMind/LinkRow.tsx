// The changed digit as a link: written when asked for, read when the page is opened with one.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { isLink, readLink, type Shared, writeLink } from './link.ts';

/** Calls `open` with what a link brings, whenever one arrives; gives a sentence about it. */
export function useLinked(open: (shared: Shared) => void): string {
  const [said, say] = useState('');
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const look = () => {
      if (!isLink(location.hash)) return;
      const shared = readLink(location.hash);
      if (shared) latest.current(shared);
      say(
        shared
          ? 'This digit came with a link. Change it as you like: it stays in your browser.'
          : 'This link is damaged: the digit in it cannot be read. Ask for it again, or start here with our example.',
      );
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return said;
}

export function LinkRow({ shared }: { shared: Shared }) {
  const [address, setAddress] = useState('');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const written = writeLink(shared);
  useEffect(() => setAddress(''), [written]);
  const copy = () => {
    const whole = location.origin + location.pathname + location.search + written;
    setAddress(whole);
    setCopied(false);
    const done = navigator.clipboard?.writeText(whole) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setCopied(true),
      // Browsers give no clipboard to pages that come without encryption.
      () => field.current?.select(),
    );
  };
  return (
    <>
      <Button onClick={copy}>Copy a link to this digit</Button>
      {address && (
        <span class="mind-link">
          <input
            ref={field}
            readOnly
            value={address}
            aria-label="The link"
            onFocus={(event) => event.currentTarget.select()}
          />
          <span class="label" role="status">
            {copied
              ? 'Copied. The digit is in the link itself; nothing is sent anywhere.'
              : 'Copy it from here.'}
          </span>
        </span>
      )}
    </>
  );
}
