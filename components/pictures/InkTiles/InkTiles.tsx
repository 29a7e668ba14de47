// Small digits out of one picture of nothing but ink: the page pours its colour through the tile that it wants.
import type { ComponentChildren, JSX } from 'preact';
import { type InkSheet, tileOf } from './ink-sheet.ts';

interface Props {
  sheet: InkSheet;
  /** CSS: where the picture is. */
  picture: string;
  /** Each `<i>` within that has a `tileStyle` shows its tile. */
  children: ComponentChildren;
}

/** Hands the picture down to the tiles; it has no box of its own, or the picture would cut it. */
export const InkTiles = ({ sheet: { columns, rows }, picture, children }: Props) => (
  <span
    class="ink-tiles"
    style={{ maskImage: picture, '--sheet-columns': columns, '--sheet-rows': rows }}
  >
    {children}
  </span>
);

/** Where tile `k` lies, for ink-tiles.css. */
export function tileStyle(sheet: InkSheet, k: number) {
  const { column, row } = tileOf(sheet, k);
  return { '--column': column, '--row': row };
}

interface TileProps extends Omit<Props, 'children'> {
  k: number;
  style?: JSX.CSSProperties;
}

/** One tile alone. */
export const InkTile = ({ k, style, ...props }: TileProps) => (
  <InkTiles {...props}>
    <i style={{ ...tileStyle(props.sheet, k), ...style }} />
  </InkTiles>
);
