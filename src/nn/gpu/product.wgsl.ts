// A product of two matrices, tile by tile: what the three products of a dense layer have in common.
//
// sum(row, column) = Σₖ left(row, k) · right(k, column)
//
// A workgroup makes a tile of 32 × 32 sums. Its 16 × 16 threads fetch 32 columns of `left` and 32 rows of `right`
// into memory of their own, where each number is used 32 times, then the next 32. Each thread makes four sums.

export const tileSide = 32;

export interface Product {
  /** How many there are, and how many products a sum has: WGSL expressions. */
  rows: string;
  columns: string;
  depth: string;
  /** Where the matrix lies in memory with rows and columns exchanged: then neighbours are fetched down, not across. */
  leftTurned?: boolean;
  rightTurned?: boolean;
  /** WGSL with `fn left(row, k)`, `fn right(k, column)` and `fn finish(row, column, sum)`. */
  parts: string;
}

export const productShader = ({ rows, columns, depth, parts, ...turned }: Product) => /* wgsl */ `
${parts}
const tile = ${tileSide}u;
const side = tile / 2u; // of the workgroup
// One number more in a row: read downwards, the numbers lie in different banks of the memory.
var<workgroup> leftTile: array<array<f32, tile + 1u>, tile>;
var<workgroup> rightTile: array<array<f32, tile + 1u>, tile>;

fn fetchLeft(firstRow: u32, firstK: u32, y: u32, x: u32) {
  leftTile[y][x] = 0.0; // beyond the matrix, where it adds nothing
  if (firstRow + y < ${rows} && firstK + x < ${depth}) { leftTile[y][x] = left(firstRow + y, firstK + x); }
}

fn fetchRight(firstK: u32, firstColumn: u32, y: u32, x: u32) {
  rightTile[y][x] = 0.0;
  if (firstK + y < ${depth} && firstColumn + x < ${columns}) { rightTile[y][x] = right(firstK + y, firstColumn + x); }
}

fn finishInside(row: u32, column: u32, sum: f32) {
  if (row < ${rows} && column < ${columns}) { finish(row, column, sum); }
}

@compute @workgroup_size(side, side)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let firstRow = group.y * tile;
  let firstColumn = group.x * tile;
  var upper = vec2f();
  var lower = vec2f();
  for (var firstK = 0u; firstK < ${depth}; firstK += tile) {
    for (var y = thread.y; y < tile; y += side) {
      for (var x = thread.x; x < tile; x += side) {
        fetchLeft(firstRow, firstK, ${turned.leftTurned ? 'x, y' : 'y, x'});
        fetchRight(firstK, firstColumn, ${turned.rightTurned ? 'x, y' : 'y, x'});
      }
    }
    workgroupBarrier();
    for (var k = 0u; k < tile; k++) {
      let across = vec2f(rightTile[k][thread.x], rightTile[k][thread.x + side]);
      upper += leftTile[thread.y][k] * across;
      lower += leftTile[thread.y + side][k] * across;
    }
    workgroupBarrier(); // nobody fetches the next tiles while another still reads these
  }
  let row = firstRow + thread.y;
  let column = firstColumn + thread.x;
  finishInside(row, column, upper.x);
  finishInside(row, column + side, upper.y);
  finishInside(row + side, column, lower.x);
  finishInside(row + side, column + side, lower.y);
}
`;
