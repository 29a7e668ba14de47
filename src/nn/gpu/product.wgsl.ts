// A product of two matrices, tile by tile: what the three products of a dense layer have in common.
//
// sum(row, column) = Σₖ left(row, k) · right(k, column)
//
// A workgroup makes a tile of 32 × 32 sums, each of its 8 × 8 threads 4 × 4 of them. They fetch 16 columns of `left`
// and 16 rows of `right` into memory of their own, use each number 32 times, and fetch the next.

export const tileSide = 32;

export interface Product {
  /** How many there are, and how many products a sum has: WGSL expressions. */
  rows: string;
  columns: string;
  products: string;
  /** In memory, are rows and columns exchanged? Neighbouring threads fetch what lies side by side there. */
  leftTurned?: boolean;
  rightTurned?: boolean;
  /** WGSL with `fn left(row, k)`, `fn right(k, column)` and `fn finish(row, column, sum)`. */
  parts: string;
}

// The place of a number in its tile, and its k.
const alongProducts = 'place / depth, place % depth';
const alongTile = 'place % tile, place / tile';

export const productShader = (product: Product) => /* wgsl */ `
${product.parts}
const tile = ${tileSide}u;
const depth = 16u;
const side = 8u; // of the workgroup
// One number more in a row, so that a column's numbers lie in different banks of the memory.
var<workgroup> leftTile: array<array<f32, tile + 1u>, depth>;
var<workgroup> rightTile: array<array<f32, tile + 1u>, depth>;

fn fetchLeft(row: u32, k: u32, firstRow: u32, firstK: u32) {
  leftTile[k][row] = 0.0; // beyond the matrix, where it adds nothing
  if (firstRow + row < ${product.rows} && firstK + k < ${product.products}) {
    leftTile[k][row] = left(firstRow + row, firstK + k);
  }
}

fn fetchRight(column: u32, k: u32, firstColumn: u32, firstK: u32) {
  rightTile[k][column] = 0.0;
  if (firstColumn + column < ${product.columns} && firstK + k < ${product.products}) {
    rightTile[k][column] = right(firstK + k, firstColumn + column);
  }
}

// Spelled out, not looped: a number picked by a variable could not stay in a register.
fn finishRow(row: u32, columns: vec4u, sums: vec4f) {
  if (row >= ${product.rows}) { return; }
  if (columns.x < ${product.columns}) { finish(row, columns.x, sums.x); }
  if (columns.y < ${product.columns}) { finish(row, columns.y, sums.y); }
  if (columns.z < ${product.columns}) { finish(row, columns.z, sums.z); }
  if (columns.w < ${product.columns}) { finish(row, columns.w, sums.w); }
}

@compute @workgroup_size(side, side)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) thread: vec3u,
  @builtin(local_invocation_index) index: u32,
) {
  let firstRow = group.y * tile;
  let firstColumn = group.x * tile;
  let rows = thread.y + side * vec4u(0u, 1u, 2u, 3u);
  let columns = thread.x + side * vec4u(0u, 1u, 2u, 3u);
  var sums = mat4x4f();
  for (var firstK = 0u; firstK < ${product.products}; firstK += depth) {
    for (var place = index; place < tile * depth; place += side * side) {
      fetchLeft(${product.leftTurned ? alongTile : alongProducts}, firstRow, firstK);
      fetchRight(${product.rightTurned ? alongProducts : alongTile}, firstColumn, firstK);
    }
    workgroupBarrier();
    for (var k = 0u; k < depth; k++) {
      let across = vec4f(
        rightTile[k][columns.x], rightTile[k][columns.y], rightTile[k][columns.z], rightTile[k][columns.w],
      );
      sums[0] += leftTile[k][rows.x] * across;
      sums[1] += leftTile[k][rows.y] * across;
      sums[2] += leftTile[k][rows.z] * across;
      sums[3] += leftTile[k][rows.w] * across;
    }
    workgroupBarrier(); // nobody fetches the next tiles while another still reads these
  }
  finishRow(firstRow + rows.x, firstColumn + columns, sums[0]);
  finishRow(firstRow + rows.y, firstColumn + columns, sums[1]);
  finishRow(firstRow + rows.z, firstColumn + columns, sums[2]);
  finishRow(firstRow + rows.w, firstColumn + columns, sums[3]);
}
`;
