// The loop as a drawing: batches go round inside, epochs outside; the images come in once, and looking leads out.

// Places in the drawing's own units.
const [width, height] = [320, 308];
const [cx, cy] = [176, 154];
const [inner, outer] = [76, 128];
const radius = 19;

const around = (share: number, distance: number) => ({
  x: cx + distance * Math.sin(2 * Math.PI * share),
  y: cy - distance * Math.cos(2 * Math.PI * share),
});
const places = [
  { x: 34, y: cy - outer },
  around(0, outer),
  ...[0, 1, 2, 3, 4].map((k) => around(k / 5, inner)),
  { x: 34, y: cy + outer },
];
const step = places[6]!;

/** `done` of its stages are done; the last of them is marked. */
export const Ring = ({ done }: { done: number }) => (
  <svg
    class="loop-ring drawing"
    viewBox={`0 0 ${width} ${height}`}
    role="img"
    aria-label="Two loops, one inside the other. The images are fetched once. The outer loop, over epochs, begins with shuffling. The inner loop goes round for each batch, from gathering to the step. Now and then a line leads out, to look."
  >
    <circle class="loop-way" cx={cx} cy={cy} r={outer} />
    <circle class="loop-way" cx={cx} cy={cy} r={inner} />
    <line class="loop-way" x1={places[0]!.x} y1={places[0]!.y} x2={cx} y2={cy - outer} />
    <line class="loop-way" x1={step.x} y1={step.y} x2={places[7]!.x} y2={places[7]!.y} />
    <text x={cx} y={cy - 4}>
      each
    </text>
    <text x={cx} y={cy + 14}>
      batch
    </text>
    <text x={cx} y={cy + (inner + outer) / 2 + 8}>
      each epoch
    </text>
    {places.map(({ x, y }, k) => (
      <g class={k + 1 === done ? 'loop-stage now' : 'loop-stage'} key={k}>
        <circle cx={x} cy={y} r={radius} />
        <text x={x} y={y + 5}>
          {k + 1}
        </text>
      </g>
    ))}
  </svg>
);
