// Live part: how many lists are looked into; and the same measured here, with images stored in this tab.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { duration } from '#components/controls/Measuring/words.ts';
import { useSearching } from '#components/controls/Searching/useSearching.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawVectorSearch } from '#components/figures/VectorSearch/chart.ts';
import type { Timed } from '#src/retrieval/messages.ts';
import { formatNumber } from '#src/numbers/format.ts';
import {
  chartSentence,
  inLists,
  pointsOf,
  type RecordedSearch,
  timedPoints,
  timedSentence,
} from './points.ts';

interface Props {
  stored: number;
  lists: number;
  recorded: RecordedSearch[];
  firstProbes: number;
  children?: ComponentChildren;
}

export function VectorSearch({ stored, lists, recorded, firstProbes, children }: Props) {
  const [place, setPlace] = useState(recorded.findIndex(({ probes }) => probes === firstProbes));
  const [changed, setChanged] = useState(false);
  const [timed, setTimed] = useState<Timed>();
  const searching = useSearching((result) => result.kind === 'timed' && setTimed(result.timed));
  const start = () => searching.start({ kind: 'time' });
  const points = useMemo(() => pointsOf(recorded, stored), [recorded, stored]);
  const { probes, recall, distances } = recorded[place];
  const draw = useMemo(
    () =>
      drawVectorSearch({
        recorded: points,
        yours: timed ? timedPoints(timed) : [],
        shown: probes,
      }),
    [points, timed, probes],
  );
  return (
    <div class="vector-search">
      <div class="vector-search-chart">
        <LiveChart
          draw={draw}
          label={chartSentence(points)}
          changed={changed || timed !== undefined}
        >
          {children}
        </LiveChart>
      </div>
      <dl class="vector-search-numbers">
        <Line
          name="lists looked into"
          fact="probes"
          value={probes}
          text={`${probes} of ${lists}`}
        />
        <Line
          name="true neighbours found"
          fact="probes-recall"
          value={recall}
          text={formatNumber(recall, 'percent-1')}
        />
        <Line
          name="distances computed"
          fact="probes-distances"
          value={distances}
          text={formatNumber(distances)}
        />
        <Line
          name="of all there are"
          fact="probes-share"
          value={distances / stored}
          text={formatNumber(distances / stored, 'percent-1')}
        />
      </dl>
      <div class="controls">
        <label class="slider vector-search-slider">
          <span>Lists looked into</span>
          <input
            type="range"
            min="0"
            max={recorded.length - 1}
            value={place}
            aria-valuetext={`${inLists(probes)} of ${lists}`}
            onInput={(event) => {
              setPlace(Number(event.currentTarget.value));
              setChanged(true);
            }}
          />
          <output aria-live="off">
            {probes} of {lists}
          </output>
        </label>
        <MeasureButton measuring={searching} start={start}>
          Build and time one in this tab
        </MeasureButton>
      </div>
      <MeasuringLine measuring={searching} retry={start} images="images" />
      <Spoken class="vector-search-words">{timed ? timedSentence(timed) : ''}</Spoken>
      {timed && <TimedTable timed={timed} />}
    </div>
  );
}

interface LineProps {
  name: string;
  fact: string;
  value: number;
  text: string;
}

const Line = ({ name, fact, value, text }: LineProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <data data-name={fact} value={String(value)}>
        {text}
      </data>
    </dd>
  </div>
);

function TimedTable({ timed: { searches, stored, lists } }: { timed: Timed }) {
  return (
    <table class="vector-search-table">
      <caption>
        your tab: {formatNumber(stored)} stored, {lists} lists
      </caption>
      <thead>
        <tr>
          <th scope="col">looked into</th>
          <th scope="col">found</th>
          <th scope="col">distances</th>
          <th scope="col">one search</th>
        </tr>
      </thead>
      <tbody>
        {searches.map(({ probes, recall, distances, milliseconds }) => (
          <tr key={probes}>
            <th scope="row">{probes === 0 ? 'everything' : inLists(probes)}</th>
            <td>
              <data data-name={`timed-recall-${probes}`} value={String(recall)}>
                {formatNumber(recall, 'percent-1')}
              </data>
            </td>
            <td>
              <data data-name={`timed-distances-${probes}`} value={String(distances)}>
                {formatNumber(distances)}
              </data>
            </td>
            <td>
              <data data-name={`timed-milliseconds-${probes}`} value={String(milliseconds)}>
                {duration(milliseconds)}
              </data>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
