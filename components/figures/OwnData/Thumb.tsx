// One image of 28 × 28 in the page's ink.
export const Thumb = ({ png, label = '' }: { png: string; label?: string }) => (
  <span
    class="own-thumb"
    role={label ? 'img' : undefined}
    aria-label={label || undefined}
    aria-hidden={label ? undefined : 'true'}
  >
    <span style={{ maskImage: `url(${png})` }} />
  </span>
);
