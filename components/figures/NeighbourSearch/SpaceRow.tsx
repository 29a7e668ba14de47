// One space: its nearest stored images in their order, with their labels, and the digit they vote for.
import { Fact } from '#components/controls/Fact.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { articleFor } from '#src/numbers/format.ts';
import type { Neighbour } from '#src/retrieval/messages.ts';
import type { Space } from '#src/retrieval/stored-vectors.ts';
import { spaceWords, voteOf } from './spaces.ts';

export function SpaceRow({ space, near }: { space: Space; near: readonly Neighbour[] }) {
  const [name, what] = spaceWords[space];
  const { digit, votes } = voteOf(near.map(({ label }) => label));
  return (
    <li class="neighbours-row" data-space={space}>
      <p class="neighbours-space">
        {name} <span class="label">{what}</span>
      </p>
      <ol class="neighbours-pictures">
        {near.map(({ place, label, pixels }) => (
          <li key={place} data-place={place} class={label === digit ? '' : 'neighbours-other'}>
            <Picture
              values={pixels}
              largest={255}
              label={`Training image ${place}, ${articleFor(label)} ${label}`}
            />
            <span aria-hidden="true">{label}</span>
          </li>
        ))}
      </ol>
      <p class="neighbours-vote">
        <Fact name={`votes-${space}`} value={votes} /> of {near.length} say{' '}
        <Fact name={`vote-${space}`} value={digit} />
      </p>
    </li>
  );
}
