// Live part: how many groups are looked into; and the same measured here, with images stored in this tab.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { duration } from '#components/controls/Measuring/words.ts';
import { useSearching } from '#components/controls/Searching/useSearching.ts';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FactCell, Heads } from '#components/controls/Table.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import type { Timed } from '#src/retrieval/messages.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawVectorSearch } from './chart.ts';
import * as words from './points.ts';

interface Props {
  stored: number;
  lists: number;
  recorded: words.RecordedSearch[];
  children?: ComponentChildren;
}

export function VectorSearch({ stored, lists, recorded, children }: Props) {
  const [place, setPlace] = useState(
    recorded.findIndex(({ probes }) => probes === words.firstProbes),
  );
  const [timed, setTimed] = useState<Timed>();
  const searching = useSearching((result) => result.kind === 'timed' && setTimed(result.timed));
  const start = () => searching.start({ kind: 'time' });
  const points = useMemo(() => words.pointsOf(recorded, stored), [recorded, stored]);
  const { probes, recall, distances } = recorded[place];
  const yours = timed ? words.timedPoints(timed) : [];
  const draw = useMemo(
    () => drawVectorSearch({ recorded: points, yours, shown: probes }),
    [points, timed, probes],
  );
  return (
    <div class="stage-side broad vector-search">
      <LiveChart class="chart-frame" draw={draw} label={words.chartSentence(points)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          {
            label: 'groups looked into',
            fact: 'probes',
            value: probes,
            shown: `${probes} of ${lists}`,
          },
          { label: 'true neighbours found', fact: 'probes-recall', value: recall, as: 'percent-1' },
          { label: 'distances computed', fact: 'probes-distances', value: distances },
          {
            label: 'of all there are',
            fact: 'probes-share',
            value: distances / stored,
            as: 'percent-1',
          },
        ]}
      />
      <div class="controls">
        <Slider
          label="Groups looked into"
          value={place}
          min={0}
          max={recorded.length - 1}
          spoken={`${words.inGroups(probes)} of ${lists}`}
          shown={`${probes} of ${lists}`}
          onValue={setPlace}
        />
        <MeasureButton measuring={searching} start={start}>
          Build and time one in this tab
        </MeasureButton>
      </div>
      <MeasuringLine measuring={searching} retry={start} images="images" />
      <Spoken class="verdict">{timed ? words.timedSentence(timed) : ''}</Spoken>
      {timed && <TimedTable timed={timed} />}
    </div>
  );
}

const TimedTable = ({ timed: { searches, stored, lists } }: { timed: Timed }) => (
  <table class="ruled">
    <caption>
      your tab: {formatNumber(stored)} stored, {lists} groups
    </caption>
    <Heads names={['looked into', 'found', 'distances', 'one search']} />
    <tbody>
      {searches.map(({ probes, recall, distances, milliseconds }) => (
        <tr key={probes}>
          <th scope="row">{probes === 0 ? 'everything' : words.inGroups(probes)}</th>
          <FactCell name={`timed-recall-${probes}`} value={recall} as="percent-1" />
          <FactCell name={`timed-distances-${probes}`} value={distances} />
          <FactCell name={`timed-milliseconds-${probes}`} value={milliseconds}>
            {duration(milliseconds)}
          </FactCell>
        </tr>
      ))}
    </tbody>
  </table>
);
