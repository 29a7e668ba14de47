// Live part: a figure is chosen, shown as wide as a teacher's page will have it, and its height there goes into the code.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Select } from '#components/controls/Select.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { copyText, notCopied } from '#src/session/copy-text.ts';
import { pageAddress } from '#src/session/root.ts';
import { messageType } from '../Embed/message.ts';
import { followingScript, frameSnippet } from './snippet.ts';

interface Figure {
  name: string;
  title: string;
  /** Below the book's root: "forward-pass/". */
  page: string;
}

const widths = [480, 640, 800, 1000].map((width) => [width, `${width} pixels`] as const);

export function EmbedCode({ figures }: { figures: Figure[] }) {
  const [name, setName] = useState<string>();
  const [width, setWidth] = useState(800);
  const figure = figures.find((each) => each.name === name);
  const address = figure && `${pageAddress(figure.page)}?embed=${figure.name}`;
  const { frame, height } = useHeight(`${address} ${width}`);
  const code =
    figure && address && height > 0
      ? frameSnippet({ address, title: figure.title, height })
      : undefined;
  return (
    <div class="embed-code" data-embed-code>
      <div class="controls">
        <Select
          label="Figure"
          options={figures.map((each) => [each.name, `${each.title} (${each.name})`] as const)}
          value={name}
          other="Choose a figure"
          onValue={setName}
        />
        <Select label="Width in your page" options={widths} value={width} onValue={setWidth} />
      </div>
      <Spoken>
        {code
          ? `At ${width} pixels this figure is ${height} pixels tall. Use it below: the code keeps the greatest height.`
          : figure
            ? 'The figure is being measured …'
            : 'Choose a figure to get the code for it.'}
      </Spoken>
      {code && <Code label="The frame" code={code} />}
      {code && (
        <details>
          <summary>If your page may run scripts</summary>
          <p>
            Add this once, and each frame follows its figure, on a phone too. Without it a frame
            that is narrower than the width above scrolls. Platforms that know{' '}
            <code>lti.frameResize</code> need no script.
          </p>
          <Code label="The script" code={followingScript} />
        </details>
      )}
      {figure && (
        <div
          class="embed-preview"
          role="group"
          aria-label="The figure in its frame"
          tabIndex={0}
          style={{ '--width': `${width}px` }}
        >
          <iframe
            key={`${address} ${width}`}
            ref={frame}
            src={address}
            title={figure.title}
            width={width}
            height={height || 400}
          />
        </div>
      )}
    </div>
  );
}

/** The greatest height that the framed figure has told since `what` is shown; 0 before the first. CSS pixels. */
function useHeight(what: string) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [seen, setSeen] = useState({ what, height: 0 });
  useEffect(() => {
    setSeen({ what, height: 0 });
    const hear = ({ data, source }: MessageEvent) => {
      if (source !== frame.current?.contentWindow || data?.type !== messageType) return;
      setSeen((before) => ({ what, height: Math.max(before.height, Number(data.height)) }));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [what]);
  return { frame, height: seen.what === what ? seen.height : 0 };
}

function Code({ label, code }: { label: string; code: string }) {
  const [copied, setCopied] = useState<boolean>();
  useEffect(() => setCopied(undefined), [code]);
  const text = useRef<HTMLPreElement>(null);
  const copy = async () => setCopied(await copyText(code, () => text.current));
  return (
    <div class="embed-snippet">
      <pre ref={text} tabIndex={0} aria-label={label} translate={false}>
        {code}
      </pre>
      <Button onClick={() => void copy()}>
        <span aria-live="polite">
          {copied === undefined ? 'Copy' : copied ? 'Copied' : notCopied}
        </span>
      </Button>
    </div>
  );
}
