// What a teacher pastes into her own page to show one figure.
import { messageType } from '../Embed/message.ts';

interface Framed {
  /** Of the page with the figure, `?embed=NAME` at its end. */
  address: string;
  title: string;
  /** CSS pixels. */
  height: number;
}

export const frameSnippet = ({ address, title, height }: Framed): string =>
  // given 100: As wide as the page around it.
  `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="${height}" style="border: 0"></iframe>`;

/** For pages that may run scripts: the frame follows its figure. */
export const followingScript = `<script>
  addEventListener('message', ({ data, source }) => {
    const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source);
    if (frame && data?.type === '${messageType}') frame.height = data.height;
  });
</script>`;
